/**
 * The error function and its complement after fdlibm's s_erf.c (see index.ts for its notice).
 *
 * erf x = 2/√π ∫₀ˣ exp(−t²) dt. Rational functions on [0, 0.84375], [0.84375, 1.25], [1.25, 1/0.35] and
 * [1/0.35, 28]; in the last two of 1/x², as log(x · erfc x · exp(x²)). Error below 1 ulp (erf), 2 ulp (erfc).
 */

import { leadingBits } from './bits.js';
import { exp } from './exponential.js';

const ERX = 0.8450629115104675;
const EFX8 = 1.0270333367641007;
const PP0 = 0.12837916709551256;
const PP1 = -0.3250421072470015;
const PP2 = -0.02848174957559851;
const PP3 = -0.005770270296489442;
const PP4 = -2.3763016656650163e-5;
const QQ1 = 0.39791722395915535;
const QQ2 = 0.0650222499887673;
const QQ3 = 0.005081306281875766;
const QQ4 = 0.00013249473800432164;
const QQ5 = -3.960228278775368e-6;

/** (erf x − x) / x for |x| ≤ 0.84375. */
function nearZero(x: number): number {
  const z = x * x;
  const r = PP0 + z * (PP1 + z * (PP2 + z * (PP3 + z * PP4)));
  const s = 1 + z * (QQ1 + z * (QQ2 + z * (QQ3 + z * (QQ4 + z * QQ5))));
  return r / s;
}

const PA0 = -0.0023621185607526594;
const PA1 = 0.41485611868374833;
const PA2 = -0.3722078760357013;
const PA3 = 0.31834661990116175;
const PA4 = -0.11089469428239668;
const PA5 = 0.035478304325618236;
const PA6 = -0.002166375594868791;
const QA1 = 0.10642088040084423;
const QA2 = 0.540397917702171;
const QA3 = 0.07182865441419627;
const QA4 = 0.12617121980876164;
const QA5 = 0.01363708391202905;
const QA6 = 0.011984499846799107;

/** erf x − ERX for 0.84375 ≤ x ≤ 1.25. */
function nearOne(x: number): number {
  const s = x - 1;
  const p = PA0 + s * (PA1 + s * (PA2 + s * (PA3 + s * (PA4 + s * (PA5 + s * PA6)))));
  const q = 1 + s * (QA1 + s * (QA2 + s * (QA3 + s * (QA4 + s * (QA5 + s * QA6)))));
  return p / q;
}

const RA0 = -0.009864944034847148;
const RA1 = -0.6938585727071818;
const RA2 = -10.558626225323291;
const RA3 = -62.375332450326006;
const RA4 = -162.39666946257347;
const RA5 = -184.60509290671104;
const RA6 = -81.2874355063066;
const RA7 = -9.814329344169145;
const SA1 = 19.651271667439257;
const SA2 = 137.65775414351904;
const SA3 = 434.56587747522923;
const SA4 = 645.3872717332679;
const SA5 = 429.00814002756783;
const SA6 = 108.63500554177944;
const SA7 = 6.570249770319282;
const SA8 = -0.0604244152148581;

const RB0 = -0.0098649429247001;
const RB1 = -0.799283237680523;
const RB2 = -17.757954917754752;
const RB3 = -160.63638485582192;
const RB4 = -637.5664433683896;
const RB5 = -1025.0951316110772;
const RB6 = -483.5191916086514;
const SB1 = 30.33806074348246;
const SB2 = 325.7925129965739;
const SB3 = 1536.729586084437;
const SB4 = 3199.8582195085955;
const SB5 = 2553.0504064331644;
const SB6 = 474.52854120695537;
const SB7 = -22.44095244658582;

/** log(x · erfc x) + x² + 0.5625 for x ≥ 1.25. */
function tailExponent(x: number): number {
  const s = 1 / (x * x);
  if (x < 2.857142857142857) {
    const r = RA0 + s * (RA1 + s * (RA2 + s * (RA3 + s * (RA4 + s * (RA5 + s * (RA6 + s * RA7))))));
    const q = s * (SA1 + s * (SA2 + s * (SA3 + s * (SA4 + s * (SA5 + s * (SA6 + s * (SA7 + s * SA8)))))));
    return r / (1 + q);
  }
  const r = RB0 + s * (RB1 + s * (RB2 + s * (RB3 + s * (RB4 + s * (RB5 + s * RB6)))));
  const q = s * (SB1 + s * (SB2 + s * (SB3 + s * (SB4 + s * (SB5 + s * (SB6 + s * SB7))))));
  return r / (1 + q);
}

/** erfc x for 1.25 ≤ x < 28. */
function tail(x: number): number {
  const exponent = tailExponent(x);
  const z = leadingBits(x);
  return (exp(-z * z - 0.5625) * exp((z - x) * (z + x) + exponent)) / x;
}

/** The error function of x. */
export function erf(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude < 0.84375) {
    if (magnitude < 3.725290298461914e-9) return 0.125 * (8 * x + EFX8 * x); // 2^−28, without underflow
    return x + x * nearZero(x);
  }
  if (Number.isNaN(x)) return x;
  const value = magnitude < 1.25 ? ERX + nearOne(magnitude) : magnitude < 6 ? 1 - tail(magnitude) : 1;
  return x < 0 ? -value : value;
}

/** 1 − erf x, accurate for large x. */
export function erfc(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude < 0.84375) {
    if (magnitude < 1.3877787807814457e-17) return 1 - x; // 2^−56
    const y = nearZero(x);
    return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
  }
  if (Number.isNaN(x)) return x;
  if (magnitude < 1.25) return x < 0 ? 1 + (ERX + nearOne(magnitude)) : 1 - ERX - nearOne(magnitude);
  if (x < -6) return 2;
  if (x >= 28) return 0;
  return x < 0 ? 2 - tail(magnitude) : tail(x);
}
