import type { Colour } from './picture.js';

/** Ten even steps of viridis (van der Walt and Smith, 2015, CC0): as light as the value is high, for all kinds of sight. */
const steps: readonly Colour[] = [
  [68, 1, 84],
  [72, 40, 120],
  [62, 74, 137],
  [49, 104, 142],
  [38, 130, 142],
  [31, 158, 137],
  [53, 183, 121],
  [109, 205, 89],
  [180, 222, 44],
  [253, 231, 37],
];

/** The colour of a value from 0 to 1; beyond, that of the nearer end. */
export function viridis(value: number): Colour {
  const at = Math.min(1, Math.max(0, value)) * (steps.length - 1);
  const below = Math.min(steps.length - 2, Math.floor(at));
  const [low, high] = [steps[below]!, steps[below + 1]!];
  const mix = (channel: 0 | 1 | 2) =>
    Math.round(low[channel] + (high[channel] - low[channel]) * (at - below));
  return [mix(0), mix(1), mix(2)];
}
