import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { chiSquare } from '../../engine/analysis/inference/chi-square.js';
import { kolmogorovSmirnov } from '../../engine/analysis/inference/kolmogorov-smirnov.js';
import { wilsonInterval } from '../../engine/analysis/inference/wilson.js';
import { histogram } from '../../engine/analysis/summaries/histogram.js';
import { Moments } from '../../engine/analysis/summaries/moments.js';
import { quantile } from '../../engine/analysis/summaries/quantile.js';
import { ThinnedValues } from '../../engine/analysis/summaries/thinned.js';
import { close } from './support/close.js';

/** Made by fixtures/reference.py with SciPy and NumPy. */
const reference = JSON.parse(
  readFileSync(new URL('../../../test/analysis/fixtures/reference.json', import.meta.url), 'utf8'),
) as {
  wilson: { held: number; asked: number; low: number; high: number }[];
  kolmogorovSmirnov: { a: number[]; b: number[]; distance: number; probability: number }[];
  chiSquare: { a: number[]; b: number[]; probability: number }[];
  summaries: { values: number[]; mean: number; deviation: number; quantiles: number[] }[];
};

describe('intervals and tests', () => {
  it("gives Wilson's interval as SciPy does", () => {
    for (const { held, asked, low, high } of reference.wilson) {
      const interval = wilsonInterval(held, asked);
      close(interval[0], low, 1e-13);
      close(interval[1], high, 1e-13);
    }
    assert.deepEqual(wilsonInterval(0, 0), [0, 1]);
  });

  it('gives the Kolmogorov–Smirnov distance exactly, and its probability nearly, as SciPy does', () => {
    for (const { a, b, distance, probability } of reference.kolmogorovSmirnov) {
      const result = kolmogorovSmirnov(a, b);
      close(result.distance, distance, 1e-15);
      // SciPy's is exact here; the asymptotic law errs by some percent.
      assert.ok(
        Math.abs(result.probability - probability) < 0.01 + 0.2 * probability,
        `${result.probability} ${probability}`,
      );
    }
    assert.deepEqual(kolmogorovSmirnov([], [1]), { distance: 0, probability: 1 });
    assert.deepEqual(kolmogorovSmirnov([1, 2], [1, 2]), { distance: 0, probability: 1 });
  });

  it('believes a difference less where fewer observations are independent', () => {
    const [{ a, b, probability }] = reference.kolmogorovSmirnov.slice(2);
    assert.ok(kolmogorovSmirnov(a, b, [40, 30]).probability > 10 * probability);
  });

  it('gives the probability of χ² as SciPy does', () => {
    for (const { a, b, probability } of reference.chiSquare) {
      close(chiSquare(a, b).probability, probability, 1e-12 * probability + 1e-15);
    }
    assert.equal(chiSquare([3], [9]).probability, 1);
    assert.equal(chiSquare([0, 0], [0, 1]).probability, 1);
    close(chiSquare([80, 20], [60, 40]).distance, 0.2, 1e-15);
  });

  it('puts rare picks together, so that they decide nothing alone', () => {
    const common = [500, 500];
    const rare = new Array<number>(100).fill(0);
    const [a, b] = [
      [...common, ...rare.map((_, index) => index % 2)],
      [...common, ...rare.map((_, index) => 1 - (index % 2))],
    ];
    assert.ok(chiSquare(a, b).probability > 0.9);
  });
});

describe('summaries', () => {
  it('gives mean, deviation and quantiles as NumPy does', () => {
    for (const { values, mean, deviation, quantiles } of reference.summaries) {
      const moments = new Moments();
      for (const value of values) moments.add(value);
      close(moments.mean, mean, 1e-13 * Math.abs(mean));
      close(moments.deviation, deviation, 1e-7 * deviation);
      const sorted = [...values].sort((a, b) => a - b);
      for (const [index, share] of [0.05, 0.5, 0.95].entries()) {
        close(quantile(sorted, share), quantiles[index], 1e-13 * Math.abs(quantiles[index]));
      }
    }
  });

  it('keeps few values of many, without preferring any', () => {
    const values = new ThinnedValues(10_000);
    for (let index = 0; index < 300_000; index += 1) values.add(index % 2 === 0 ? 0 : index / 300_000);
    const sorted = values.sorted();
    assert.ok(sorted.length > 5_000 && sorted.length <= 10_000, `${sorted.length}`);
    // Half of them are the zeros, although these come in step; the rest is uniform.
    close(sorted.filter((value) => value === 0).length / sorted.length, 0.5, 0.03);
    close(
      quantile(
        sorted.filter((value) => value > 0),
        0.25,
      ),
      0.25,
      0.03,
    );
  });

  it('keeps all values while they are few', () => {
    const values = new ThinnedValues(10_000);
    for (let index = 10_000; index > 0; index -= 1) values.add(index);
    assert.deepEqual(
      [...values.sorted()],
      Array.from({ length: 10_000 }, (_, index) => index + 1),
    );
  });

  it('gives whole numbers bins of their own', () => {
    assert.deepEqual(histogram([3], [3, 4, 4, 6]), {
      low: 2.5,
      high: 6.5,
      declared: [1, 2, 0, 1],
      accepted: [1, 0, 0, 0],
    });
    assert.deepEqual(histogram([0.5]), { low: 0, high: 1, accepted: [1] });
    assert.deepEqual(histogram([]), { low: -0.5, high: 0.5, accepted: [0] });
    const { declared = [], accepted, low, high } = histogram([0.25, 0.26], [0, 0.5, 1]);
    assert.deepEqual([low, high, declared.length], [0, 1, 40]);
    assert.deepEqual([declared[0], declared[20], declared[39], accepted[10]], [1, 1, 1, 2]);
  });
});
