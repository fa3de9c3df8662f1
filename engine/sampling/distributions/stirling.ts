import { lgamma, log, log1p } from '../../numbers/index.js';

/**
 * log(1 + x) − x, for x > −1, without cancellation near 0.
 *
 * With r = x / (2 + x), log(1 + x) = 2r (1 + r²/3 + r⁴/5 + …) and x = 2r + r x; so the difference is
 * r (2r² (1/3 + r²/5 + …) − x).
 */
export function logOnePlusLess(x: number): number {
  if (x < -0.3 || x > 0.4) return log1p(x) - x;
  const r = x / (2 + x);
  const y = r * r;
  const series =
    1 / 3 +
    y *
      (1 / 5 +
        y *
          (1 / 7 +
            y * (1 / 9 + y * (1 / 11 + y * (1 / 13 + y * (1 / 15 + y * (1 / 17 + y * (1 / 19 + y / 21))))))));
  return r * (2 * y * series - x);
}

const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * δ(z) in Γ(z) = √(2π) z^(z − ½) exp(−z + δ(z)): Stirling's series from 10 on, with an error below 10⁻¹⁶.
 */
export function stirlingError(z: number): number {
  if (z < 10) return lgamma(z) - (z - 0.5) * log(z) + z - HALF_LOG_TWO_PI;
  const y = 1 / (z * z);
  return (
    (1 / 12 -
      y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360360 - y / 156)))))) /
    z
  );
}
