// A traffic cone, 75 cm tall: orange with two white reflecting bands, hollow at the tip, on a black square foot.
import { roundedBox } from './box.mjs';
import { encodeGlb } from './glb.mjs';
import { filletedProfile, millimetres, placesOn, revolve } from './lathe.mjs';
import { move } from './mesh.mjs';
import { fractalNoise, noise } from './noise.mjs';
import { mix, mixAll, smoothstep } from './numbers.mjs';
import { encodeJpeg, paint, paintRoughness } from './picture.mjs';

/** [distance from the axis, height, fillet], in millimetres: the cone is sunk into its foot, and has a hole in its tip. */
const PROFILE = [
  [0, 10, 0],
  [150, 10, 2],
  [150, 34, 3],
  [139, 46, 5],
  [134, 60, 8],
  [33, 744, 4],
  [29, 750, 2.5],
  [23, 749, 2.5],
  [26, 690, 3],
  [0, 690, 0],
];

const ORANGE = [240, 84, 18];
const WHITE = [236, 236, 230];
const DIRT = [96, 82, 70];
const INSIDE = [60, 26, 12];

/** The bands, metres of height. */
const BANDS = [
  [0.27, 0.4],
  [0.5, 0.6],
];

function bandAt({ height, normal }) {
  const edge = 0.0015;
  return (
    BANDS.reduce(
      (most, [low, high]) =>
        Math.max(
          most,
          smoothstep(low - edge, low + edge, height) * smoothstep(high + edge, high - edge, height),
        ),
      0,
    ) * (normal[0] > 0.2 ? 1 : 0)
  );
}

function colorAt(place, u, v) {
  const color = mixAll(ORANGE, WHITE, bandAt(place));
  const scuffs = fractalNoise(71, u * 10, v * 14, 10, 14, 5);
  const streaks = noise(72, u * 60, v * 10, 60, 10);
  const low = smoothstep(0.35, 0.04, place.height);
  const dirt = 0.1 + 0.3 * low + 0.5 * smoothstep(0.25, 0.6, scuffs + 0.2 * streaks);
  const hole = place.normal[0] < -0.2 || (place.height > 0.68 && place.radius < 0.022) ? 0.8 : 0;
  return mixAll(mixAll(color, DIRT, 0.45 * dirt), INSIDE, hole);
}

export function makeCone() {
  const profile = filletedProfile(millimetres(PROFILE), 0.4);
  const placeAt = placesOn(profile);
  const body = {
    name: 'plastic and bands',
    colorMap: encodeJpeg(
      paint(512, 1024, (u, v) => colorAt(placeAt(v), u, v)),
      85,
    ),
    roughnessMap: encodeJpeg(paintRoughness(64, 512, (_, v) => [mix(0.55, 0.3, bandAt(placeAt(v))), 0])),
  };
  const rubber = paint(256, 256, (u, v) => {
    const worn = 0.5 + 0.5 * fractalNoise(73, u * 12, v * 12, 12, 12, 4);
    return mixAll([34, 34, 36], [78, 74, 70], 0.6 * worn * worn);
  });
  const foot = roundedBox([0.38, 0.03, 0.38], { radius: 0.009, steps: 3, parts: 6 });
  return encodeGlb([
    { name: 'cone', mesh: revolve(profile, 40), material: body },
    {
      name: 'foot',
      mesh: move(foot, [0, 0.015, 0]),
      material: { name: 'rubber', roughness: 0.85, colorMap: encodeJpeg(rubber) },
    },
  ]);
}
