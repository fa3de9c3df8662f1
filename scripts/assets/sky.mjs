// Outdoors: a blue sky with broken clouds and a sun, over a meadow with trees around.
import { directionAt, encodeEnvironment } from './environment.mjs';
import { fractalNoise } from './noise.mjs';
import { clamp, dot, mix, mixAll, smoothstep, TAU } from './numbers.mjs';

const SUN = directionAt(0.62, 0.5 - 40 / 180);
// Three times as wide as the true sun, so that it fills a few pixels; its luminance is the less, its illuminance is kept.
const SUN_RADIUS = (0.8 * Math.PI) / 180;
const SUN_ILLUMINANCE = 75_000;
const SUN_LUMINANCE = SUN_ILLUMINANCE / (Math.PI * SUN_RADIUS ** 2);
const ZENITH_LUMINANCE = 4_500;
const GROUND_ILLUMINANCE = 65_000;

// Colours of luminance about 1.
const SUN_COLOR = [1.12, 0.99, 0.78];
const ZENITH_COLOR = [0.42, 0.95, 2.85];
const HORIZON_COLOR = [0.88, 1.0, 1.36];

const tint = (color, luminance) => color.map((value) => value * luminance);

// CIE standard general sky (ISO 15469), type 12: clear, low turbidity.
const gradation = (cosineZenith) => 1 - Math.exp(-0.32 / Math.max(cosineZenith, 0.01));
const indicatrix = (angle) =>
  1 + 10 * (Math.exp(-3 * angle) - Math.exp((-3 * Math.PI) / 2)) + 0.45 * Math.cos(angle) ** 2;

function clearSky(direction, fromSun) {
  const height = Math.max(direction[1], 0);
  const relative = gradation(height) * indicatrix(fromSun);
  const atZenith = gradation(1) * indicatrix(Math.acos(SUN[1]));
  const blue = mixAll(HORIZON_COLOR, ZENITH_COLOR, height ** 0.6);
  const color = mixAll(blue, SUN_COLOR, 0.75 * Math.exp(-5 * fromSun));
  return tint(color, (ZENITH_LUMINANCE * relative) / atZenith);
}

/** How thick the clouds are, 0 to 1: a flat layer of noise, thin before the sun and lost in the haze of the horizon. */
function cloudDensity(direction, fromSun) {
  const reach = 2.2 / (direction[1] + 0.12);
  const [x, y] = [direction[0] * reach + 100, direction[2] * reach + 100];
  const cover = fractalNoise(7, x, y, 4096, 4096, 6);
  return (
    smoothstep(0.02, 0.6, cover) * smoothstep(0.12, 0.5, fromSun) * smoothstep(0.015, 0.13, direction[1])
  );
}

function skyLuminance(direction) {
  const fromSun = Math.acos(clamp(dot(direction, SUN), -1, 1));
  const density = cloudDensity(direction, fromSun);
  const bright = 13_000 + 14_000 * Math.exp(-2.5 * fromSun);
  const cloud = tint([1.0, 1.0, 1.03], bright * mix(1, 0.68, density ** 2));
  const sky = mixAll(clearSky(direction, fromSun), cloud, 0.93 * density);
  if (fromSun > SUN_RADIUS) return sky;
  return sky.map((value, component) => value + SUN_COLOR[component] * SUN_LUMINANCE);
}

/** The luminance of the meadow, by its reflectance; far off it fades into the haze. */
function groundLuminance(direction) {
  const distance = 1.6 / -direction[1];
  const [x, y] = [direction[0] * distance + 2000, direction[2] * distance + 2000];
  const detail = smoothstep(40, 4, distance);
  const grass =
    fractalNoise(21, x * 0.35, y * 0.35, 4096, 4096, 3) +
    0.6 * detail * fractalNoise(22, x * 5, y * 5, 65536, 65536, 3);
  const reflectance = mixAll([0.115, 0.15, 0.045], [0.24, 0.21, 0.1], smoothstep(-0.6, 0.7, grass));
  const near = reflectance.map((value) => (value * GROUND_ILLUMINANCE) / Math.PI);
  return mixAll(near, tint(HORIZON_COLOR, 6_000), 0.55 * smoothstep(10, 300, distance));
}

/** The height of the tree line, as an elevation's sine, by the turn (0 to 1) round the horizon. */
function treeLine(turn) {
  const groves = fractalNoise(31, turn * 12, 0, 12, 1, 2);
  const crowns = fractalNoise(32, turn * 96, 0, 96, 1, 2);
  return 0.02 + 0.06 * smoothstep(-0.35, 0.6, groves) + 0.011 * crowns;
}

function treeLuminance(direction, turn) {
  const leaves = fractalNoise(33, turn * 256, direction[1] * 90 + 50, 256, 4096, 2);
  const lit = 0.75 + 0.5 * Math.max(0, -(direction[0] * SUN[0] + direction[2] * SUN[2])) + 0.35 * leaves;
  return mixAll(tint([0.8, 1.1, 0.5], 1_500 * lit), tint(HORIZON_COLOR, 5_000), 0.12);
}

function luminance(direction) {
  const turn = Math.atan2(direction[2], direction[0]) / TAU + 0.5;
  if (direction[1] > treeLine(turn)) return skyLuminance(direction);
  return direction[1] > 0 ? treeLuminance(direction, turn) : groundLuminance(direction);
}

// Enough rays that a sun of two pixels keeps its energy.
export const makeSky = () => encodeEnvironment(luminance, 4);
