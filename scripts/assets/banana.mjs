// A ripe banana, 19 cm long, that lies on its side: five-cornered, curved, with brown tips and sugar spots.
import { encodeGlb } from './glb.mjs';
import { lowest, move, raise, turnAbout } from './mesh.mjs';
import { fractalNoise, noise } from './noise.mjs';
import { clamp, mix, mixAll, settle, smoothstep, TAU } from './numbers.mjs';
import { encodeJpeg, paint } from './picture.mjs';
import { bezier, sweptSurface, tube } from './sweep.mjs';

/** From the stalk to the blossom end, millimetres; the curve lies level once the banana is laid down. */
const CURVE = [
  [-88, 62, 0],
  [-82, 38, 0],
  [-62, -22, 0],
  [8, -48, 0],
  [66, -8, 0],
  [84, 20, 0],
].map((point) => point.map((value) => value / 1000));

/** Half of the thickness, millimetres, against the part of the length. */
const THICKNESS = [
  [0, 4.6],
  [0.015, 5.2],
  [0.05, 4.3],
  [0.11, 4.8],
  [0.17, 8],
  [0.25, 13],
  [0.36, 16.6],
  [0.5, 17.8],
  [0.65, 17.2],
  [0.78, 14.8],
  [0.88, 10.5],
  [0.945, 6.4],
  [0.97, 4],
  [0.99, 3.4],
  [1, 2.6],
];

function thicknessAt(amount) {
  const next = Math.max(
    1,
    THICKNESS.findIndex(([part]) => part >= amount),
  );
  const [low, high] = [THICKNESS[next - 1], THICKNESS[next]];
  const part = (amount - low[0]) / (high[0] - low[0]);
  return mix(low[1], high[1], part * part * (3 - 2 * part) * 0.5 + part * 0.5) / 1000;
}

/** How far a corner of the section stands out at an angle: 1 on a corner, 0 between two. */
const corner = (angle) => 0.5 + 0.5 * Math.cos(5 * angle);

/** The radius of a rounded pentagon of mean radius 1. */
function pentagon(angle) {
  const sector = TAU / 5;
  const off = angle - sector * Math.round(angle / sector);
  const straight = Math.cos(sector / 2) / Math.cos(Math.abs(off) - sector / 2);
  return mix(1, straight, 0.55) * 1.06;
}

const spine = (amount) => bezier(CURVE, amount);

/** The skin: a section with five corners where the fruit is thick, round at the stalk. */
function skin(amount, angle) {
  const half = thicknessAt(amount);
  const swept = sweptSurface(spine, () => ({ thickness: half, width: half }));
  const turned = angle + 0.3;
  const corners = smoothstep(0.004, 0.013, half);
  const [center, point] = [spine(amount), swept(amount, angle)];
  return mixAll(center, point, mix(1, pentagon(turned), 0.35 + 0.65 * corners));
}

const YELLOW = [247, 205, 62];
const DEEP = [226, 170, 38];
const GREEN = [168, 178, 66];
const BROWN = [84, 56, 30];
const DARK = [48, 33, 22];

/** The colour at an angle round the fruit and a part of its length. */
function colorAt(angle, amount) {
  const turn = angle / TAU;
  const patches = fractalNoise(41, turn * 6, amount * 10, 6, 10, 4);
  const ridge = corner(angle + 0.3) ** 10;
  let color = mixAll(YELLOW, DEEP, clamp(0.3 + 0.35 * patches));
  color = mixAll(color, mixAll(DEEP, BROWN, 0.22), 0.4 * ridge);
  color = mixAll(color, GREEN, 0.8 * smoothstep(0.28, 0.1, amount + 0.03 * patches));
  color = mixAll(color, GREEN, 0.5 * smoothstep(0.86, 0.95, amount + 0.02 * patches));
  const spots = noise(42, turn * 40, amount * 70, 40, 70) + 0.5 * noise(43, turn * 18, amount * 30, 18, 30);
  const middle = smoothstep(0.2, 0.4, amount) * smoothstep(0.92, 0.75, amount);
  color = mixAll(color, BROWN, 0.75 * middle * smoothstep(0.8, 1, spots));
  const bruise = fractalNoise(44, turn * 5, amount * 6, 5, 6, 3);
  color = mixAll(color, BROWN, 0.4 * middle * smoothstep(0.3, 0.55, bruise));
  const fibres = 0.5 + 0.5 * noise(45, turn * 60, amount * 8, 60, 8);
  const stalk = smoothstep(0.035, 0.02, amount + 0.01 * patches);
  const tip = smoothstep(0.945, 0.968, amount + 0.012 * patches);
  return mixAll(color, mixAll(DARK, BROWN, fibres), Math.max(0.92 * stalk, tip));
}

export function makeBanana() {
  const standing = tube(skin, { rings: 72, sides: 30 });
  const lying = move(standing, [0, 0, 0], turnAbout(0, -TAU / 4));
  const low = (axis) => lowest(lying, axis);
  const high = (axis) => -lowest({ positions: lying.positions.map((value) => -value) }, axis);
  const middle = [0, 2].map((axis) => (low(axis) + high(axis)) / 2);
  const mesh = move(lying, [-middle[0], 0, -middle[1]]);
  raise(mesh, -settle(lowest(mesh, 1)));
  const colorMap = encodeJpeg(
    paint(512, 512, (u, v) => colorAt(u * TAU, 1 - v)),
    85,
  );
  return encodeGlb([{ name: 'banana', mesh, material: { name: 'peel', roughness: 0.48, colorMap } }]);
}
