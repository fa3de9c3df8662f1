// A hatchback that drives towards +X: 4.1 m long, 1.75 m wide, 1.48 m tall, in one of some colours.
import { encodeGlb } from '../glb.mjs';
import { move } from '../mesh.mjs';
import { mix } from '../numbers.mjs';
import { block, both, disc, part, plain } from './kit.mjs';
import { loft } from './loft.mjs';

/** [x, underside, belt (where the sides end), half-width below, half-width at the belt]. */
const BODY = [
  [-2.05, 0.42, 0.78, 0.62, 0.62],
  [-2.0, 0.28, 0.92, 0.78, 0.74],
  [-1.8, 0.22, 0.98, 0.85, 0.8],
  [-1.2, 0.2, 0.97, 0.87, 0.82],
  [0, 0.19, 0.94, 0.875, 0.83],
  [0.9, 0.19, 0.92, 0.87, 0.82],
  [1.35, 0.2, 0.86, 0.86, 0.78],
  [1.8, 0.22, 0.78, 0.83, 0.72],
  [1.98, 0.26, 0.7, 0.76, 0.66],
  [2.05, 0.4, 0.6, 0.6, 0.58],
];

/** [x, lower edge, roof, half-width below, half-width of the roof]. */
const CABIN = [
  [-1.86, 0.9, 0.96, 0.74, 0.7],
  [-1.6, 0.9, 1.36, 0.78, 0.6],
  [-1.3, 0.9, 1.44, 0.795, 0.62],
  [-0.5, 0.9, 1.48, 0.8, 0.63],
  [0.15, 0.88, 1.44, 0.8, 0.62],
  [0.45, 0.86, 1.32, 0.79, 0.6],
  [1.15, 0.84, 0.88, 0.74, 0.68],
];

/** A ring at x that faces +X: its corners are rounded by `round` of the half-width. */
function ring(x, low, high, below, above) {
  const right = [
    [below * 0.86, low],
    [below * 0.97, low + 0.05 * (high - low) + 0.02],
    [below, mix(low, high, 0.35)],
    [mix(below, above, 0.55), mix(low, high, 0.8)],
    [above, high - 0.02],
    [above * 0.93, high],
    [above * 0.6, high + 0.015],
  ];
  return [
    ...right.map(([z, y]) => [x, y, -z]),
    ...right
      .slice()
      .reverse()
      .map(([z, y]) => [x, y, z]),
  ];
}

/** Rings between those of a table, so that its corners are round. */
function rings(table, each = 3) {
  const found = [];
  for (let row = 0; row + 1 < table.length; row++) {
    const [p0, p1, p2, p3] = [
      table[Math.max(0, row - 1)],
      table[row],
      table[row + 1],
      table[Math.min(table.length - 1, row + 2)],
    ];
    for (let step = 0; step < each; step++) {
      const t = step / each;
      found.push(
        p1.map((value, at) => {
          const slope1 = (p2[at] - p0[at]) / 2;
          const slope2 = (p3[at] - p1[at]) / 2;
          const [t2, t3] = [t * t, t * t * t];
          return (
            (2 * t3 - 3 * t2 + 1) * value +
            (t3 - 2 * t2 + t) * slope1 +
            (3 * t2 - 2 * t3) * p2[at] +
            (t3 - t2) * slope2
          );
        }),
      );
    }
  }
  found.push(table.at(-1));
  return found.map((row) => ring(...row));
}

/** Four wheels of `radius` at ±x; `half` is how far out their outer sides are. */
function wheels(radius, places, half, width = 0.21) {
  const tyre = plain('tyre', '#1c1c1e', 0.9);
  const rim = plain('rim', '#b4b8bc', 0.35, 0.8);
  const arch = plain('arch', '#0c0c0d', 0.95);
  const each = (make) => places.map((x) => both(make(x)));
  return [
    part(tyre, ...each((x) => disc(radius, width, [x, radius, half - width / 2]))),
    part(rim, ...each((x) => disc(radius * 0.62, 0.02, [x, radius, half - 0.004], 20))),
    part(arch, ...each((x) => disc(radius * 1.12, 0.12, [x, radius * 1.14, half - 0.078], 28))),
  ];
}

const roofOf = () =>
  loft(
    rings(
      [
        [-1.62, 1.375, 1.395, 0.6, 0.57],
        [-1.3, 1.425, 1.46, 0.625, 0.6],
        [-0.5, 1.465, 1.495, 0.635, 0.61],
        [0.15, 1.425, 1.455, 0.625, 0.6],
        [0.42, 1.345, 1.36, 0.6, 0.57],
      ],
      3,
    ),
    0.9,
  );

export function makeCar(color) {
  const paint = plain('paint', color, 0.28);
  const glass = plain('glass', '#11161b', 0.08);
  const black = plain('trim', '#17181a', 0.7);
  // Pillars between the panes, leaning with the cabin's sides.
  const pillar = (x, lean) =>
    both(block([0.07, 0.58, 0.035], [x, 1.17, 0.708], 0.012, [0, -0.31], [2, lean]));
  const front = both(block([0.76, 0.06, 0.05], [0.8, 1.105, 0.688], 0.02, [1, 0.06], [2, -0.585]));
  return encodeGlb([
    part(
      paint,
      loft(rings(BODY), 0.9),
      roofOf(),
      pillar(-0.42, 0),
      pillar(-1.22, 0.12),
      front,
      both(block([0.13, 0.1, 0.16], [0.62, 0.99, 0.92], 0.04)),
    ),
    part(glass, loft(rings(CABIN), 0.9)),
    ...wheels(0.315, [-1.28, 1.28], 0.878),
    part(
      black,
      both(block([1.9, 0.1, 0.03], [0, 0.235, 0.86], 0.012)),
      block([0.06, 0.16, 0.8], [2.035, 0.5, 0], 0.02),
      block([0.08, 0.12, 1.2], [-2.02, 0.38, 0], 0.03),
      both(block([0.008, 0.56, 0.008], [0.46, 0.62, 0.868], 0.003, [0, -0.04])),
      both(block([0.008, 0.56, 0.008], [-0.42, 0.62, 0.874], 0.003, [0, -0.04])),
      both(block([0.16, 0.025, 0.02], [-0.22, 0.8, 0.862], 0.008)),
    ),
    part(
      plain('headlights', '#9fb0bc', 0.08),
      both(block([0.22, 0.12, 0.3], [1.9, 0.62, 0.6], 0.05, [1, 0.35])),
    ),
    part(
      plain('tail lights', '#b01010', 0.2),
      both(block([0.1, 0.26, 0.18], [-1.965, 0.82, 0.66], 0.04, [1, -0.25])),
    ),
    part(
      plain('plates', '#f0f0ea', 0.4),
      block([0.02, 0.11, 0.5], [2.07, 0.46, 0], 0.005),
      block([0.02, 0.11, 0.5], [-2.06, 0.62, 0], 0.005),
    ),
  ]);
}

/** A box van, 5.6 m long and 2.5 m tall, that drives towards +X. */
export function makeVan(color) {
  const paint = plain('paint', color, 0.35);
  const body = [
    [-2.75, 0.5, 2.3, 0.9, 0.8],
    [-2.7, 0.4, 2.44, 0.96, 0.86],
    [-2.5, 0.35, 2.48, 0.98, 0.88],
    [0, 0.34, 2.5, 0.99, 0.89],
    [1.0, 0.34, 2.46, 0.98, 0.87],
    [1.25, 0.34, 2.3, 0.98, 0.85],
    [1.9, 0.34, 1.42, 0.97, 0.86],
    [2.45, 0.36, 1.16, 0.93, 0.8],
    [2.68, 0.4, 0.98, 0.85, 0.74],
    [2.78, 0.5, 0.8, 0.74, 0.7],
  ];
  const screen = block([0.04, 1.06, 1.5], [1.605, 1.86, 0], 0.02, [2, 0.635]);
  const side = both(block([0.85, 0.55, 0.03], [1.02, 1.78, 0.915], 0.014, [0, -0.1]));
  return encodeGlb([
    part(paint, loft(rings(body), 0.9), both(block([0.1, 0.26, 0.2], [1.72, 1.4, 1.08], 0.04))),
    part(plain('glass', '#11161b', 0.08), screen, side),
    ...wheels(0.36, [-1.75, 1.7], 0.995, 0.24),
    part(
      plain('trim', '#17181a', 0.7),
      both(block([2.6, 0.12, 0.03], [-0.05, 0.4, 0.965], 0.012)),
      block([0.1, 0.26, 1.7], [2.74, 0.48, 0], 0.04),
      block([0.1, 0.16, 1.8], [-2.75, 0.48, 0], 0.04),
      block([0.012, 1.7, 0.014], [-2.757, 1.4, 0], 0.004),
      both(block([0.01, 1.6, 0.012], [0.5, 1.3, 0.962], 0.003, [0, -0.05])),
      both(block([0.01, 1.6, 0.012], [-0.7, 1.3, 0.962], 0.003, [0, -0.05])),
    ),
    part(
      plain('headlights', '#9fb0bc', 0.08),
      both(block([0.2, 0.22, 0.26], [2.62, 0.86, 0.68], 0.05, [1, 0.3])),
    ),
    part(plain('tail lights', '#b01010', 0.2), both(block([0.06, 0.5, 0.1], [-2.74, 1.0, 0.86], 0.02))),
    part(
      plain('plates', '#f0f0ea', 0.4),
      block([0.02, 0.11, 0.5], [2.8, 0.52, 0], 0.005),
      move(block([0.02, 0.11, 0.5], [0, 0, 0], 0.005), [-2.765, 0.72, 0.3]),
    ),
  ]);
}
