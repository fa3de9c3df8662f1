import type { ScalarDistribution } from './scalar-distribution.js';
import { badInterval, clamp, notFinite } from './validity.js';

const parameters = ['low', 'mode', 'high'] as const;

/**
 * Triangular on [low, high] with its peak at mode. With w = high − low and c = (mode − low) / w,
 * x = low + √(u w (mode − low)) up to u = c, and high − √((1 − u) w (high − mode)) above.
 */
export const triangular: ScalarDistribution = {
  name: 'triangular',
  parameters,
  discrete: false,
  invalid(p) {
    const wrong = notFinite(parameters, p) ?? badInterval(p[0], p[2]);
    if (wrong !== undefined) return wrong;
    return p[1] < p[0] || p[1] > p[2] ? 'mode must lie between low and high' : undefined;
  },
  quantile(u, [low, mode, high]) {
    const width = high - low;
    // √a · √b, as a · b could overflow
    if (u * width <= mode - low) {
      return clamp(low + Math.sqrt(u * width) * Math.sqrt(mode - low), low, mode);
    }
    return clamp(high - Math.sqrt((1 - u) * width) * Math.sqrt(high - mode), mode, high);
  },
  cdf(x, [low, mode, high]) {
    if (x >= high) return 1;
    if (x <= low) return 0;
    const width = high - low;
    if (x <= mode) return ((x - low) / width) * ((x - low) / (mode - low));
    return 1 - ((high - x) / width) * ((high - x) / (high - mode));
  },
  mean: ([low, mode, high]) => low + (mode - low + (high - low)) / 3,
  variance([low, mode, high]) {
    const a = mode - low;
    const b = high - low;
    return (a * a - a * b + b * b) / 18;
  },
  support: ([low, , high]) => [low, high],
};
