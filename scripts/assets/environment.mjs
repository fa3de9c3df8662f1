// Equirectangular pictures of the light from all directions.
// Left to right is clockwise seen from above and the middle column looks along +X (a quarter from the left is −Z).
import { encodeExr } from './exr.mjs';
import { settle, TAU } from './numbers.mjs';

const WIDTH = 512;
const HEIGHT = 256;

/** The direction (+Y up) seen at (u, v), both from 0 to 1, from the upper left corner. */
export function directionAt(u, v) {
  const azimuth = (u - 0.5) * TAU;
  const elevation = (0.5 - v) * Math.PI;
  const level = Math.cos(elevation);
  return [level * Math.cos(azimuth), Math.sin(elevation), level * Math.sin(azimuth)];
}

/** The mean of a pixel, from `rays` by `rays` directions inside it. */
function meanOfPixel(luminance, column, row, rays) {
  const mean = [0, 0, 0];
  for (let ray = 0; ray < rays * rays; ray++) {
    const u = (column + ((ray % rays) + 0.5) / rays) / WIDTH;
    const v = (row + (Math.floor(ray / rays) + 0.5) / rays) / HEIGHT;
    const color = luminance(directionAt(u, v));
    for (let component = 0; component < 3; component++) mean[component] += color[component] / rays ** 2;
  }
  return mean;
}

/** The illuminance, in lux, that the upper half of an environment of cd/m² casts on a level surface. */
function levelIlluminance(pixels) {
  const weights = [0.2126, 0.7152, 0.0722];
  let sum = 0;
  for (let row = 0; row < HEIGHT / 2; row++) {
    const elevation = (0.5 - (row + 0.5) / HEIGHT) * Math.PI;
    const solidAngle = (TAU / WIDTH) * (Math.PI / HEIGHT) * Math.cos(elevation);
    const weight = solidAngle * Math.sin(elevation);
    for (let index = row * WIDTH * 3; index < (row + 1) * WIDTH * 3; index++) {
      sum += pixels[index] * weights[index % 3] * weight;
    }
  }
  return sum;
}

/**
 * The bytes of an EXR of `luminance`, a function from a direction to linear RGB in cd/m². Its values are relative: a level
 * white surface in this light would read 1, so that environments of any brightness suit one exposure. Its attribute
 * whiteLuminance leads back to cd/m². Every pixel is the mean of `rays` by `rays` directions.
 */
export function encodeEnvironment(luminance, rays) {
  const pixels = new Float64Array(WIDTH * HEIGHT * 3);
  for (let row = 0; row < HEIGHT; row++) {
    for (let column = 0; column < WIDTH; column++) {
      pixels.set(meanOfPixel(luminance, column, row, rays), (row * WIDTH + column) * 3);
    }
  }
  const white = levelIlluminance(pixels) / Math.PI;
  return encodeExr({
    width: WIDTH,
    height: HEIGHT,
    pixels: pixels.map((value) => settle(value / white)),
    whiteLuminance: Math.round(white),
    copyright: 'CC0 1.0',
  });
}
