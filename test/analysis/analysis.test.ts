import assert from 'node:assert/strict';
import { analyse, compareSamples, type Statistics } from '../../engine/analysis/index.js';
import type { Plan } from '../../engine/plan/plan.js';
import type { Sampler } from '../../engine/sampling/index.js';
import { close } from './support/close.js';
import { type FakeWorld, fakeSampler } from './support/fake-sampler.js';
import { planOf } from './support/plan.js';

const plan: Plan = planOf({
  split: [
    { name: 'train', share: 0.75 },
    { name: 'test', share: 0.25 },
  ],
  classes: ['mug', 'apple', 'pear'],
  elements: [
    { kind: 'object', name: 'things', count: { draw: { dist: 'whole', args: [0, 3] } } },
    { kind: 'camera', name: 'main' },
  ],
});

const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('analyse', () => {
  it('counts the things of several scenes over all samples, and takes none of another scene for dropped', async () => {
    const { scene } = planOf({ elements: [{ kind: 'object', name: 'cube' }] });
    const others = [{ weight: 1, scene: { ...scene, name: 'Hall', root: 'Hall' } }];
    const sampler = fakeSampler(
      {},
      (index): FakeWorld =>
        index % 4 === 3
          ? { variables: { 'dataset.scene': 'Hall' }, objects: [{ address: 'Hall.cube', class: null }] }
          : {
              variables: { 'dataset.scene': 'Kitchen', 'Kitchen.things.count': 2 },
              objects: [{ address: 'Kitchen.things[0]', class: 'mug' }],
              crowded: [{ address: 'Kitchen.things[1]', outcome: 'fewer' }],
            },
    );
    const mixed = { ...plan, mixture: { weight: 3, others } };
    const now = () => 0;
    const { elements, variables } = await analyse(mixed, sampler, { samples: 100, pause, now });
    assert.deepEqual(
      elements.map(({ address, mean, dropped }) => [address, mean, dropped]),
      [
        ['Kitchen.things', 0.75, 75],
        ['Kitchen.main', 0, 0],
        ['Hall.cube', 0.25, 0],
      ],
    );
    const { picks } = variables.find(({ pattern }) => pattern === 'dataset.scene')!;
    assert.deepEqual(picks?.values, [
      { value: 'Kitchen', accepted: 75 },
      { value: 'Hall', accepted: 25 },
    ]);
  });

  it('counts elements, classes, instances and the split', async () => {
    // Sample i has i mod 4 things: mugs but for one distractor.
    const sampler = fakeSampler({}, (index) => ({
      split: index % 4 === 3 ? 'test' : 'train',
      objects: Array.from({ length: index % 4 }, (_, k) => ({
        address: `Kitchen.things[${k}]`,
        class: k === 2 ? null : k === 1 ? 'apple' : 'mug',
      })),
    }));
    const { elements, classes, instances, split, samples, complete } = await statisticsOf(sampler, 400);
    assert.deepEqual([samples, complete], [400, true]);
    assert.deepEqual(elements, [
      {
        address: 'Kitchen.things',
        kind: 'object',
        mean: 1.5,
        minimum: 0,
        maximum: 3,
        dropped: 0,
        overlapping: 0,
      },
      {
        address: 'Kitchen.main',
        kind: 'camera',
        mean: 0,
        minimum: 0,
        maximum: 0,
        dropped: 0,
        overlapping: 0,
      },
    ]);
    assert.deepEqual(instances, { mean: 1.5, minimum: 0, maximum: 3 });
    assert.deepEqual(classes, [
      { class: 'mug', instances: 300, share: 0.6, samples: 300 },
      { class: 'apple', instances: 200, share: 0.4, samples: 200 },
      { class: 'pear', instances: 0, share: 0, samples: 0 },
      { class: null, instances: 100, share: 1 / 6, samples: 100 },
    ]);
    assert.deepEqual(split, [
      { name: 'train', declared: 0.75, samples: 300, share: 0.75 },
      { name: 'test', declared: 0.25, samples: 100, share: 0.25 },
    ]);
  });

  it('tells how often conditions held, cells were tried, and why there are holes', async () => {
    const cell = { requires: ['Kitchen.seen'], variables: ['Kitchen.x'], home: 'Kitchen' };
    const sampler = fakeSampler({ cells: [cell] }, (index) =>
      index % 10 === 9
        ? {
            held: { 'Kitchen.seen': false },
            hole: {
              code: 'attempts-exhausted',
              message: `none of 50 (${index})`,
              address: 'Kitchen.things[1].place',
              requires: ['Kitchen.seen'],
              attempts: 50,
              at: '0:3:1-3:9',
            },
          }
        : {
            held: { 'Kitchen.seen': index % 10 < 5 },
            cells: [{ requires: ['Kitchen.seen'], attempts: 1 + (index % 10) }],
          },
    );
    const { requires, cells, holes } = await statisticsOf(sampler, 1000);
    assert.equal(requires.length, 1);
    assert.deepEqual(
      { ...requires[0], interval: [] },
      { pattern: 'Kitchen.seen', asked: 1000, held: 500, share: 0.5, interval: [] },
    );
    assert.deepEqual(cells, [
      {
        ...cell,
        count: 900,
        exhausted: 100,
        acceptance: 900 / (900 * 5 + 100 * 50),
        attempts: { mean: 5, quantile95: 9, maximum: 9 },
      },
    ]);
    assert.deepEqual(holes, {
      count: 100,
      tally: [
        {
          code: 'attempts-exhausted',
          address: 'Kitchen.things[*].place',
          requires: ['Kitchen.seen'],
          count: 100,
          message: 'none of 50 (9)',
          index: 9,
          at: '0:3:1-3:9',
        },
      ],
    });
  });

  it('compares picks, truths and vectors as well as numbers', async () => {
    const names = ['pick', 'flag', 'place', 'free'];
    const sampler = fakeSampler(
      {
        cells: [
          {
            requires: ['Kitchen.r'],
            variables: ['Kitchen.pick', 'Kitchen.flag', 'Kitchen.place'],
            home: 'Kitchen',
          },
        ],
        variables: names.map((name) => ({
          pattern: `Kitchen.${name}`,
          distribution: { dist: 'normal', args: [1, 2] },
        })) as unknown as Sampler['variables'],
      },
      (index) => ({
        declared: {
          'Kitchen.pick': index % 2 === 0 ? 'a' : 'b',
          'Kitchen.flag': index % 2 === 0,
          'Kitchen.place': [index % 7, 1],
        },
        variables: {
          'Kitchen.pick': 'a',
          'Kitchen.flag': index % 2 === 1,
          'Kitchen.place': [index % 7, 2],
          'Kitchen.free': index,
        },
      }),
    );
    const { variables, level } = await statisticsOf(sampler, 700);
    const [pick, flag, place, free] = variables;
    assert.deepEqual(pick.picks?.values, [
      { value: 'a', declared: 350, accepted: 700 },
      { value: 'b', declared: 350, accepted: 0 },
    ]);
    assert.deepEqual([pick.picks?.difference?.differs, flag.picks?.difference?.differs], [true, false]);
    assert.deepEqual(
      place.components.map((one) => one.difference?.differs),
      [false, true],
    );
    assert.deepEqual(place.components[0].declared?.quantiles, [0, 3, 6]);
    assert.deepEqual([free.conditioned, free.components[0].difference], [false, undefined]);
    assert.equal(free.components[0].declared, undefined);
    assert.deepEqual(free.components[0].exact, { mean: 1, deviation: 2 });
    assert.equal(level, 0.01);
  });

  it('says that it was stopped, and lets the host have its turns', async () => {
    const signal = { aborted: false };
    const seen: number[] = [];
    let clock = 0;
    const slow = fakeSampler({}, () => {
      clock += 3;
      return {};
    });
    const now = () => clock;
    const statistics = await analyse(plan, slow, {
      samples: 1_000,
      signal,
      now,
      pause: async () => {
        await pause();
        if (seen.length === 3) signal.aborted = true;
      },
      onProgress: (done) => seen.push(done),
    });
    assert.equal(statistics.complete, false);
    // Three samples of 3 ms are more than its slice of 8 ms; the last progress is that of the end.
    assert.deepEqual(seen, [3, 6, 9, 9]);
    assert.equal(statistics.samples, 9);
    assert.equal((await analyse(plan, slow, { samples: 5, signal, pause, now })).samples, 0);
  });

  it('is plain data', async () => {
    const statistics = await statisticsOf(
      fakeSampler({}, () => ({ variables: { 'Kitchen.x': 1 } })),
      3,
    );
    assert.deepEqual(JSON.parse(JSON.stringify(statistics)), statistics);
  });

  it('does not grow with the samples', async () => {
    const sampler = fakeSampler({}, (index) => ({
      variables: Object.fromEntries(
        Array.from({ length: 10 }, (_, k) => [`Kitchen.x[${(index * 10 + k) % 200_000}]`, k]),
      ),
    }));
    const { variables } = await statisticsOf(sampler, 30_000);
    assert.equal(variables.length, 1);
    assert.equal(variables[0].components[0].accepted.count, 300_000);
    close(
      variables[0].components[0].histogram.accepted.reduce((sum, count) => sum + count),
      7_500,
      2_500,
    );
  });
});

describe('compareSamples', () => {
  it('tells how many worlds are the same, and which variables differ', () => {
    const before = fakeSampler({}, (index) => ({
      variables: { 'Kitchen.x': index, 'Kitchen.things[0].y': [1, 2], 'Kitchen.things[1].y': 5 },
      cells: [{ requires: ['r'], attempts: 1 }],
    }));
    const after = fakeSampler({}, (index) => ({
      variables: {
        'Kitchen.x': index,
        'Kitchen.things[0].y': [1, index < 4 ? 3 : 2],
        ...(index === 9 ? {} : { 'Kitchen.things[1].y': index < 2 ? 6 : 5 }),
      },
      cells: [{ requires: ['r'], attempts: 2 }],
    }));
    assert.deepEqual(
      compareSamples(
        before,
        after,
        Array.from({ length: 10 }, (_, index) => index),
      ),
      {
        compared: 10,
        identical: 5,
        share: 0.5,
        variables: [{ pattern: 'Kitchen.things[*].y', changed: 4, unmatched: 1 }],
      },
    );
    assert.equal(compareSamples(before, before, [1, 2, 3]).share, 1);
    assert.equal(compareSamples(before, after, []).share, 1);
  });
});

function statisticsOf(sampler: Sampler, samples: number): Promise<Statistics> {
  return analyse(plan, sampler, { samples, pause, now: performance.now.bind(performance) });
}
