/** Φ⁻¹(0.975). */
const normalQuantile = 1.959963984540054;

/**
 * The 95 % interval of a share after E. B. Wilson (JASA 22, 1927), without continuity correction, as L. D. Brown,
 * T. T. Cai and A. DasGupta recommend it (Statistical Science 16, 2001). From 0 to 1 when nothing was tried.
 */
export function wilsonInterval(successes: number, trials: number): readonly [low: number, high: number] {
  if (trials === 0) return [0, 1];
  const share = successes / trials;
  const z2 = (normalQuantile * normalQuantile) / trials;
  const center = (share + z2 / 2) / (1 + z2);
  const half = (normalQuantile * Math.sqrt((share * (1 - share) + z2 / 4) / trials)) / (1 + z2);
  // At the ends the interval begins or ends exactly there; rounding must not move it.
  return [successes === 0 ? 0 : center - half, successes === trials ? 1 : center + half];
}
