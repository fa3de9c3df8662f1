import { erfc, exp } from '../../numbers/index.js';
import { logOnePlusLess, stirlingError } from './stirling.js';

/** The number of terms of the expansion, an even number. */
const TERMS = 20;
const EPSILON = 1e-16;
const TWO_OVER_ROOT_PI = 1.1283791670955126;
const TWO_POWER_M3_2 = 0.3535533905932738;

const a0 = new Float64Array(TERMS + 1);
const b0 = new Float64Array(TERMS + 1);
const c = new Float64Array(TERMS + 1);
const d = new Float64Array(TERMS + 1);

/** exp(x²) erfc(x) for 0 ≤ x. */
function scaledComplement(x: number): number {
  if (x < 20) return exp(x * x) * erfc(x);
  const y = 1 / (2 * x * x);
  return (1 / (x * 1.772453850905516)) * (1 - y * (1 - 3 * y * (1 - 5 * y * (1 - 7 * y * (1 - 9 * y)))));
}

/** Fills the terms i of the expansion's coefficients, which depend on those before. */
function nextCoefficient(i: number): void {
  const r = -0.5 * (i + 1);
  b0[0] = r * a0[0];
  for (let m = 2; m <= i; m++) {
    let sum = 0;
    for (let j = 1; j < m; j++) sum += (j * r - (m - j)) * a0[j - 1] * b0[m - j - 1];
    b0[m - 1] = r * a0[m - 1] + sum / m;
  }
  c[i - 1] = b0[i - 1] / (i + 1);
  let sum = 0;
  for (let j = 1; j < i; j++) sum += d[i - j - 1] * c[j - 1];
  d[i - 1] = -(sum + c[i - 1]);
}

/**
 * I_x(a, b) for large a and b, where `distance` = a − (a + b) x ≥ 0 is small beside them: BASYM of A. R. DiDonato and
 * A. H. Morris, "Significant Digit Computation of the Incomplete Beta Function Ratios", ACM TOMS 18 (1992).
 */
export function betaExpansion(a: number, b: number, distance: number): number {
  const larger = Math.max(a, b);
  const h = Math.min(a, b) / larger;
  const r0 = 1 / (1 + h);
  const r1 = (b - a) / larger;
  const w0 = 1 / Math.sqrt(Math.min(a, b) * (1 + h));

  const f = -a * logOnePlusLess(-distance / a) - b * logOnePlusLess(distance / b);
  const z0 = Math.sqrt(f);
  const z2 = 2 * f;
  a0[0] = (2 / 3) * r1;
  c[0] = -0.5 * a0[0];
  d[0] = -c[0];
  let j0 = (0.5 / TWO_OVER_ROOT_PI) * scaledComplement(z0);
  let j1 = TWO_POWER_M3_2;
  let sum = j0 + d[0] * w0 * j1;
  let s = 1;
  let hn = 1;
  let w = w0;
  let odd = (0.5 * z0) / TWO_POWER_M3_2;
  let even = z2;
  for (let n = 2; n <= TERMS; n += 2) {
    hn *= h * h;
    a0[n - 1] = (2 * r0 * (1 + h * hn)) / (n + 2);
    s += hn;
    a0[n] = (2 * r1 * s) / (n + 3);
    nextCoefficient(n);
    nextCoefficient(n + 1);
    j0 = TWO_POWER_M3_2 * odd + (n - 1) * j0;
    j1 = TWO_POWER_M3_2 * even + n * j1;
    odd *= z2;
    even *= z2;
    w *= w0;
    const first = d[n - 1] * w * j0;
    w *= w0;
    const second = d[n] * w * j1;
    sum += first + second;
    if (Math.abs(first) + Math.abs(second) <= EPSILON * sum) break;
  }
  const correction = stirlingError(a) + stirlingError(b) - stirlingError(a + b);
  return TWO_OVER_ROOT_PI * exp(-f - correction) * sum;
}
