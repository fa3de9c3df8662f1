import { exp, expm1, log, log1p } from '../../numbers/index.js';

/** Up to this width, in deviations, the difference of two distribution functions has fewer digits than this does. */
export const NARROW = 1e-5;

const EVEN = 1e-9;

/**
 * The part s of a narrow interval below which the part u of a normal variable lies, where `tilt` is the interval's
 * middle times its width, both in deviations: there the density is as exp(−tilt · s), but for the square of the
 * width. `rest` is 1 − u.
 */
export function narrowPart(u: number, rest: number, tilt: number): number {
  if (Math.abs(tilt) < EVEN) return u;
  if (tilt < 0) return 1 - narrowPart(rest, u, -tilt);
  return -(u < 0.5 || tilt < 1 ? log1p(u * expm1(-tilt)) : log(rest + u * exp(-tilt))) / tilt;
}

/** The inverse of narrowPart. */
export function narrowShare(part: number, tilt: number): number {
  if (Math.abs(tilt) < EVEN) return part;
  return tilt < 0 ? 1 - narrowShare(1 - part, -tilt) : expm1(-tilt * part) / expm1(-tilt);
}
