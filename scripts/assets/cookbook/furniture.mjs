// Furniture of a living room, on the ground, looking towards +Z: sofa, armchair, table, chair, lamp, bed, shelf and plant.
import { encodeGlb } from '../glb.mjs';
import { hash } from '../noise.mjs';
import { TAU } from '../numbers.mjs';
import { encodeJpeg } from '../picture.mjs';
import { paintWood } from '../wood.mjs';
import { ball, block, lathe, limb, part, plain, post, turned } from './kit.mjs';

const wood = (kind) => ({
  name: `${kind} wood`,
  roughness: 0.55,
  colorMap: encodeJpeg(paintWood(kind, 256, 192, [1.2, 0.87]), 80),
});
const legs = (xs, zs, height, radius) =>
  xs.flatMap((x) => zs.map((z) => post(radius, height, [x, 0, z], 12)));

/** A sofa, 2.1 m wide, or an armchair, 0.95 m wide, with a cushion on each seat. */
export function makeSofa(width, color, accent) {
  const seats = Math.max(1, Math.round((width - 0.3) / 0.75));
  const seat = (width - 0.36) / seats;
  const cloth = plain('cloth', color, 0.95);
  const cushions = Array.from({ length: seats }, (_, index) => {
    const x = (index - (seats - 1) / 2) * seat;
    return [
      block([seat - 0.02, 0.17, 0.66], [x, 0.38, 0.1], 0.06),
      block([seat - 0.02, 0.42, 0.18], [x, 0.63, -0.22], 0.07, [0, -0.2]),
    ];
  }).flat();
  return encodeGlb([
    part(
      cloth,
      block([width - 0.1, 0.22, 0.84], [0, 0.24, 0], 0.05),
      block([width - 0.1, 0.62, 0.18], [0, 0.5, -0.36], 0.07, [0, -0.1]),
      block([0.19, 0.5, 0.88], [width / 2 - 0.095, 0.38, 0], 0.08),
      block([0.19, 0.5, 0.88], [0.095 - width / 2, 0.38, 0], 0.08),
      ...cushions,
    ),
    part(
      plain('cushions', accent, 0.95),
      block([0.42, 0.4, 0.14], [width / 2 - 0.42, 0.66, -0.08], 0.065, [0, -0.35], [1, -0.2]),
    ),
    part(
      plain('feet', '#3a2a1e', 0.6),
      ...legs([-width / 2 + 0.14, width / 2 - 0.14], [-0.34, 0.34], 0.15, 0.025),
    ),
  ]);
}

/** A table of `size` metres with four legs. */
export function makeTable([width, height, depth], kind) {
  const material = wood(kind);
  return encodeGlb([
    part(
      material,
      block([width, 0.035, depth], [0, height - 0.0175, 0], 0.01),
      block([width - 0.16, 0.08, 0.025], [0, height - 0.07, depth / 2 - 0.08], 0.006),
      block([width - 0.16, 0.08, 0.025], [0, height - 0.07, 0.08 - depth / 2], 0.006),
      ...[-1, 1].flatMap((x) =>
        [-1, 1].map((z) =>
          block(
            [0.055, height - 0.03, 0.055],
            [x * (width / 2 - 0.07), (height - 0.03) / 2, z * (depth / 2 - 0.07)],
            0.008,
          ),
        ),
      ),
    ),
  ]);
}

/** A chair with a padded seat, 0.9 m tall. */
export function makeChair(kind, color) {
  return encodeGlb([
    part(
      wood(kind),
      ...[-0.19, 0.19].flatMap((x) => [
        block([0.036, 0.45, 0.036], [x, 0.225, 0.19], 0.008),
        block([0.036, 0.9, 0.036], [x, 0.45, -0.2], 0.008, [0, -0.06]),
      ]),
      block([0.44, 0.03, 0.43], [0, 0.43, 0], 0.01),
      ...[0.62, 0.74, 0.86].map((y) =>
        block([0.38, 0.06, 0.018], [0, y, -0.205 - (y - 0.45) * 0.06], 0.006, [0, -0.06]),
      ),
    ),
    part(plain('pad', color, 0.95), block([0.42, 0.045, 0.4], [0, 0.46, 0.005], 0.02)),
  ]);
}

/** A floor lamp, 1.6 m tall, with a shade of cloth. */
export const makeLamp = () =>
  encodeGlb([
    part(
      plain('metal', '#2c2c2e', 0.4, 0.7),
      lathe(
        [
          [0, 0, 0],
          [150, 0, 6],
          [150, 22, 8],
          [14, 34, 8],
          [11, 1380, 4],
          [0, 1380, 0],
        ],
        28,
      ),
    ),
    part(
      plain('shade', '#efe4cc', 0.9),
      lathe(
        [
          [0, 1290, 0],
          [215, 1282, 3],
          [215, 1290, 3],
          [150, 1590, 3],
          [0, 1596, 0],
        ],
        32,
      ),
    ),
  ]);

/** A bed for two, 1.7 m wide, its head towards −Z. */
export const makeBed = (color) =>
  encodeGlb([
    part(
      wood('oak'),
      block([1.7, 0.95, 0.06], [0, 0.475, -1.05], 0.02),
      block([1.7, 0.24, 2.06], [0, 0.24, 0], 0.03),
      ...[-0.78, 0.78].flatMap((x) =>
        [-0.95, 0.95].map((z) => block([0.07, 0.14, 0.07], [x, 0.07, z], 0.01)),
      ),
    ),
    part(plain('sheet', '#f2efe8', 0.95), block([1.6, 0.2, 2.0], [0, 0.45, 0.01], 0.06)),
    part(plain('blanket', color, 0.95), block([1.68, 0.16, 1.35], [0, 0.51, 0.35], 0.07)),
    part(
      plain('pillows', '#faf8f3', 0.95),
      ...[-0.4, 0.4].map((x) => block([0.66, 0.16, 0.42], [x, 0.61, -0.72], 0.075, [0, 0.25])),
    ),
  ]);

/** Open shelves, 0.9 m wide and 1.8 m tall, with books. */
export function makeBookcase() {
  const boards = [0.04, 0.48, 0.92, 1.36, 1.78].map((y) => block([0.88, 0.025, 0.3], [0, y, 0], 0.004));
  const colors = ['#8c2f2b', '#2c4a6e', '#d9cdb4', '#3f6b4f', '#c98a35', '#4b3a5e'];
  const books = colors.map(() => []);
  for (let row = 0; row < 4; row++) {
    let x = -0.4;
    const end = 0.1 + 0.28 * hash(601, row);
    for (let number = 0; x < end; number++) {
      const wide = 0.022 + 0.03 * hash(602, row, number);
      const tall = 0.22 + 0.11 * hash(603, row, number * 7 + row);
      const which = Math.floor(colors.length * hash(604, row * 31 + number));
      books[which].push(
        block([wide - 0.002, tall, 0.2], [x + wide / 2, 0.0525 + row * 0.44 + tall / 2, 0.02], 0.004),
      );
      x += wide;
    }
  }
  return encodeGlb([
    part(
      wood('walnut'),
      ...boards,
      ...[-0.44, 0.44].map((x) => block([0.025, 1.8, 0.32], [x, 0.9, 0], 0.004)),
      block([0.88, 1.78, 0.012], [0, 0.9, -0.15], 0.004),
    ),
    ...colors.flatMap((color, index) =>
      books[index].length > 0 ? [part(plain(`books ${index}`, color, 0.8), ...books[index])] : [],
    ),
  ]);
}

/** A plant with long leaves in a pot, 1 m tall. */
export function makePlant() {
  const leaves = Array.from({ length: 18 }, (_, number) => {
    const out = 0.2 + 0.22 * hash(611, number);
    const up = 0.55 + 0.4 * hash(612, number);
    const leaf = limb(
      [
        [0.01, 0.3, 0],
        [out * 0.3, up * 1.15, 0],
        [out, up, 0],
      ],
      [
        [0.004, 0.008],
        [0.004, 0.045],
        [0.003, 0.05],
        [0.002, 0.004],
      ],
      [0, 0, 0],
      { rings: 10, sides: 8 },
    );
    return turned(leaf, [0, 0, 0], [[1, (number * TAU * 5) / 13]]);
  });
  return encodeGlb([
    part(
      plain('pot', '#c9b8a4', 0.8),
      lathe(
        [
          [0, 0, 0],
          [110, 0, 6],
          [150, 300, 5],
          [138, 300, 4],
          [130, 285, 5],
          [0, 285, 0],
        ],
        28,
      ),
    ),
    part(plain('earth', '#2e221a', 1), ball([0.13, 0.02, 0.13], [0, 0.283, 0], 16)),
    part(plain('leaves', '#3d7038', 0.55), ...leaves),
  ]);
}
