/**
 * The logarithm of the gamma function after fdlibm's e_lgamma_r.c (see index.ts for its notice).
 *
 * Polynomials around the zeros at 1 and 2 and the minimum between them; log Γ(x + 1) = log x + log Γ(x) up to 8;
 * Stirling's series above. Error below 2 ulp for x > 0; near the zeros on the negative axis only the absolute error
 * is small.
 */
import { highWord } from './bits.js';
import { log } from './logarithm.js';
import { cosineKernel, shortSineKernel } from './trigonometric.js';

const PI = Math.PI;
const A0 = 0.07721566490153287;
const A1 = 0.3224670334241136;
const A2 = 0.06735230105312927;
const A3 = 0.020580808432516733;
const A4 = 0.007385550860814029;
const A5 = 0.0028905138367341563;
const A6 = 0.0011927076318336207;
const A7 = 0.0005100697921535113;
const A8 = 0.00022086279071390839;
const A9 = 0.00010801156724758394;
const A10 = 2.5214456545125733e-5;
const A11 = 4.4864094961891516e-5;

/** log Γ(2 − y) for 0 ≤ y ≤ 0.27. */
function belowTwo(y: number): number {
  const z = y * y;
  const p1 = A0 + z * (A2 + z * (A4 + z * (A6 + z * (A8 + z * A10))));
  const p2 = z * (A1 + z * (A3 + z * (A5 + z * (A7 + z * (A9 + z * A11)))));
  return y * p1 + p2 - 0.5 * y;
}

/** Where Γ is least, that least value's logarithm, and the negated tail of the latter. */
const MINIMUM = 1.4616321449683622;
const MINIMUM_LOG = -0.12148629053584961;
const MINIMUM_TAIL = -3.638676997039505e-18;
const T0 = 0.48383612272381005;
const T1 = -0.1475877229945939;
const T2 = 0.06462494023913339;
const T3 = -0.032788541075985965;
const T4 = 0.01797067508118204;
const T5 = -0.010314224129834144;
const T6 = 0.006100538702462913;
const T7 = -0.0036845201678113826;
const T8 = 0.0022596478090061247;
const T9 = -0.0014034646998923284;
const T10 = 0.000881081882437654;
const T11 = -0.0005385953053567405;
const T12 = 0.00031563207090362595;
const T13 = -0.00031275416837512086;
const T14 = 0.0003355291926355191;

/** log Γ(MINIMUM + y) for −0.23 ≤ y ≤ 0.27. */
function nearMinimum(y: number): number {
  const z = y * y;
  const w = z * y;
  const p1 = T0 + w * (T3 + w * (T6 + w * (T9 + w * T12)));
  const p2 = T1 + w * (T4 + w * (T7 + w * (T10 + w * T13)));
  const p3 = T2 + w * (T5 + w * (T8 + w * (T11 + w * T14)));
  return MINIMUM_LOG + (z * p1 - (MINIMUM_TAIL - w * (p2 + y * p3)));
}

const U0 = -0.07721566490153287;
const U1 = 0.6328270640250934;
const U2 = 1.4549225013723477;
const U3 = 0.9777175279633727;
const U4 = 0.22896372806469245;
const U5 = 0.013381091853678766;
const V1 = 2.4559779371304113;
const V2 = 2.128489763798934;
const V3 = 0.7692851504566728;
const V4 = 0.10422264559336913;
const V5 = 0.003217092422824239;

/** log Γ(1 + y) for 0 ≤ y ≤ 0.23. */
function aboveOne(y: number): number {
  const p = y * (U0 + y * (U1 + y * (U2 + y * (U3 + y * (U4 + y * U5)))));
  const q = 1 + y * (V1 + y * (V2 + y * (V3 + y * (V4 + y * V5))));
  return -0.5 * y + p / q;
}

/** log Γ(x) for 0 < x < 2. */
function uptoTwo(x: number): number {
  const word = highWord(x);
  if (word <= 0x3feccccc) {
    // x ≤ 0.9: log Γ(x + 1) − log x
    const r = -log(x);
    if (word >= 0x3fe76944) return r + belowTwo(1 - x);
    if (word >= 0x3fcda661) return r + nearMinimum(x - (MINIMUM - 1));
    return r + aboveOne(x);
  }
  if (word >= 0x3ffbb4c3) return belowTwo(2 - x);
  if (word >= 0x3ff3b4c4) return nearMinimum(x - MINIMUM);
  return aboveOne(x - 1);
}

const S0 = -0.07721566490153287;
const S1 = 0.21498241596060885;
const S2 = 0.325778796408931;
const S3 = 0.14635047265246445;
const S4 = 0.02664227030336386;
const S5 = 0.0018402845140733772;
const S6 = 3.194753265841009e-5;
const R1 = 1.3920053346762105;
const R2 = 0.7219355475671381;
const R3 = 0.17193386563280308;
const R4 = 0.01864591917156529;
const R5 = 0.0007779424963818936;
const R6 = 7.326684307446256e-6;

/** log Γ(x) for 2 ≤ x < 8. */
function twoToEight(x: number): number {
  const whole = Math.floor(x);
  const y = x - whole;
  const p = y * (S0 + y * (S1 + y * (S2 + y * (S3 + y * (S4 + y * (S5 + y * S6))))));
  const q = 1 + y * (R1 + y * (R2 + y * (R3 + y * (R4 + y * (R5 + y * R6)))));
  const r = 0.5 * y + p / q;
  if (whole === 2) return r;
  let z = 1;
  for (let i = whole - 1; i >= 2; i--) z *= y + i;
  return r + log(z);
}

const W0 = 0.4189385332046727;
const W1 = 0.08333333333333297;
const W2 = -0.0027777777772877554;
const W3 = 0.0007936505586430196;
const W4 = -0.00059518755745034;
const W5 = 0.0008363399189962821;
const W6 = -0.0016309293409657527;

/** log Γ(x) for x ≥ 8. */
function fromEight(x: number): number {
  if (x >= 2.8823037615171174e17) return x * (log(x) - 1); // 2^58
  const z = 1 / x;
  const y = z * z;
  const w = W0 + z * (W1 + y * (W2 + y * (W3 + y * (W4 + y * (W5 + y * W6)))));
  return (x - 0.5) * (log(x) - 1) + w;
}

/** sin πx for x ≥ 0. */
function sinePi(x: number): number {
  const turn = 2 * (x * 0.5 - Math.floor(x * 0.5));
  const octants = Math.floor(turn * 4) + 1;
  const n = Math.trunc(octants / 2);
  const angle = (turn - n * 0.5) * PI;
  if (n === 1) return cosineKernel(angle, 0);
  if (n === 2) return shortSineKernel(-angle);
  if (n === 3) return -cosineKernel(angle, 0);
  return shortSineKernel(angle);
}

function lgammaPositive(x: number): number {
  if (x === 1 || x === 2) return 0;
  if (x < 2) return uptoTwo(x);
  return x < 8 ? twoToEight(x) : fromEight(x);
}

/** log |Γ(x)|: ∞ at 0 and at the negative whole numbers. */
export function lgamma(x: number): number {
  if (Number.isNaN(x)) return x;
  const magnitude = Math.abs(x);
  if (magnitude === Infinity) return Infinity;
  if (magnitude < 8.470329472543003e-22) return -log(magnitude); // 2^−70
  if (x > 0) return lgammaPositive(x);
  const t = sinePi(magnitude);
  if (t === 0) return Infinity;
  return log(PI / (Math.abs(t) * magnitude)) - lgammaPositive(magnitude);
}
