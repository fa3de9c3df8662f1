/**
 * Elementary and special functions that give the same bits on every engine.
 *
 * ECMAScript leaves the last bits of Math.exp, Math.sin and their kin to the engine. These are written with exact
 * operations only (+ − × ÷, Math.sqrt, abs, floor, trunc) after the algorithms and constants of fdlibm 5.3 and of
 * FreeBSD's msun, which grew from it. Arguments and results are plain doubles; special cases follow C99.
 *
 * fdlibm carries this notice:
 *
 *   Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 *   Developed at SunPro, a Sun Microsystems, Inc. business.
 *   Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is
 *   preserved.
 */
export { erf, erfc } from './error-function.js';
export { exp, expm1 } from './exponential.js';
export { lgamma } from './gamma-function.js';
export { acos, asin, atan, atan2 } from './inverse-trigonometric.js';
export { log, log1p } from './logarithm.js';
export { pow } from './power.js';
export { cos, sin, tan } from './trigonometric.js';
