import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scalarDistributions } from '../../engine/sampling/distributions/index.js';
import { uniformFromWords } from '../../engine/sampling/streams/index.js';

/** Parameters that make sense for each distribution. */
const arbitraryParameters: Record<string, fc.Arbitrary<number[]>> = {
  uniform: interval(-1e6, 1e6),
  whole: fc
    .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 1000 }))
    .map(([a, n]) => [a, a + n]),
  normal: fc.tuple(real(-1e3, 1e3), real(0, 100)),
  truncatedNormal: fc
    .tuple(real(-10, 10), real(0.01, 10), interval(-100, 100))
    .map(([mean, deviation, [low, high]]) => [mean, deviation, low, high]),
  logNormal: fc.tuple(real(1e-3, 1e3), real(0, 3)),
  logUniform: interval(1e-6, 1e6),
  exponential: fc.tuple(real(1e-6, 1e6)),
  gamma: fc.tuple(size(0.05, 1e5), size(1e-3, 1e3)),
  beta: fc.tuple(size(0.05, 1e5), size(0.05, 1e5)),
  triangular: fc
    .tuple(interval(-100, 100), real(0, 1))
    .map(([[low, high], t]) => [low, Math.min(low + (high - low) * t, high), high]),
  poisson: fc.tuple(size(1e-3, 1e6)),
  binomial: fc.tuple(fc.integer({ min: 0, max: 2000000 }), real(0, 1)),
  bernoulli: fc.tuple(real(0, 1)),
  geometric: fc.tuple(size(1e-14, 1)).map(([p]) => [Math.min(p, 1)]),
  vonMises: fc.tuple(real(-10, 10), fc.oneof(fc.constant(0), size(1e-3, 1e9))),
  piecewise: fc
    .array(fc.tuple(real(-100, 100), fc.oneof(fc.constant(0), size(1e-3, 1e3))), {
      minLength: 2,
      maxLength: 8,
    })
    .map((points) => points.sort(([a], [b]) => a - b).flat()),
  empirical: fc
    .array(real(-1e3, 1e3), { minLength: 1, maxLength: 20 })
    .map((values) => values.sort((a, b) => a - b)),
  kernel: fc
    .tuple(fc.array(real(-100, 100), { minLength: 1, maxLength: 8 }), size(0.01, 100))
    .map(([points, bandwidth]) => [...points, bandwidth]),
};

function real(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true });
}

function size(min: number, max: number): fc.Arbitrary<number> {
  return real(Math.log(min), Math.log(max)).map(Math.exp);
}

function interval(min: number, max: number): fc.Arbitrary<number[]> {
  return fc.tuple(real(min, max), real(min, max)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
}

const word = fc.integer({ min: 0, max: 0xffffffff });
const arbitraryUniform = fc.tuple(word, word).map(([w0, w1]) => uniformFromWords(w0, w1));

describe('every distribution of scalars', () => {
  it('has parameters to be tested with here', () => {
    assert.deepEqual(Object.keys(arbitraryParameters).sort(), Object.keys(scalarDistributions).sort());
  });

  for (const [name, distribution] of Object.entries(scalarDistributions)) {
    const parameters = arbitraryParameters[name];

    it(`${name} stays in its support and keeps the order of u`, () => {
      fc.assert(
        fc.property(parameters, arbitraryUniform, arbitraryUniform, (p, u, v) => {
          fc.pre(distribution.invalid(p) === undefined);
          const [low, high] = distribution.support(p);
          const [x, y] = [Math.min(u, v), Math.max(u, v)].map((t) => distribution.quantile(t, p));
          assert.ok(low <= x && x <= high && low <= y && y <= high, `${x}, ${y} in [${low}, ${high}]`);
          if (distribution.discrete) assert.ok(Number.isInteger(x));
          if (name === 'bernoulli') assert.ok(x >= y);
          else assert.ok(x <= y + 1e-14 * Math.abs(y), `${x} ≤ ${y}`);
        }),
        { numRuns: 300 },
      );
    });

    if (name === 'bernoulli') continue;
    it(`${name} has a distribution function that its quantiles invert`, () => {
      fc.assert(
        fc.property(parameters, arbitraryUniform, (p, u) => {
          fc.pre(distribution.invalid(p) === undefined);
          const [low, high] = distribution.support(p);
          fc.pre(low < high);
          const x = distribution.quantile(u, p);
          if (distribution.discrete) {
            assert.ok(distribution.cdf(x, p) >= u * (1 - 1e-14));
            if (x > low) assert.ok(distribution.cdf(x - 1, p) < u * (1 + 1e-14));
            return;
          }
          const step = 2e-12 * Math.max(Math.abs(x), 1e-290);
          // In a narrow interval, the difference of two distribution functions has only some digits.
          const slack = name === 'truncatedNormal' ? 2e-9 : 1e-12;
          const message = `u = ${u}, x = ${x}`;
          assert.ok(distribution.cdf(x + step, p) >= u - slack, message);
          // A quantile that rounds to a bound has no mass below it that could be told.
          if (x > low && x < high) assert.ok(distribution.cdf(x - step, p) <= u + slack, message);
        }),
        { numRuns: 300 },
      );
    });
  }

  it('falls nowhere between neighbouring u where the quantile is found by iteration', () => {
    for (const name of ['gamma', 'beta', 'poisson', 'binomial', 'geometric', 'vonMises']) {
      fc.assert(
        fc.property(arbitraryParameters[name], arbitraryUniform, (p, u) => {
          const { quantile } = scalarDistributions[name];
          fc.pre(u < 1 - 2 ** -52);
          assert.ok(quantile(u, p) <= quantile(u + 2 ** -52, p), `${name} ${p} at ${u}`);
        }),
        { numRuns: 1000 },
      );
    }
  });
});

describe('parameters', () => {
  const wrong: [string, number[], string][] = [
    ['uniform', [2, 1], 'low must not be above high'],
    ['uniform', [NaN, 1], 'low must be a finite number'],
    ['uniform', [-1.7e308, 1.7e308], 'the interval from low to high is too wide'],
    ['whole', [0.5, 2], 'low must be a whole number'],
    ['whole', [0, 2.5], 'high must be a whole number'],
    ['whole', [3, 2], 'low must not be above high'],
    ['normal', [0, -1], 'deviation must not be negative'],
    ['normal', [0, Infinity], 'deviation must be a finite number'],
    ['truncatedNormal', [0, 0, 1, 2], 'deviation must be positive'],
    ['truncatedNormal', [0, 1, 2, 1], 'low must not be above high'],
    ['logNormal', [0, 1], 'median must be positive'],
    ['logNormal', [1, -1], 'sigma must not be negative'],
    ['logUniform', [0, 1], 'low must be positive'],
    ['logUniform', [1e-300, 1e300], 'high divided by low is too large'],
    ['exponential', [0], 'mean must be positive'],
    ['gamma', [0, 1], 'shape must be positive'],
    ['gamma', [1, 0], 'scale must be positive'],
    ['beta', [0, 1], 'a must be positive'],
    ['beta', [1, -1], 'b must be positive'],
    ['triangular', [0, 3, 2], 'mode must lie between low and high'],
    ['poisson', [-1], 'mean must not be negative'],
    ['poisson', [1e16], 'mean must be at most 1e15'],
    ['binomial', [1.5, 0.5], 'trials must be a whole number, not negative'],
    ['binomial', [3, 1.5], 'probability must lie between 0 and 1'],
    ['bernoulli', [NaN], 'probability must lie between 0 and 1'],
    ['bernoulli', [-0.1], 'probability must lie between 0 and 1'],
    ['geometric', [0], 'probability must be above 0 and at most 1'],
    ['geometric', [1.5], 'probability must be above 0 and at most 1'],
    ['geometric', [1e-15], 'probability must be at least 1e-14'],
    ['vonMises', [0, -1], 'concentration must not be negative'],
    ['vonMises', [Infinity, 1], 'mean must be a finite number'],
    ['piecewise', [0, 1], 'at least two points, each of x and a density, are needed'],
    ['piecewise', [0, 1, 2, 1, 3], 'at least two points, each of x and a density, are needed'],
    ['piecewise', [0, 1, NaN, 1], 'every number must be finite'],
    ['piecewise', [0, 1, 1, -1], 'a density must not be negative'],
    ['piecewise', [1, 1, 0, 1], 'the points must go from left to right'],
    ['piecewise', [-1.7e308, 1, 1.7e308, 1], 'the points are too far apart'],
    ['piecewise', [0, 0, 1, 0], 'the area under the densities must not be 0'],
    ['piecewise', [1, 1, 1, 2], 'the area under the densities must not be 0'],
    ['empirical', [], 'at least one value is needed'],
    ['empirical', [1, Infinity], 'every value must be finite'],
    ['empirical', [2, 1], 'the values must be in rising order'],
    ['kernel', [1], 'at least one point and a bandwidth are needed'],
    ['kernel', Array(1002).fill(1), 'at most 1,000 points can be drawn round'],
    ['piecewise', Array(2002).fill(1), 'there are at most 1,000 points'],
    ['kernel', [1, NaN, 1], 'every number must be finite'],
    ['kernel', [1, 2, 0], 'bandwidth must be positive'],
    ['kernel', [-1.7e308, 1.7e308, 1], 'the points are too far apart'],
  ];

  for (const [name, p, message] of wrong) {
    it(`${name}(${p.slice(0, 8).join(', ')}) is refused: ${message}`, () => {
      assert.equal(scalarDistributions[name].invalid(p), message);
    });
  }

  const constant: [string, number[], number][] = [
    ['uniform', [3, 3], 3],
    ['whole', [-2, -2], -2],
    ['normal', [1.5, 0], 1.5],
    ['truncatedNormal', [0, 1, 2, 2], 2],
    ['logNormal', [2, 0], 2],
    ['logUniform', [5, 5], 5],
    ['triangular', [1, 1, 1], 1],
    ['poisson', [0], 0],
    ['binomial', [0, 0.5], 0],
    ['binomial', [7, 0], 0],
    ['binomial', [7, 1], 7],
    ['bernoulli', [0], 0],
    ['bernoulli', [1], 1],
    ['geometric', [1], 0],
    ['empirical', [2.5], 2.5],
  ];

  for (const [name, p, value] of constant) {
    it(`${name}(${p.join(', ')}) is the constant ${value}`, () => {
      const distribution = scalarDistributions[name];
      assert.equal(distribution.invalid(p), undefined);
      for (const u of [2 ** -53, 0.3, 0.5, 1 - 2 ** -53]) assert.equal(distribution.quantile(u, p), value);
      assert.equal(distribution.mean(p), value);
      assert.equal(distribution.variance(p), 0);
      assert.deepEqual(distribution.support(p), [value, value]);
      assert.equal(distribution.cdf(value, p), 1);
    });
  }

  it('at the ends of what doubles hold give finite values in the support', () => {
    const extreme: [string, number[]][] = [
      ['truncatedNormal', [0, 1e-300, 1, 1e10]],
      ['truncatedNormal', [0, 1e-300, -1e10, -1]],
      ['truncatedNormal', [0, 1e300, -1, 1]],
      ['truncatedNormal', [0, 1, 1e200, 1e201]],
      ['gamma', [1e-6, 1]],
      ['gamma', [1e12, 1]],
      ['beta', [1e-6, 1e-6]],
      ['beta', [1e9, 1e-3]],
      ['beta', [1e12, 1e12]],
      ['poisson', [1e-300]],
      ['poisson', [1e15]],
      ['binomial', [Number.MAX_SAFE_INTEGER, 0.5]],
      ['binomial', [Number.MAX_SAFE_INTEGER, 1e-15]],
      ['geometric', [1e-14]],
      ['geometric', [1 - 2 ** -53]],
      ['vonMises', [0, 1e308]],
      ['vonMises', [0, 1e-300]],
      ['piecewise', [0, 1e308, 1e-300, 0, 1e300, 1e308]],
      ['piecewise', [0, 5e-324, 1, 0]],
      ['kernel', [1e300, -1e300, 1e-300]],
      ['kernel', [0, 0, 1e300]],
    ];
    for (const [name, p] of extreme) {
      const distribution = scalarDistributions[name];
      assert.equal(distribution.invalid(p), undefined);
      const [low, high] = distribution.support(p);
      let last = -Infinity;
      for (const u of [2 ** -53, 1e-9, 0.01, 0.3, 0.5, 0.7, 0.99, 1 - 1e-9, 1 - 2 ** -53]) {
        const x = distribution.quantile(u, p);
        assert.ok(Number.isFinite(x) && x >= low && x <= high && x >= last, `${name}(${p}) at ${u}: ${x}`);
        last = x;
      }
    }
  });
});
