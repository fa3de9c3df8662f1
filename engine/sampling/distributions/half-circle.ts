import { asin, exp, sin } from '../../numbers/index.js';
import { gaussLegendre } from './gauss-legendre.js';
import { leastOnGrid } from './grid.js';

const PANELS = 8;
/** The exponent beyond which the density counts as nothing: exp(−75) is far below the least uniform number. */
const LARGEST_EXPONENT = 75;
/** More steps than halving alone needs to the last bit of the grid. */
const STEPS = 60;

/**
 * The density of the von Mises distribution on one side of its mean, by the distance r from it: that of
 * exp(concentration (cos r − 1)), from 0 to π or to where it counts as nothing.
 *
 * The integrals are Gauss's with 16 nodes on each of 8 panels of one width. In a panel the density changes by less than
 * exp(18), for which the rule is exact to the last bits; all terms are positive, so that the tail keeps its digits.
 */
export class HalfCircle {
  private readonly width: number;
  private readonly panels: number[] = [];
  /** Of both sides. */
  private readonly total: number;

  constructor(private readonly concentration: number) {
    const sine = Math.sqrt(LARGEST_EXPONENT / 2 / concentration);
    this.width = (sine < 1 ? 2 * asin(sine) : Math.PI) / PANELS;
    let sum = 0;
    for (let i = 0; i < PANELS; i++) {
      this.panels.push(gaussLegendre(this.density, this.edge(i), this.edge(i + 1)));
      sum += this.panels[i];
    }
    this.total = 2 * sum;
  }

  /** The probability of more than the distance r to one side. */
  beyond(r: number): number {
    if (r >= this.edge(PANELS)) return 0;
    const panel = Math.min(Math.floor(r / this.width), PANELS - 1);
    let sum = 0;
    for (let i = PANELS - 1; i > panel; i--) sum += this.panels[i];
    return (sum + gaussLegendre(this.density, r, this.edge(panel + 1))) / this.total;
  }

  /** The least distance of the grid beyond which there is a probability of at most v < ½ to one side. */
  distance(v: number): number {
    const r = v <= 0.25 ? this.fromOutside(v * this.total) : this.fromInside((0.5 - v) * this.total);
    const reaches = (each: number) => (v <= 0.25 ? this.beyond(each) <= v : this.within(each) >= 0.5 - v);
    return Math.min(leastOnGrid(r, reaches), this.edge(PANELS));
  }

  /** The mean of r². */
  meanSquare(): number {
    const moment = (r: number) => r * r * this.density(r);
    let sum = 0;
    for (let i = 0; i < PANELS; i++) sum += gaussLegendre(moment, this.edge(i), this.edge(i + 1));
    return (2 * sum) / this.total;
  }

  /** The probability of less than the distance r to one side. */
  private within(r: number): number {
    const panel = Math.min(Math.floor(r / this.width), PANELS - 1);
    let sum = 0;
    for (let i = 0; i < panel; i++) sum += this.panels[i];
    return (sum + gaussLegendre(this.density, this.edge(panel), r)) / this.total;
  }

  private fromOutside(area: number): number {
    let rest = area;
    let panel = PANELS - 1;
    for (; panel > 0 && rest > this.panels[panel]; panel--) rest -= this.panels[panel];
    const [low, high] = [this.edge(panel), this.edge(panel + 1)];
    return this.solve(low, high, (r) => rest - gaussLegendre(this.density, r, high));
  }

  private fromInside(area: number): number {
    let rest = area;
    let panel = 0;
    for (; panel < PANELS - 1 && rest > this.panels[panel]; panel++) rest -= this.panels[panel];
    const [low, high] = [this.edge(panel), this.edge(panel + 1)];
    return this.solve(low, high, (r) => gaussLegendre(this.density, low, r) - rest);
  }

  /** The zero of a function that rises with the density as its slope: Newton's steps, or halving where they lead out. */
  private solve(from: number, to: number, f: (r: number) => number): number {
    let [low, high] = [from, to];
    let r = low + (high - low) / 2;
    for (let i = 0; i < STEPS; i++) {
      const value = f(r);
      if (value < 0) low = r;
      else high = r;
      const step = r - value / this.density(r);
      const next = step > low && step < high ? step : low + (high - low) / 2;
      if (Math.abs(next - r) <= 1e-15 * r) return next;
      r = next;
    }
    return r;
  }

  private readonly density = (r: number): number => {
    const s = sin(r / 2);
    return exp(-2 * (this.concentration * s * s)); // s² alone could be too small to be a number
  };

  private edge(i: number): number {
    return i * this.width;
  }
}
