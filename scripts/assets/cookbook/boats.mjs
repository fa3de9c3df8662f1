// What floats, the water's surface at y = 0, its bow towards +X: a motor boat, a sailing boat, a fishing boat and buoys.
import { encodeGlb } from '../glb.mjs';
import { TAU } from '../numbers.mjs';
import { ball, block, both, disc, lathe, limb, part, plain, post } from './kit.mjs';
import { creased, loft } from './loft.mjs';

/**
 * A hull from the stern at −`length`/2 to the bow: `beam` metres wide, `depth` below the water, its sides `side` above it
 * and `rise` more at the bow. `from` and `to` cut a band out, as parts of its height.
 */
function hull(length, beam, depth, side, rise, from = 0, to = 1, grow = 0) {
  const stations = 18;
  const rings = Array.from({ length: stations + 1 }, (_, station) => {
    const along = station / stations;
    const full = Math.max(
      0.012,
      (1 - Math.max(0, (along - 0.35) / 0.65) ** 2.2) * (0.86 + 0.14 * Math.min(1, along * 3)),
    );
    const top = side + rise * along * along;
    const keel = -depth * (1 - Math.max(0, (along - 0.6) / 0.4) ** 2);
    const x = length * (along - 0.5);
    const heights = [0, 0.12, 0.3, 0.55, 0.8, 1].map((part) => from + (to - from) * part);
    const right = heights.map((part) => {
      const half = (beam / 2) * full * Math.sqrt(Math.min(1, 0.06 + part * 1.5)) * (1 + 0.06 * part) + grow;
      return [x + rise * 0.6 * part * along * along, keel + (top - keel) * part, half];
    });
    return [
      ...right.map(([px, py, pz]) => [px, py, -pz]),
      ...right
        .slice()
        .reverse()
        .map(([px, py, pz]) => [px, py, pz]),
    ];
  });
  return loft(rings, 0.8);
}

/** A motor boat, 6.5 m long, with a cabin, an outboard engine and a rail. */
export const makeMotorBoat = (stripe) =>
  encodeGlb([
    part(
      plain('hull', '#f2f1ec', 0.25),
      hull(6.5, 2.3, 0.35, 0.75, 0.35),
      block([2.0, 0.62, 1.5], [0.55, 1.1, 0], 0.16),
      block([1.7, 0.09, 1.56], [-0.05, 1.86, 0], 0.04),
      both(block([0.07, 0.72, 0.07], [-0.75, 1.5, 0.68], 0.02)),
    ),
    part(plain('stripe', stripe, 0.3), hull(6.5, 2.3, 0.35, 0.75, 0.35, 0.74, 0.9, 0.012)),
    part(
      plain('glass', '#141a20', 0.08),
      block([0.06, 0.62, 1.3], [0.66, 1.58, 0], 0.02, [2, 0.5]),
      both(block([1.05, 0.34, 0.03], [0.05, 1.62, 0.66], 0.012)),
    ),
    part(plain('deck', '#a98558', 0.7), block([2.3, 0.05, 1.7], [-1.75, 0.78, 0], 0.02)),
    part(
      plain('engine', '#202226', 0.4),
      block([0.55, 0.62, 0.42], [-3.42, 0.86, 0], 0.12),
      block([0.16, 0.8, 0.14], [-3.45, 0.25, 0], 0.05),
    ),
    part(
      plain('rail', '#c8ccd0', 0.25, 1),
      both(
        limb(
          [
            [0.9, 1.35, 0],
            [2.2, 1.5, 0],
            [3.2, 1.62, 0],
          ],
          [
            [0.018, 0.018],
            [0.018, 0.018],
          ],
          [0, 0, 0.62],
        ),
      ),
      ...[1.3, 2.1, 2.9].map((x) => both(post(0.014, 0.62, [x, 0.88 + 0.06 * (x - 1.3), 0.6], 8))),
    ),
  ]);

/** A sail as a sheet that bellies to +Z, of two sides. */
function sail([a, b, c], belly) {
  const faces = [];
  const steps = 10;
  const at = (i, j) => {
    const [u, v] = [i / steps, j / steps];
    const w = 1 - u - v;
    return a.map(
      (value, axis) => value * w + b[axis] * u + c[axis] * v + (axis === 2 ? belly * 27 * u * v * w : 0),
    );
  };
  for (let i = 0; i < steps; i++)
    for (let j = 0; i + j < steps; j++) {
      faces.push([at(i, j), at(i + 1, j), at(i, j + 1)]);
      if (i + j + 1 < steps) faces.push([at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)]);
    }
  return creased(faces, 1);
}

/** A sailing boat, 8 m long, its mast 10 m tall. */
export const makeSailBoat = (color) =>
  encodeGlb([
    part(plain('hull', color, 0.25), hull(8, 2.5, 0.5, 0.8, 0.3)),
    part(
      plain('deck', '#e9e4d8', 0.5),
      block([2.6, 0.4, 1.1], [0.3, 1.05, 0], 0.14),
      hull(7.9, 2.4, -0.6, 0.84, 0.28, 0, 1),
    ),
    part(
      plain('mast', '#c4c8cc', 0.3, 0.9),
      post(0.06, 9.4, [0.6, 0.8, 0], 12),
      limb(
        [
          [0.6, 1.75, 0],
          [-1.2, 1.72, 0],
          [-2.9, 1.7, 0],
        ],
        [
          [0.05, 0.05],
          [0.05, 0.05],
        ],
      ),
    ),
    part(
      { ...plain('sails', '#f6f3ea', 0.9), doubleSided: true },
      sail(
        [
          [0.5, 1.85, 0],
          [-2.8, 1.82, 0],
          [0.52, 9.9, 0],
        ],
        0.14,
      ),
      sail(
        [
          [4.1, 1.2, 0],
          [0.9, 1.5, 0.25],
          [0.75, 8.6, 0],
        ],
        0.16,
      ),
    ),
    part(plain('windows', '#161b20', 0.1), both(block([1.5, 0.14, 0.02], [0.4, 1.12, 0.545], 0.008))),
  ]);

/** A fishing boat, 11 m long, with a wheelhouse, a mast and a derrick. */
export const makeFishingBoat = () =>
  encodeGlb([
    part(plain('hull', '#1f4f7a', 0.4), hull(11, 3.6, 0.7, 1.1, 1.1)),
    part(plain('band', '#e8e4da', 0.4), hull(11, 3.6, 0.7, 1.1, 1.1, 0.88, 0.97, 0.025)),
    part(
      plain('house', '#f0ede4', 0.45),
      block([2.3, 2.3, 2.2], [1.3, 2.3, 0], 0.1),
      block([2.7, 0.12, 2.5], [1.3, 3.5, 0], 0.05),
    ),
    part(
      plain('glass', '#141a20', 0.08),
      block([0.03, 0.6, 1.8], [2.46, 2.95, 0], 0.01),
      both(block([1.7, 0.55, 0.03], [1.3, 2.95, 1.1], 0.01)),
      block([0.03, 0.55, 1.4], [0.14, 2.95, 0], 0.01),
    ),
    part(plain('deck', '#8a6f50', 0.8), block([5.6, 0.06, 2.9], [-2.4, 1.14, 0], 0.02)),
    part(
      plain('gear', '#b5482c', 0.5),
      post(0.08, 5.2, [-0.4, 1.1, 0], 12),
      limb(
        [
          [-0.4, 2.2, 0],
          [-2.2, 4, 0],
          [-3.9, 5.2, 0],
        ],
        [
          [0.07, 0.07],
          [0.05, 0.05],
        ],
      ),
      disc(0.5, 1.5, [-3.4, 1.65, 0], 20),
    ),
    part(
      plain('boxes', '#d9a02c', 0.6),
      block([0.8, 0.45, 0.6], [-1.7, 1.4, 0.9], 0.03),
      block([0.8, 0.45, 0.6], [-1.7, 1.4, -0.9], 0.03),
      block([0.8, 0.45, 0.6], [-4.6, 1.4, 0.5], 0.03),
    ),
  ]);

const pillar = (color) => [
  part(
    plain(`float ${color}`, color, 0.4),
    lathe(
      [
        [0, -500, 0],
        [500, -400, 60],
        [700, 100, 80],
        [600, 350, 60],
        [160, 500, 40],
        [130, 2300, 20],
        [0, 2320, 0],
      ],
      24,
    ),
  ),
];

/** Buoys of a fairway: red with a can, green with a cone, yellow with a cross on top; 3 m above the water. */
export const makeBuoy = (kind) => {
  const color = { port: '#b81f1f', starboard: '#157a3c', special: '#e2b210' }[kind];
  const top = {
    port: () => post(0.26, 0.5, [0, 2.28, 0], 20),
    starboard: () =>
      lathe(
        [
          [0, 2280, 0],
          [300, 2280, 10],
          [10, 2840, 8],
          [0, 2842, 0],
        ],
        20,
      ),
    special: () => both(block([0.75, 0.12, 0.09], [0, 2.5, 0], 0.02, [2, TAU / 8])),
  }[kind]();
  const parts = [...pillar(color), part(plain('top', color, 0.4), top)];
  if (kind === 'special')
    parts.push(part(plain('bar', color, 0.4), block([0.75, 0.12, 0.09], [0, 2.5, 0], 0.02, [2, -TAU / 8])));
  parts.push(
    part(
      plain('waterline', '#2d2a24', 0.9),
      lathe(
        [
          [0, -120, 0],
          [690, -120, 10],
          [706, 60, 10],
          [0, 60, 0],
        ],
        24,
      ),
    ),
  );
  return encodeGlb(parts);
};

export const makeMooringBuoy = () =>
  encodeGlb([
    part(plain('ball', '#e0701c', 0.45), ball([0.42, 0.38, 0.42], [0, 0.14, 0])),
    part(plain('ring', '#7a7f84', 0.4, 0.9), post(0.05, 0.16, [0, 0.48, 0], 10)),
  ]);
