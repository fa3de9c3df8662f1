/** The longest step: it keeps a step from a flat part of the curve in reach. */
const LONGEST = 8;
/** The step where the tail underflows or its curve is flat, so that only the direction is known. */
const BLIND = 0.5;

/**
 * E. Halley's step to a root of g, given g, g' and g''/g': what is to be taken from the argument. Its denominator is
 * held between ½ and 2, so that far from the root it is about Newton's step. `rising` is whether g rises.
 */
export function halleyStep(g: number, slope: number, curvature: number, rising: boolean): number {
  const newton = g / slope;
  if (!Number.isFinite(newton)) return g > 0 === rising ? BLIND : -BLIND;
  const denominator = Math.min(Math.max(1 - 0.5 * newton * curvature, 0.5), 2);
  return Math.min(Math.max(newton / denominator, -LONGEST), LONGEST);
}
