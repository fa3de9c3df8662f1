// Skies as Radiance panoramas: a clear sky with clouds, its sun (which is a light of the spec) at azimuth 0, towards −Z.
import { fractalNoise } from '../noise.mjs';
import { mixAll, smoothstep, TAU } from '../numbers.mjs';

/** RGBE (Ward 1991): the colour divided by a shared power of two. */
function rgbe(color) {
  const most = Math.max(...color);
  if (most < 1e-6) return [0, 0, 0, 0];
  const exponent = Math.ceil(Math.log2(most));
  return [...color.map((value) => Math.min(255, Math.floor((value * 256) / 2 ** exponent))), exponent + 128];
}

/** One row, channel by channel, in runs as the format wants them. */
function packRow(pixels) {
  const width = pixels.length;
  const bytes = [2, 2, width >> 8, width & 255];
  for (let channel = 0; channel < 4; channel++) {
    const values = pixels.map((pixel) => pixel[channel]);
    for (let at = 0; at < width; ) {
      let run = 1;
      while (at + run < width && run < 127 && values[at + run] === values[at]) run++;
      if (run > 2) {
        bytes.push(128 + run, values[at]);
        at += run;
        continue;
      }
      const start = at;
      while (
        at < width &&
        at - start < 128 &&
        !(values[at] === values[at + 1] && values[at] === values[at + 2])
      )
        at++;
      bytes.push(at - start, ...values.slice(start, at));
    }
  }
  return bytes;
}

/**
 * The bytes of a sky: `zenith`, `horizon`, `glow` (around the sun) and `ground` are linear colours in thousands of nits,
 * `clouds` how much of the sky they cover, `cloud` their colour, `sun` its height in degrees.
 */
export function makeSky({ zenith, horizon, glow, ground, clouds, cloud, sun, seed }) {
  const [width, height] = [384, 192];
  const light = [0, Math.sin((sun * TAU) / 360), -Math.cos((sun * TAU) / 360)];
  const rows = [];
  for (let row = 0; row < height; row++) {
    const elevation = (0.5 - (row + 0.5) / height) * (TAU / 2);
    const pixels = [];
    for (let column = 0; column < width; column++) {
      // The middle column looks to −Z, columns to the right clockwise seen from above.
      const azimuth = ((column + 0.5) / width - 0.5) * TAU;
      const level = Math.cos(elevation);
      const toSun =
        light[0] * level * Math.sin(azimuth) +
        light[1] * Math.sin(elevation) -
        light[2] * level * Math.cos(azimuth);
      pixels.push(
        rgbe(skyColor({ zenith, horizon, glow, ground, clouds, cloud, seed }, elevation, azimuth, toSun)),
      );
    }
    rows.push(...packRow(pixels));
  }
  const header = `#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y ${height} +X ${width}\n`;
  return Buffer.concat([Buffer.from(header, 'latin1'), Buffer.from(rows)]);
}

function skyColor({ zenith, horizon, glow, ground, clouds, cloud, seed }, elevation, azimuth, toSun) {
  if (elevation < 0)
    return mixAll(
      horizon.map((value) => value * 0.7),
      ground,
      smoothstep(0, -0.12, elevation),
    );
  const rise = Math.sin(elevation);
  const clear = mixAll(horizon, zenith, 1 - (1 - rise) ** 4);
  const near = Math.max(0, toSun);
  const bright = clear.map((value, index) => value + glow[index] * (0.35 * near ** 6 + near ** 60));
  // Clouds hang on a level plane and thin out at the horizon.
  const [x, z] = [Math.sin(azimuth), Math.cos(azimuth)].map((value) => (value * 2.2) / (rise + 0.22) + 64);
  const shape = 0.5 + 0.5 * fractalNoise(seed, x, z, 128, 128, 5);
  const cover = smoothstep(1 - clouds, 1 - clouds + 0.28, shape * 1.15) * smoothstep(0.02, 0.14, elevation);
  const lit = cloud.map((value, index) => value * (0.85 + 0.3 * near) + 0.25 * glow[index] * near ** 4);
  return mixAll(bright, lit, 0.9 * cover);
}

export const SKIES = {
  fair: {
    zenith: [1.3, 2.7, 6.0],
    horizon: [6.2, 7.2, 8.2],
    glow: [6, 5.4, 4.4],
    ground: [2.6, 2.5, 2.3],
    clouds: 0.5,
    cloud: [10, 10.2, 10.5],
    sun: 45,
    seed: 301,
  },
  grey: {
    zenith: [5.6, 5.9, 6.3],
    horizon: [7.2, 7.3, 7.5],
    glow: [2, 2, 1.9],
    ground: [1.6, 1.6, 1.6],
    clouds: 0.7,
    cloud: [4.8, 5.0, 5.3],
    sun: 50,
    seed: 311,
  },
  low: {
    zenith: [0.42, 0.7, 1.4],
    horizon: [1.7, 1.2, 0.9],
    glow: [6, 2.9, 0.9],
    ground: [0.3, 0.3, 0.35],
    clouds: 0.48,
    cloud: [1.5, 1.05, 0.95],
    sun: 7,
    seed: 321,
  },
};
