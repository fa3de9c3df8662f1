// Goods of a shop, their fronts towards +Z: packets, bottles, tins and jars, each with a label.
import { roundedBox } from '../box.mjs';
import { disc, fill, lettering, rectangle } from '../drawing.mjs';
import { encodeGlb } from '../glb.mjs';
import { filletedProfile, millimetres, placesOn, revolve } from '../lathe.mjs';
import { move } from '../mesh.mjs';
import { fractalNoise, hash } from '../noise.mjs';
import { mixAll, smoothstep, TAU } from '../numbers.mjs';
import { colorOf, encodeJpeg, paint } from '../picture.mjs';
import { turned } from './kit.mjs';

/** A label of `width` by `height` pixels: a name on a band, with discs that stand for what is inside. */
function label(width, height, { name, ground, band, ink, fruit }) {
  const picture = paint(width, height, (_, v) => mixAll(ground, band, 0.25 * v));
  for (let number = 0; number < 7; number++) {
    const [x, y] = [width * (0.12 + 0.76 * hash(501, number)), height * (0.66 + 0.24 * hash(502, number))];
    const radius = Math.min(width, height) * (0.09 + 0.06 * hash(503, number));
    fill(picture, disc(x, y, radius), fruit);
    fill(
      picture,
      disc(x - radius * 0.3, y - radius * 0.3, radius * 0.3),
      mixAll(fruit, [255, 255, 255], 0.5),
    );
  }
  fill(picture, rectangle(0, height * 0.22, width, height * 0.48), band);
  const size = Math.min(height * 0.19, (width / name.length) * 1.35);
  fill(picture, lettering(name, width / 2, height * 0.35 + size * 0.36, size), ink);
  fill(picture, lettering('500 g', width * 0.82, height * 0.14, Math.min(width, height) * 0.08, 400), ink);
  return picture;
}

/** A packet of `size` metres that stands on the ground. */
export function makePacket(size, brand) {
  const picture = label(256, Math.round((256 * size[1]) / size[0]), brand);
  const uvOf = (side, x, y) => {
    if (side === 'front' || side === 'back') return [x, y];
    return side === 'top' || side === 'bottom'
      ? [0.02 + 0.06 * x, 0.05 + 0.02 * y]
      : [0.02 + 0.05 * x, 0.02 + 0.96 * y];
  };
  const mesh = roundedBox(size, { radius: 0.003, steps: 1, parts: 1, uvOf });
  const material = { name: 'card', roughness: 0.5, colorMap: encodeJpeg(picture, 85) };
  return encodeGlb([{ name: 'packet', mesh: move(mesh, [0, size[1] / 2, 0]), material }]);
}

/** A thing that was turned on a lathe, its label at `low` to `high` metres, `fill` its colour elsewhere by height. */
function makeRound(rows, brand, { low, high, colorAt, roughness, metallic = 0 }) {
  const profile = filletedProfile(millimetres(rows), 0.35);
  const placeAt = placesOn(profile);
  const picture = label(512, 200, { ...brand });
  const map = paint(512, 384, (u, v) => {
    const { height, normal } = placeAt(v);
    const on = smoothstep(low - 0.001, low, height) * smoothstep(high + 0.001, high, height);
    const plain = colorAt(height, normal, u);
    if (on === 0 || normal[0] < 0.5) return plain;
    // The name stands twice around.
    return mixAll(plain, colorOf(picture, (u * 2) % 1, (high - height) / (high - low)), on);
  });
  const material = { name: 'surface', roughness, metallic, colorMap: encodeJpeg(map, 85) };
  return encodeGlb([
    { name: 'thing', mesh: turned(revolve(profile, 28), [0, 0, 0], [[1, TAU / 2]]), material },
  ]);
}

/** A tin, 7.4 cm across and 11 cm tall. */
export const makeTin = (brand) =>
  makeRound(
    [
      [0, 2, 0],
      [34, 2, 1],
      [35, 0, 1],
      [37, 0, 0.8],
      [37, 3, 0.8],
      [36, 5, 1],
      [36, 105, 1],
      [37, 107, 0.8],
      [37, 110, 0.8],
      [35, 110, 0.8],
      [34, 107, 1],
      [0, 107, 0],
    ],
    brand,
    { low: 0.006, high: 0.104, roughness: 0.35, metallic: 0.1, colorAt: () => [196, 198, 202] },
  );

/** A bottle of juice, 8 cm across and 26 cm tall. */
export const makeJuice = (brand) =>
  makeRound(
    [
      [0, 4, 0],
      [30, 2, 2],
      [34, 0, 2],
      [40, 4, 4],
      [40, 150, 24],
      [24, 205, 20],
      [16, 225, 6],
      [16, 232, 0.8],
      [18.5, 233, 0.8],
      [18.5, 256, 2],
      [0, 258, 0],
    ],
    brand,
    {
      low: 0.035,
      high: 0.14,
      roughness: 0.15,
      colorAt: (height) =>
        height > 0.2315 ? brand.cap : brand.juice.map((value) => value * (height > 0.2 ? 1.12 : 1)),
    },
  );

/** A jar with a lid, 8 cm across and 11 cm tall. */
export const makeJar = (brand) =>
  makeRound(
    [
      [0, 3, 0],
      [32, 2, 2],
      [36, 0, 3],
      [40, 6, 5],
      [40, 78, 12],
      [33, 92, 3],
      [33, 94, 0.5],
      [35.5, 94.5, 0.8],
      [35.5, 109, 2],
      [0, 109.5, 0],
    ],
    brand,
    {
      low: 0.018,
      high: 0.07,
      roughness: 0.18,
      colorAt: (height, _, u) =>
        height > 0.0935
          ? brand.cap
          : mixAll(brand.juice, [0, 0, 0], 0.25 + 0.25 * fractalNoise(510, u * 24, height * 300, 24, 64, 3)),
    },
  );

const WHITE = [250, 248, 240];
export const BRANDS = {
  oats: { name: 'OATS', ground: [236, 214, 166], band: [44, 84, 58], ink: WHITE, fruit: [196, 150, 84] },
  flakes: { name: 'FLAKES', ground: [250, 206, 70], band: [196, 46, 36], ink: WHITE, fruit: [222, 140, 40] },
  tea: {
    name: 'TEA',
    ground: [70, 116, 84],
    band: [240, 232, 210],
    ink: [34, 66, 48],
    fruit: [134, 172, 92],
  },
  orange: {
    name: 'ORANGE',
    ground: [252, 236, 200],
    band: [240, 130, 24],
    ink: WHITE,
    fruit: [244, 150, 40],
    juice: [240, 142, 26],
    cap: [240, 240, 236],
  },
  cherry: {
    name: 'CHERRY',
    ground: [250, 226, 226],
    band: [150, 20, 44],
    ink: WHITE,
    fruit: [180, 24, 44],
    juice: [122, 14, 32],
    cap: [44, 40, 44],
  },
  tomato: { name: 'TOMATO', ground: [250, 236, 214], band: [188, 34, 26], ink: WHITE, fruit: [206, 50, 34] },
  peas: { name: 'PEAS', ground: [232, 242, 214], band: [56, 122, 52], ink: WHITE, fruit: [104, 166, 62] },
  corn: { name: 'CORN', ground: [250, 244, 214], band: [38, 76, 132], ink: WHITE, fruit: [246, 200, 56] },
  jam: {
    name: 'JAM',
    ground: [252, 242, 236],
    band: [140, 22, 60],
    ink: WHITE,
    fruit: [190, 34, 66],
    juice: [150, 22, 40],
    cap: [206, 40, 50],
  },
  honey: {
    name: 'HONEY',
    ground: [252, 244, 220],
    band: [206, 140, 30],
    ink: [60, 38, 12],
    fruit: [230, 168, 46],
    juice: [214, 140, 30],
    cap: [226, 190, 80],
  },
};
