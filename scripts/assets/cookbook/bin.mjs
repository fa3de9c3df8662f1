// A stacking bin of blue plastic, 60 × 40 cm and 18 cm tall, open above, its walls leaning out a little.
import { roundedBox } from '../box.mjs';
import { encodeGlb } from '../glb.mjs';
import { block, part, plain, turned } from './kit.mjs';

export function makeBin() {
  const blue = plain('plastic', '#2456a0', 0.45);
  const lean = 0.06;
  const wall = (length, center, turns) =>
    turned(roundedBox([length, 0.18, 0.012], { radius: 0.004, steps: 1, parts: 1 }), center, turns);
  const rib = (x, z, turns) =>
    turned(roundedBox([0.012, 0.16, 0.02], { radius: 0.004, steps: 1 }), [x, 0.085, z], turns);
  return encodeGlb([
    part(
      blue,
      block([0.57, 0.012, 0.37], [0, 0.006, 0], 0.004),
      wall(0.585, [0, 0.09, 0.187], [[0, lean]]),
      wall(0.585, [0, 0.09, -0.187], [[0, -lean]]),
      wall(
        0.385,
        [0.287, 0.09, 0],
        [
          [1, Math.PI / 2],
          [2, -lean],
        ],
      ),
      wall(
        0.385,
        [-0.287, 0.09, 0],
        [
          [1, Math.PI / 2],
          [2, lean],
        ],
      ),
      ...[-0.2, -0.1, 0, 0.1, 0.2].flatMap((x) => [rib(x, 0.2, [[0, lean]]), rib(x, -0.2, [[0, -lean]])]),
      ...[1, -1].flatMap((side) => [
        block([0.63, 0.016, 0.03], [0, 0.18, side * 0.205], 0.006),
        block([0.03, 0.016, 0.44], [side * 0.305, 0.18, 0], 0.006),
      ]),
    ),
  ]);
}
