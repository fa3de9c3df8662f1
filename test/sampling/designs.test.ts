import assert from 'node:assert/strict';
import type { Design, Plan, Quota } from '../../engine/plan/plan.js';
import { permuted } from '../../engine/sampling/designs/keyed-permutation.js';
import { sobolCoordinate, sobolDimensions } from '../../engine/sampling/designs/sobol.js';
import { createSampler, isHole, PlanError } from '../../engine/sampling/index.js';
import { uniform } from './support/oracle.js';
import {
  choice,
  draws,
  element,
  fixes,
  noModels,
  numberAt,
  op,
  type PlanParts,
  planOf,
  ref,
  require,
  scalar,
  worldOf,
} from './support/plans.js';

interface Parts extends PlanParts {
  readonly designs?: readonly Design[];
  readonly quotas?: readonly Quota[];
}

const planWith = ({ designs, quotas, ...parts }: Parts): Plan => ({
  ...planOf(parts),
  ...(designs && { designs }),
  ...(quotas && { quotas }),
});
const samplerWith = (parts: Parts) => createSampler(planWith(parts), noModels);

const unit = scalar('uniform', 0, 1);
const units = (...names: string[]) => names.map((name) => draws(name, unit));

/** Values of variables of the scene for the first samples, a list each. */
function columns(parts: Parts, names: readonly string[], count: number): number[][] {
  const sampler = samplerWith(parts);
  const worlds = Array.from({ length: count }, (_, index) => worldOf(sampler, index));
  return names.map((name) => worlds.map((world) => numberAt(world, `Scene.${name}`)));
}

describe('the sequence of Sobol’', () => {
  const words = new Uint32Array(2);
  const coordinates = Array.from({ length: sobolDimensions }, (_, at) => sobolCoordinate(at + 1));
  const point = (dimension: number, index: number) => {
    coordinates[dimension - 1](index, words);
    return (words[0] * 2 ** 26 + words[1]) / 2 ** 52;
  };

  it('begins with van der Corput’s', () => {
    const mirrored = [0, 1 / 2, 1 / 4, 3 / 4, 1 / 8, 5 / 8, 3 / 8, 7 / 8];
    assert.deepEqual(
      mirrored.map((_, index) => point(1, index)),
      mirrored,
    );
    assert.deepEqual(
      [0, 1, 2, 3].map((index) => point(2, index)),
      [0, 1 / 2, 3 / 4, 1 / 4],
    );
  });

  it('has the points that Joe and Kuo publish, in the order of Gray’s code', () => {
    // The first 16 points in 8 dimensions, in sixteenths, as their program prints them.
    const published = [
      [0, 0, 0, 0, 0, 0, 0, 0],
      [8, 8, 8, 8, 8, 8, 8, 8],
      [12, 4, 4, 4, 12, 12, 4, 12],
      [4, 12, 12, 12, 4, 4, 12, 4],
      [6, 6, 10, 14, 6, 2, 6, 14],
      [14, 14, 2, 6, 14, 10, 14, 6],
      [10, 2, 14, 10, 10, 14, 2, 2],
      [2, 10, 6, 2, 2, 6, 10, 10],
      [3, 5, 15, 7, 9, 5, 7, 15],
      [11, 13, 7, 15, 1, 13, 15, 7],
      [15, 1, 11, 3, 5, 9, 3, 3],
      [7, 9, 3, 11, 13, 1, 11, 11],
      [5, 3, 5, 9, 15, 7, 1, 1],
      [13, 11, 13, 1, 7, 15, 9, 9],
      [9, 7, 1, 13, 3, 11, 5, 13],
      [1, 15, 9, 5, 11, 3, 13, 5],
    ];
    published.forEach((due, index) => {
      const gray = index ^ (index >> 1);
      assert.deepEqual(
        due.map((_, at) => point(at + 1, gray) * 16),
        due,
      );
    });
  });

  it('has one point in each of 2^m equal parts of every dimension, in every block of 2^m', () => {
    for (let dimension = 1; dimension <= sobolDimensions; dimension += 1) {
      for (const [first, size] of [
        [0, 1_024],
        [3 * 4_096, 4_096],
        [2 ** 45, 256],
      ]) {
        const parts = new Set(
          Array.from({ length: size }, (_, at) => Math.floor(point(dimension, first + at) * size)),
        );
        assert.equal(parts.size, size, `dimension ${dimension} from ${first}`);
      }
    }
  });

  it('is a net: every elementary box of a pair of dimensions has its share', () => {
    // A dimension whose polynomial has degree s adds s - 1 to the quality t of the net (Niederreiter 1992, theorem 4.49).
    const degrees = [1, 1, 2, 3, 3, 4, 4, 5];
    const digits = 9;
    for (let one = 1; one <= 8; one += 1) {
      for (let other = one + 1; other <= 8; other += 1) {
        const quality = degrees[one - 1] + degrees[other - 1] - 2;
        for (let across = 0; across <= digits - quality; across += 1) {
          const [wide, high] = [2 ** across, 2 ** (digits - quality - across)];
          const boxes = new Map<number, number>();
          for (let index = 0; index < 2 ** digits; index += 1) {
            const box = Math.floor(point(one, index) * wide) * high + Math.floor(point(other, index) * high);
            boxes.set(box, (boxes.get(box) ?? 0) + 1);
          }
          assert.equal(boxes.size, wide * high);
          for (const count of boxes.values()) assert.equal(count, 2 ** quality);
        }
      }
    }
  });
});

describe('a keyed permutation', () => {
  it('takes each number once', () => {
    for (const size of [1, 2, 3, 5, 16, 17, 100, 1_000]) {
      for (const run of [0, 1, 2 ** 40]) {
        const met = new Set(
          Array.from({ length: size }, (_, at) => permuted({ k0: 12, k1: 34 }, run, size, at)),
        );
        assert.equal(met.size, size);
        for (const number of met) assert.ok(number >= 0 && number < size);
      }
    }
  });

  it('takes any number anywhere, each as often', () => {
    const size = 5;
    const runs = 4_000;
    for (let number = 0; number < size; number += 1) {
      const counts = new Array<number>(size).fill(0);
      for (let run = 0; run < runs; run += 1) counts[permuted({ k0: 1, k1: 2 }, run, size, number)] += 1;
      const chi = counts.reduce((sum, count) => sum + (count - runs / size) ** 2 / (runs / size), 0);
      // The 99.9 % quantile of chi-square with 4 degrees of freedom.
      assert.ok(chi < 18.47, `${number}: ${counts.join(' ')}`);
    }
  });

  it('knows large sizes', () => {
    const size = 1e12;
    const met = Array.from({ length: 1_000 }, (_, at) => permuted({ k0: 9, k1: 9 }, 0, size, at * 7));
    assert.equal(new Set(met).size, 1_000);
    for (const number of met) assert.ok(Number.isSafeInteger(number) && number >= 0 && number < size);
  });
});

describe('a design', () => {
  it('of Sobol’ turns the digits of its points by the first uniform number of the address', () => {
    const parts = { lets: units('a', 'b'), designs: [{ sobol: ['Scene.b', 'Scene.a'] }] };
    const [a, b] = columns(parts, ['a', 'b'], 16);
    const words = new Uint32Array(2);
    const turned = (name: string, dimension: number, index: number) => {
      sobolCoordinate(dimension)(index, words);
      const point = BigInt(words[0] * 2 ** 26 + words[1]);
      const shift = BigInt(uniform(7, `Scene.${name}`, 0) * 2 ** 52 - 0.5);
      return (Number(point ^ shift) + 0.5) * 2 ** -52;
    };
    for (let index = 0; index < 16; index += 1) {
      // The first dimension is the split's.
      assert.equal(b[index], turned('b', 2, index));
      assert.equal(a[index], turned('a', 3, index));
    }
  });

  it('of Sobol’ has one value in each of 2^m parts, whatever the split', () => {
    const split = [
      { name: 'train', share: 0.75 },
      { name: 'val', share: 0.25 },
    ];
    const parts = {
      split,
      lets: units('a', 'b', 'c'),
      designs: [{ sobol: ['Scene.a', 'Scene.b', 'Scene.c'] }],
    };
    const sampler = samplerWith(parts);
    const worlds = Array.from({ length: 1_024 }, (_, index) => worldOf(sampler, index));
    for (const name of ['a', 'b', 'c']) {
      const met = new Set(worlds.map((world) => Math.floor(numberAt(world, `Scene.${name}`) * 1_024)));
      assert.equal(met.size, 1_024);
      for (const part of split) {
        const inPart = worlds.filter((world) => world.split === part.name);
        const low = inPart.filter((world) => numberAt(world, `Scene.${name}`) < 0.25).length;
        assert.ok(
          Math.abs(low - inPart.length / 4) <= 4,
          `${name}: ${low} of ${inPart.length} of ${part.name}`,
        );
      }
    }
  });

  it('goes through the quantile function, with parameters that are drawn', () => {
    const parts = {
      lets: [
        ...units('a'),
        draws('low', scalar('uniform', 0, 1)),
        draws('b', scalar('uniform', ref('low'), 2)),
      ],
      designs: [{ sobol: ['Scene.a', 'Scene.b'] }],
    };
    const [low, b] = columns(parts, ['low', 'b'], 64);
    const [flat] = columns({ ...parts, lets: units('a', 'b') }, ['b'], 64);
    const due = flat.map((u, index) => low[index] + (2 - low[index]) * u);
    assert.deepEqual(b, due);
  });

  it('changes no other draw, and bernoulli, whole numbers and counts go by it', () => {
    const parts: PlanParts = {
      lets: [
        draws('other', unit),
        draws('lit', scalar('bernoulli', 0.25)),
        draws('dice', scalar('whole', 1, 4)),
      ],
      elements: [element('light', 'lamps', { type: 'point', count: { draw: scalar('whole', 1, 2) } })],
    };
    const designs = [{ sobol: ['Scene.lit', 'Scene.dice', 'Scene.lamps.count'] }];
    const [plain, spread] = [samplerWith(parts), samplerWith({ ...parts, designs })];
    const worlds = Array.from({ length: 64 }, (_, index) => worldOf(spread, index));
    for (const { index, variables } of worlds)
      assert.equal(variables['Scene.other'], worldOf(plain, index).variables['Scene.other']);
    const count = (address: string, value: unknown) =>
      worlds.filter(({ variables }) => variables[address] === value).length;
    assert.equal(count('Scene.lit', true), 16);
    for (const side of [1, 2, 3, 4]) assert.equal(count('Scene.dice', side), 16);
    assert.equal(count('Scene.lamps.count', 2), 32);
  });

  it('by a grid takes the middle of each cell once in each run of samples', () => {
    const grid = [
      { address: 'Scene.a', steps: 3 },
      { address: 'Scene.b', steps: 4 },
    ];
    const [a, b] = columns({ lets: units('a', 'b'), designs: [{ grid }] }, ['a', 'b'], 36);
    const middles = (steps: number) => Array.from({ length: steps }, (_, at) => (at + 0.5) / steps);
    const due = middles(3).flatMap((x) => middles(4).map((y) => `${x} ${y}`));
    const orders = [0, 12, 24].map((first) =>
      a.slice(first, first + 12).map((x, at) => `${x} ${b[first + at]}`),
    );
    for (const order of orders) assert.deepEqual([...order].sort(), [...due].sort());
    assert.notDeepEqual(orders[0], orders[1]);
  });

  it('by a permutation takes each stratum once, anywhere in it', () => {
    for (const strata of [1, 7, 500]) {
      const designs = [{ permutation: ['Scene.a', 'Scene.b'], strata }];
      const [a, b] = columns({ lets: units('a', 'b'), designs }, ['a', 'b'], 2 * strata);
      const stratum = (u: number) => Math.floor(u * strata);
      for (const values of [a, b]) {
        assert.equal(new Set(values.slice(0, strata).map(stratum)).size, strata);
        assert.equal(new Set(values.slice(strata).map(stratum)).size, strata);
        for (const value of values) assert.ok(value > 0 && value < 1, `${value}`);
      }
      if (strata === 500) assert.notDeepEqual(a.map(stratum), b.map(stratum));
    }
  });

  it('stays within strata where there are very many', () => {
    const strata = 1e12;
    const [a] = columns({ lets: units('a'), designs: [{ permutation: ['Scene.a'], strata }] }, ['a'], 200);
    assert.equal(new Set(a.map((value) => Math.floor(value * strata))).size, 200);
  });

  it('keeps its value in all attempts of a cell', () => {
    const parts: Parts = {
      lets: units('a', 'b'),
      requires: [require('below', op('lt', ref('b'), ref('a')))],
    };
    const designs = [{ permutation: ['Scene.a'], strata: 100 }];
    const sampler = samplerWith({ ...parts, designs });
    assert.deepEqual(
      sampler.cells.map(({ variables }) => variables),
      [['Scene.b']],
    );
    const worlds = Array.from({ length: 100 }, (_, index) => worldOf(sampler, index));
    assert.equal(new Set(worlds.map((world) => Math.floor(numberAt(world, 'Scene.a') * 100))).size, 100);
    for (const world of worlds) {
      const [a, b] = [numberAt(world, 'Scene.a'), numberAt(world, 'Scene.b')];
      assert.ok(b < a);
      assert.equal(b, uniform(7, 'Scene.b', world.index, world.cells[0].attempts - 1));
    }
    assert.ok(worlds.some((world) => world.cells[0].attempts > 1));
  });

  it('makes a hole of a sample whose value no attempt could meet, at once', () => {
    const sampler = samplerWith({
      lets: units('a'),
      requires: [require('low', op('lt', ref('a'), 0.5))],
      designs: [{ grid: [{ address: 'Scene.a', steps: 2 }] }],
    });
    const outcomes = Array.from({ length: 10 }, (_, index) => sampler.sample(index));
    const holes = outcomes.filter(isHole);
    assert.equal(holes.length, 5);
    for (const { hole } of holes) assert.deepEqual([hole.code, hole.attempts], ['attempts-exhausted', 1]);
  });

  it('is refused where it has no meaning', () => {
    const product = draws('p', { product: [unit, unit] });
    const pick = draws('p', choice({ x: [1, { value: 1 }], y: [1, { value: 2 }] }));
    const files = draws('p', { files: ['a.png'] });
    for (const one of [product, pick, files]) {
      assert.throws(() => samplerWith({ lets: [one], designs: [{ sobol: ['Scene.p'] }] }), PlanError);
    }
    const many = Array.from({ length: 30 }, (_, at) => `v${at}`);
    const sobol = many.map((name) => `Scene.${name}`);
    assert.throws(() => samplerWith({ lets: units(...many), designs: [{ sobol }] }), PlanError);
    const grid = [
      { address: 'Scene.v0', steps: 2 ** 30 },
      { address: 'Scene.v1', steps: 2 ** 30 },
    ];
    assert.throws(() => samplerWith({ lets: units('v0', 'v1'), designs: [{ grid }] }), PlanError);
    const permutation = { permutation: ['Scene.v0'], strata: 2 ** 53 - 1 };
    assert.throws(() => samplerWith({ lets: units('v0'), designs: [permutation] }), PlanError);
  });
});

describe('a design of what is not drawn', () => {
  it('is passed over, so that a twin keeps the design of its base', () => {
    const designs = [{ sobol: ['Scene.a', 'Scene.b'] }];
    const [, base] = columns({ lets: units('a', 'b'), designs }, ['a', 'b'], 8);
    const [twin] = columns({ lets: [fixes('a', 0.5), ...units('b')], designs }, ['b'], 8);
    assert.deepEqual(twin, base);
  });
});

describe('a quota', () => {
  const branches = choice({ crack: [1, { value: 1 }], dent: [1, { value: 2 }], ok: [1, { value: 3 }] });
  const quotas = [
    {
      quota: 'Scene.outcome',
      shares: [
        { label: 'crack', share: 0.02 },
        { label: 'dent', share: 0.1 },
        { label: 'ok', share: 0.88 },
      ],
    },
  ];

  it('gives each outcome its share in every prefix', () => {
    const sampler = samplerWith({ lets: [draws('outcome', branches)], quotas });
    const counts = new Map<unknown, number>();
    for (let index = 0; index < 4_096; index += 1) {
      const outcome = worldOf(sampler, index).variables['Scene.outcome'];
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      for (const { label, share } of quotas[0].shares) {
        // Twice the bound on the discrepancy of any such sequence, for an interval between two shares.
        const bound = 2 * (Math.log2(index + 1) / 3 + 1);
        const count = counts.get(label) ?? 0;
        assert.ok(Math.abs(count - share * (index + 1)) <= bound, `${label}: ${count} of ${index + 1}`);
      }
    }
    for (const { label, share } of quotas[0].shares)
      assert.ok(Math.abs(counts.get(label)! - share * 4_096) <= 1);
  });

  it('of bernoulli goes by the shares of true and false', () => {
    const shares = [
      { label: 'false', share: 0.75 },
      { label: 'true', share: 0.25 },
    ];
    const parts = {
      lets: [draws('outcome', scalar('bernoulli', 0.5))],
      quotas: [{ quota: 'Scene.outcome', shares }],
    };
    const sampler = samplerWith(parts);
    const worlds = Array.from({ length: 256 }, (_, index) => worldOf(sampler, index));
    assert.equal(worlds.filter(({ variables }) => variables['Scene.outcome'] === true).length, 64);
    assert.deepEqual(sampler.variables[0].distribution, scalar('bernoulli', 0.25));
  });

  it('is met in each part of the split, and beside other quotas', () => {
    const half = [
      { label: 'true', share: 0.5 },
      { label: 'false', share: 0.5 },
    ];
    const split = [
      { name: 'train', share: 0.5 },
      { name: 'val', share: 0.5 },
    ];
    const names = ['a', 'b', 'c'];
    const sampler = samplerWith({
      split,
      lets: names.map((name) => draws(name, scalar('bernoulli', 0.5))),
      quotas: names.map((name) => ({ quota: `Scene.${name}`, shares: half })),
    });
    const counts = new Map<string, number>();
    for (let index = 0; index < 2_048; index += 1) {
      const world = worldOf(sampler, index);
      const key = [world.split, ...names.map((name) => world.variables[`Scene.${name}`])].join(' ');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    assert.equal(counts.size, 16);
    for (const [key, count] of counts) assert.ok(Math.abs(count - 128) <= 32, `${key}: ${count}`);
  });

  it('keeps its outcome in all attempts', () => {
    const parts: Parts = {
      lets: [draws('outcome', branches), ...units('a')],
      requires: [require('rare', op('or', op('gt', ref('outcome'), 1), op('gt', ref('a'), 0.9)))],
      quotas,
    };
    const sampler = samplerWith(parts);
    const cracks = Array.from({ length: 1_000 }, (_, index) => worldOf(sampler, index)).filter(
      ({ variables }) => variables['Scene.outcome'] === 'crack',
    );
    assert.ok(Math.abs(cracks.length - 20) <= 4, `${cracks.length}`);
    for (const world of cracks) assert.ok(numberAt(world, 'Scene.a') > 0.9);
  });

  it('is refused where its outcomes are not those of the variable', () => {
    const shares = [
      { label: 'crack', share: 0.5 },
      { label: 'ok', share: 0.5 },
    ];
    for (const variable of [
      draws('outcome', branches),
      draws('outcome', unit),
      draws('outcome', scalar('bernoulli', 0.5)),
    ]) {
      const refused = { lets: [variable], quotas: [{ quota: 'Scene.outcome', shares }] };
      assert.throws(() => samplerWith(refused), PlanError);
    }
  });
});
