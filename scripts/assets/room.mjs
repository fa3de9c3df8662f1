// Indoors: a living room by day, lit by three large windows with thin curtains. Metres, the floor at y = 0.
import { encodeEnvironment } from './environment.mjs';
import { fractalNoise, hash } from './noise.mjs';
import { dot, mix, mixAll, normalize, smoothstep, subtract } from './numbers.mjs';
import { enterBox, enterSphere, leaveBox } from './rays.mjs';

const EYE = [0.2, 1.15, 0.1];
const ROOM = { low: [-2.5, 0, -2.1], high: [2.9, 2.6, 2.3] };

/** Windows in walls across `axis` (0 x, 2 z) at `side` (−1 low, 1 high): from `left` to `right` along the other axis. */
const WINDOWS = [
  { axis: 2, side: -1, left: -1.9, right: -0.2, bottom: 0.7, top: 2.3 },
  { axis: 2, side: -1, left: 0.5, right: 2.2, bottom: 0.7, top: 2.3 },
  { axis: 0, side: 1, left: -1.2, right: 1.0, bottom: 0.35, top: 2.3 },
];
const CURTAIN_LUMINANCE = 2_600;
const CURTAIN_COLOR = [0.96, 1.0, 1.06];
const FRAME = 0.055;

const LAMP = { center: [0.9, 2.05, 1.3], radius: 0.16 };
const LAMP_COLOR = [1.42, 0.95, 0.42];
const LAMP_LUMINANCE = 2_200;

/** Light that has bounced about the room: the windows' flux, shared among surfaces that reflect half of it. */
const BOUNCED_ILLUMINANCE = 560;

const FURNITURE = [
  { low: [-2.45, 0, -1.2], high: [-1.6, 0.42, 1.2], reflectance: [0.1, 0.17, 0.22] },
  { low: [-2.45, 0.42, -1.2], high: [-2.2, 0.85, 1.2], reflectance: [0.1, 0.17, 0.22] },
  { low: [-1.6, 0, 1.85], high: [0.2, 0.8, 2.3], reflectance: [0.3, 0.18, 0.09] },
  { low: [2.35, 0, 1.35], high: [2.9, 1.9, 2.3], reflectance: [0.62, 0.6, 0.56] },
  { low: [-1.15, 0.8, 1.95], high: [-0.9, 1.05, 2.2], reflectance: [0.45, 0.12, 0.06] },
];

const otherAxis = (axis) => (axis === 0 ? 2 : 0);

/** Even samples { point, axis, side, area } of the windows' glass. */
const WINDOW_SAMPLES = WINDOWS.flatMap(({ axis, side, left, right, bottom, top }) => {
  const [columns, rows] = [5, 5];
  return Array.from({ length: columns * rows }, (_, index) => {
    const point = [0, 0, 0];
    point[axis] = side > 0 ? ROOM.high[axis] : ROOM.low[axis];
    point[otherAxis(axis)] = mix(left, right, ((index % columns) + 0.5) / columns);
    point[1] = mix(bottom, top, (Math.floor(index / columns) + 0.5) / rows);
    const area = ((right - left) * (top - bottom)) / (columns * rows);
    return { point, axis, side, area };
  });
});

/** Whether furniture stands between a point and the place at `offset` from it. */
function isHidden(origin, offset) {
  return FURNITURE.some((box) => (enterBox({ origin, direction: offset }, box)?.distance ?? 1) < 1);
}

/** The illuminance, RGB in lux, straight from the windows and the lamp. */
function directIlluminance(point, normal) {
  let daylight = 0;
  for (const sample of WINDOW_SAMPLES) {
    const offset = subtract(sample.point, point);
    const facing = dot(offset, normal) * offset[sample.axis] * sample.side;
    if (facing <= 1e-9 || isHidden(point, offset)) continue;
    // The added (10 cm)² keeps what lies close to a sample from showing it as a spot.
    const squared = dot(offset, offset) + 0.01;
    daylight += (CURTAIN_LUMINANCE * facing * sample.area) / (squared * squared);
  }
  const toLamp = subtract(LAMP.center, point);
  const squared = dot(toLamp, toLamp);
  const intensity = LAMP_LUMINANCE * Math.PI * LAMP.radius ** 2;
  const warm = (intensity * Math.max(0, dot(normalize(toLamp), normal))) / squared;
  return CURTAIN_COLOR.map((value, component) => value * daylight + LAMP_COLOR[component] * warm);
}

/** The bounced light at a point, less in the corners and under things, and a little warm from the floor below. */
function bouncedIlluminance(point, normal) {
  let open = 1;
  for (let axis = 0; axis < 3; axis++) {
    if (Math.abs(normal[axis]) > 0.5) continue;
    for (const wall of [ROOM.low[axis], ROOM.high[axis]]) {
      open *= 1 - 0.32 * Math.exp(-Math.abs(point[axis] - wall) / 0.3);
    }
  }
  for (const { low, high } of FURNITURE) {
    const outside = [0, 1, 2].map((axis) => Math.max(low[axis] - point[axis], 0, point[axis] - high[axis]));
    const distance = Math.sqrt(dot(outside, outside));
    if (distance > 1e-3) open *= 1 - 0.3 * Math.exp(-distance / 0.15);
  }
  const warmth = 0.5 - 0.5 * normal[1];
  const tone = mixAll([0.98, 1, 1.02], [1.08, 1, 0.86], warmth);
  return tone.map((value) => value * open * BOUNCED_ILLUMINANCE * mix(1.1, 0.85, warmth));
}

function floorReflectance([x, , z]) {
  const lane = Math.floor(z / 0.14);
  const shifted = x + 1.8 * hash(41, lane);
  const board = hash(42, lane, Math.floor(shifted / 1.8));
  const grain = fractalNoise(43 + lane, x * 2.5 + 50, z * 60 + 500, 4096, 4096, 3);
  const onRug = Math.abs(x + 0.3) < 1.2 && Math.abs(z) < 0.95;
  if (onRug) {
    const border = Math.abs(x + 0.3) > 1.08 || Math.abs(z) > 0.83;
    return border ? [0.2, 0.08, 0.06] : [0.5, 0.46, 0.4];
  }
  return mixAll([0.3, 0.18, 0.095], [0.46, 0.31, 0.18], 0.5 * board + 0.5 * (0.5 + 0.5 * grain));
}

/** The reflectance of the inside of the room: floor, ceiling, walls with a door and two pictures. */
function roomReflectance(point, axis, side) {
  if (axis === 1) return side > 0 ? floorReflectance(point) : [0.82, 0.82, 0.8];
  const [x, y, z] = point;
  if (y < 0.09) return [0.75, 0.74, 0.72];
  if (axis === 2 && side < 0 && x > 0.9 && x < 1.8 && y < 2.05) {
    const panel = Math.abs(x - 1.35) < 0.3 && Math.abs(((y + 0.05) % 0.95) - 0.5) < 0.34;
    return panel ? [0.5, 0.51, 0.5] : [0.62, 0.63, 0.62];
  }
  if (axis === 0 && side > 0) {
    const across = Math.abs(Math.abs(z) - 0.55);
    const up = Math.abs(y - 1.55);
    if (across < 0.2 && up < 0.14) return z < 0 ? [0.1, 0.2, 0.35] : [0.55, 0.3, 0.1];
    if (across < 0.33 && up < 0.25) return [0.75, 0.74, 0.7];
    if (across < 0.36 && up < 0.28) return [0.03, 0.03, 0.03];
    return [0.36, 0.42, 0.36];
  }
  return [0.72, 0.69, 0.63];
}

/** What of a window shows at a point of a wall: null outside it, its frame, or its curtain, brighter towards the top. */
function windowAt(point, axis, side) {
  const along = point[otherAxis(axis)];
  const up = point[1];
  for (const window of WINDOWS) {
    if (window.axis !== axis || window.side === side) continue;
    const { left, right, bottom, top } = window;
    const margin = Math.min(along - left, right - along, up - bottom, top - up);
    if (margin < -FRAME) continue;
    const bar = Math.min(Math.abs(along - (left + right) / 2), Math.abs(up - mix(bottom, top, 0.62)));
    if (margin < 0 || bar < FRAME * 0.45) return { frame: true };
    const folds = 1 + 0.07 * Math.sin(along * 55) + 0.05 * Math.sin(along * 23 + 1);
    const luminance = CURTAIN_LUMINANCE * folds * mix(0.75, 1.3, smoothstep(bottom, top, up));
    return { frame: false, color: CURTAIN_COLOR.map((value) => value * luminance) };
  }
  return null;
}

function surfaceLuminance(point, axis, side, reflectance) {
  const normal = [0, 0, 0];
  normal[axis] = side;
  const direct = directIlluminance(point, normal);
  const bounced = bouncedIlluminance(point, normal);
  return reflectance.map((value, component) => (value * (direct[component] + bounced[component])) / Math.PI);
}

function luminance(direction) {
  const ray = { origin: EYE, direction };
  const wall = leaveBox(ray, ROOM);
  let nearest = { ...wall, box: null };
  for (const box of FURNITURE) {
    const hit = enterBox(ray, box);
    if (hit && hit.distance < nearest.distance) nearest = { ...hit, box };
  }
  const lamp = enterSphere(ray, LAMP);
  if (lamp !== null && lamp < nearest.distance) return LAMP_COLOR.map((value) => value * LAMP_LUMINANCE);
  const { distance, axis, side, box } = nearest;
  const point = EYE.map((value, index) => value + direction[index] * distance);
  if (box) return surfaceLuminance(point, axis, side, box.reflectance);
  const window = windowAt(point, axis, side);
  if (window?.color) return window.color;
  return surfaceLuminance(point, axis, side, window ? [0.8, 0.8, 0.78] : roomReflectance(point, axis, side));
}

export const makeRoom = () => encodeEnvironment(luminance, 2);
