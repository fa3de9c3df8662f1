// A glazed ceramic mug: 9 cm tall, 8 cm across the rim, its handle on the +X side.
import { encodeGlb } from './glb.mjs';
import { filletedProfile, millimetres, outerRadiusAt, placesOn, revolve } from './lathe.mjs';
import { packUvs } from './mesh.mjs';
import { fractalNoise, noise } from './noise.mjs';
import { clamp, mix, mixAll, smoothstep } from './numbers.mjs';
import { encodeJpeg, paint, paintRoughness } from './picture.mjs';
import { bezier, sweptSurface, tube } from './sweep.mjs';

const WALL = 0.0038;
const RIM = WALL / 2;
const UPPER_JOIN = 0.0762;
const LOWER_JOIN = 0.0268;
// Where the spec's keypoint `handle` lies: the middle of the grip.
const GRIP = [0.06, 0.05, 0];

const GLAZE = [52, 124, 138];
const CREAM = [238, 228, 206];
const CLAY = [176, 122, 88];
const SPECK = [60, 48, 40];

/** [distance from the axis, height, fillet], in millimetres: under the foot, up the outside, over the rim, down inside. */
const PROFILE = [
  [0, 2.6, 0],
  [24.6, 2.6, 1],
  [25.4, 0, 0.7],
  [29.2, 0, 1],
  [30.4, 3.2, 1.5],
  [36.9, 9.5, 11],
  [37.9, 52, 150],
  [40, 74, 60],
  [40, 90, RIM * 1000 - 0.001],
  [36.2, 90, RIM * 1000 - 0.001],
  [36.2, 74, 60],
  [34.1, 52, 150],
  [33.2, 7, 10],
  [0, 7, 0],
];

const bodyProfile = () => filletedProfile(millimetres(PROFILE), 0.42);

/** The middle line of the handle, from inside the wall above, through the grip, to inside the wall below. */
function handleCurve(profile) {
  const upper = [outerRadiusAt(profile, UPPER_JOIN) - WALL / 2, UPPER_JOIN, 0];
  const lower = [outerRadiusAt(profile, LOWER_JOIN) - WALL / 2, LOWER_JOIN, 0];
  const above = [upper, [0.05, 0.0778, 0], [GRIP[0], 0.0685, 0], GRIP];
  const below = [GRIP, [GRIP[0], 0.0315, 0], [0.05, 0.025, 0], lower];
  return (amount) => (amount < 0.5 ? bezier(above, 2 * amount) : bezier(below, 2 * amount - 1));
}

/** How close to an end of the handle, from 0 (on the bow) to 1 (in the wall). */
const nearWall = (amount) => clamp(1 - Math.min(amount, 1 - amount) / 0.16);

/** The half-axes of the handle's section, which widens into the wall as pressed clay does. */
function handleSection(amount) {
  const flare = nearWall(amount) ** 2;
  return { thickness: 0.004 + 0.0024 * flare, width: 0.0065 + 0.0022 * flare };
}

/** The handle; its ends are drawn on to the middle of the wall, so that they lie in the clay and never show inside. */
function handleMesh(profile) {
  const swept = sweptSurface(handleCurve(profile), handleSection);
  const surface = (amount, angle) => {
    const [x, y, z] = swept(amount, angle);
    const wall = outerRadiusAt(profile, y) - WALL / 2;
    return [mix(x, Math.sqrt(wall * wall - z * z), nearWall(amount) ** 2), y, z];
  };
  return tube(surface, { rings: 26, sides: 14 });
}

/** What covers a place of the body: [how much glaze, how much of it is the cream of the inside]. */
function coats({ height, normal, radius }, wander) {
  const outside = normal[0] > 0.2 || height < 0.004 ? 1 : 0;
  const rim = smoothstep(0.0862, 0.0882, height + wander);
  const foot = smoothstep(0.0048, 0.0036, height + wander) * (radius > 0.02 ? 1 : 0) * outside;
  return [1 - foot, outside === 1 ? rim : 1];
}

/** The colour and the roughness of the glaze at a place of the body, and at the handle where there is none. */
function surfaceAt(place, u, v) {
  const wander = 0.0007 * fractalNoise(21, u * 12, v * 4, 12, 4, 2);
  const [glazed, cream] = place === undefined ? [1, 0] : coats(place, wander);
  const pooled = 0.5 + 0.5 * fractalNoise(22, u * 8, v * 8, 8, 8, 4);
  const teal = mixAll(GLAZE, [34, 92, 112], pooled * 0.8);
  const speck = smoothstep(0.62, 0.8, noise(23, u * 190, v * 230, 190, 230));
  const color = mixAll(mixAll(teal, CREAM, cream), SPECK, 0.45 * speck);
  return {
    color: mixAll(CLAY, color, glazed),
    roughness: mix(0.85, 0.16 + 0.08 * pooled + 0.1 * speck, glazed),
  };
}

/** The body's texture takes this part of the picture, from the top; the handle's lies below. */
const BODY_PART = 0.8;

export function makeMug() {
  const profile = bodyProfile();
  const body = revolve(profile, 44);
  const handle = handleMesh(profile);
  packUvs(body, [0, 0], [1, BODY_PART]);
  packUvs(handle, [0, 0.82], [1, 1]);
  const placeAt = placesOn(profile);
  const at = (u, v) => surfaceAt(v < BODY_PART ? placeAt(v / BODY_PART) : undefined, u, v);
  const glaze = {
    name: 'glaze',
    colorMap: encodeJpeg(paint(512, 512, (u, v) => at(u, v).color)),
    roughnessMap: encodeJpeg(paintRoughness(256, 256, (u, v) => [at(u, v).roughness, 0])),
  };
  return encodeGlb([
    { name: 'mug', mesh: body, material: glaze },
    { name: 'handle', mesh: handle, material: glaze },
  ]);
}
