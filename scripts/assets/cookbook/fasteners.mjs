// Parts of machines, some centimetres large, centred on the origin: bolt, nut, gear and flange.
import { encodeGlb } from '../glb.mjs';
import { addVertex, emptyMesh } from '../mesh.mjs';
import { TAU } from '../numbers.mjs';
import { lathe, part, plain, turned } from './kit.mjs';
import { creased } from './loft.mjs';

/** A plate `height` tall around y = 0 over an outline of [x, z], with round holes [x, z, radius]; edges are sharp. */
function plate(outline, inner, height) {
  const [low, high] = [-height / 2, height / 2];
  const at = ([x, z], y) => [x, y, z];
  const faces = [];
  const count = outline.length;
  for (let index = 0; index < count; index++) {
    const next = (index + 1) % count;
    const [a, b, c, d] = [outline[index], outline[next], inner[next], inner[index]];
    // Seen from above, x right and z down, the outline runs clockwise: towards +z first.
    const quads = [
      [at(b, low), at(a, low), at(a, high), at(b, high)],
      [at(d, low), at(c, low), at(c, high), at(d, high)],
      [at(b, high), at(a, high), at(d, high), at(c, high)],
      [at(a, low), at(b, low), at(c, low), at(d, low)],
    ];
    for (const [p, q, r, s] of quads) faces.push([p, q, r], [p, r, s]);
  }
  return creased(faces, 0.5);
}

const polar = (radius, angle) => [radius * Math.cos(angle), radius * Math.sin(angle)];

const ringOf = (count, radiusAt) =>
  Array.from({ length: count }, (_, index) => polar(radiusAt(index), (index * TAU) / count));

const hexagon = (across, steps) => (index) => {
  const angle = (((index * TAU) / (6 * steps)) % (TAU / 6)) - TAU / 12;
  return across / 2 / Math.cos(angle);
};

const steel = plain('steel', '#b9bdc2', 0.32, 1);
const zinc = plain('zinc', '#d2c48a', 0.35, 1);
const dark = plain('dark steel', '#6e7278', 0.38, 1);
const castIron = plain('cast iron', '#7d8b94', 0.5, 0.9);

/** An M16 bolt, 74 mm long, that lies along x. */
export function makeBolt() {
  const head = plate(
    ringOf(24, hexagon(0.026, 4)),
    ringOf(24, () => 0.0004),
    0.011,
  );
  const thread = Array.from({ length: 15 }, (_, turn) => [
    [8, 24 + turn * 2, 0.3],
    [6.9, 25 + turn * 2, 0.3],
  ]).flat();
  const shaft = lathe(
    [[0, -6, 0], [8, -6, 0.3], ...thread, [8, 54, 0.3], [6.5, 56, 0.3], [0, 56, 0]],
    20,
    1.2,
  );
  const along = [[2, -TAU / 4]];
  return encodeGlb([part(steel, turned(head, [-0.03, 0, 0], along), turned(shaft, [-0.03, 0, 0], along))]);
}

/** An M16 nut, 24 mm across, yellow by its coat. */
export const makeNut = () =>
  encodeGlb([
    part(
      zinc,
      plate(
        ringOf(24, hexagon(0.03, 4)),
        ringOf(24, () => 0.0085),
        0.015,
      ),
    ),
  ]);

/** A spur gear of 18 teeth, 6 cm across. */
export function makeGear() {
  const profile = [0.0245, 0.0245, 0.0252, 0.0298, 0.0302, 0.0302, 0.0298, 0.0252];
  const outline = ringOf(18 * 8, (index) => profile[index % 8]);
  const teeth = plate(
    outline,
    ringOf(18 * 8, () => 0.0125),
    0.012,
  );
  const hub = plate(
    ringOf(36, () => 0.0128),
    ringOf(36, () => 0.007),
    0.02,
  );
  return encodeGlb([part(dark, teeth, hub)]);
}

/** A flange, 7.5 cm across, with four bolts' holes that are told by dark discs, and a neck. */
export function makeFlange() {
  const base = plate(
    ringOf(40, () => 0.0375),
    ringOf(40, () => 0.012),
    0.008,
  );
  const neck = turned(
    plate(
      ringOf(40, () => 0.019),
      ringOf(40, () => 0.0121),
      0.02,
    ),
    [0, 0.01, 0],
    [],
  );
  const holes = emptyMesh();
  for (let hole = 0; hole < 4; hole++) {
    const [x, z] = polar(0.028, (hole * TAU) / 4 + 0.4);
    for (const side of [1, -1]) {
      const first = holes.positions.length / 3;
      addVertex(holes, [x, side * 0.0042, z], [0, side, 0], [0, 0]);
      for (let step = 0; step < 14; step++) {
        const [a, b] = polar(0.0042, (step * TAU) / 14);
        addVertex(holes, [x + a, side * 0.0042, z + b], [0, side, 0], [0, 0]);
      }
      for (let step = 0; step < 14; step++) {
        const [here, next] = [first + 1 + step, first + 1 + ((step + 1) % 14)];
        holes.indices.push(first, ...(side === 1 ? [next, here] : [here, next]));
      }
    }
  }
  return encodeGlb([part(castIron, base, neck), part(plain('holes', '#15171a', 0.9), holes)]);
}
