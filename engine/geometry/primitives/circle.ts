import { cos, sin } from '../../numbers/index.js';

/** Points round a circle of radius 1: `cosines[k]`, `sines[k]` at the angle 2 pi k / segments. */
export interface Circle {
  readonly segments: number;
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
}

/**
 * A circle in `segments` (a multiple of 4) equal steps. One quarter is computed and the rest mirrored, so
 * that opposite points are exactly opposite and the points on the axes are exact.
 */
export function circle(segments: number): Circle {
  const cosines = new Float64Array(segments);
  const sines = new Float64Array(segments);
  const quarter = segments / 4;
  for (let step = 0; step < quarter; step += 1) {
    const cosine = step === 0 ? 1 : cos((2 * Math.PI * step) / segments);
    const sine = step === 0 ? 0 : sin((2 * Math.PI * step) / segments);
    // A quarter turn takes (c, s) to (-s, c); `0 -` keeps zeros positive.
    cosines[step] = cosine;
    sines[step] = sine;
    cosines[step + quarter] = 0 - sine;
    sines[step + quarter] = cosine;
    cosines[step + 2 * quarter] = 0 - cosine;
    sines[step + 2 * quarter] = 0 - sine;
    cosines[step + 3 * quarter] = sine;
    sines[step + 3 * quarter] = 0 - cosine;
  }
  return { segments, cosines, sines };
}
