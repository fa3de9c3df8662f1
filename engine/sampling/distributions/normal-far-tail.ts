import { exp, expm1, log, log1p } from '../../numbers/index.js';

/** From here on the probability above z underflows soon, and M(z) below has 16 digits. */
export const FAR = 30;

const STEPS = 6;

/**
 * Mills' ratio times z, M(z) = z (1 − Φ(z)) / φ(z), less 1, for z ≥ 30, by its asymptotic series
 * −1/z² + 3/z⁴ − 15/z⁶ + … (Abramowitz and Stegun 26.2.12).
 */
function millsLess(z: number): number {
  const y = 1 / (z * z);
  return -y * (1 - 3 * y * (1 - 5 * y * (1 - 7 * y * (1 - 9 * y * (1 - 11 * y * (1 - 13 * y))))));
}

/** log of the probability above `low` over that above `low + distance`, for low ≥ 30. */
function logDecay(low: number, distance: number): number {
  const z = low + distance;
  return (
    distance * (low + 0.5 * distance) + log1p(distance / low) + log1p(millsLess(low)) - log1p(millsLess(z))
  );
}

/**
 * How far above low ≥ 30 a standard normal variable lies at u, if it is kept within the width above low: where the
 * probability above has fallen by as much as u = 1 − rest says. Newton's method in a fixed number of steps, from the
 * root of the quadratic part.
 */
export function farTailDistance(u: number, rest: number, low: number, width: number): number {
  const whole = logDecay(low, width);
  const decay = u < 0.5 || whole < 1 ? -log1p(u * expm1(-whole)) : -log(rest + u * exp(-whole));
  let distance = (2 * decay) / (low + Math.sqrt(low * low + 2 * decay));
  for (let step = 0; step < STEPS; step++) {
    const z = low + distance;
    // d/dz of −log(1 − Φ(z)) is z / M(z).
    distance -= ((logDecay(low, distance) - decay) * (1 + millsLess(z))) / z;
  }
  return distance;
}

/** The probability that it lies up to a distance above low. */
export function farTailShare(distance: number, low: number, width: number): number {
  return expm1(-logDecay(low, distance)) / expm1(-logDecay(low, width));
}
