import assert from 'node:assert/strict';
import { regionKinds, spatialKinds } from '../../engine/plan/plan.js';
import { rounds } from '../support/rounds.js';
import { planOfScene, sampleOf, samplerOf } from './support/sample-text.js';

type Moments = readonly [mean: number, variance: number];

interface Placement {
  /** What stands after `place ~`, of a light. */
  readonly text: string;
  /** Of x, y and z, in metres. */
  readonly moments: readonly [Moments, Moments, Moments];
}

const at = (mean: number): Moments => [mean, 0];
const between = (low: number, high: number): Moments => [(low + high) / 2, (high - low) ** 2 / 12];

/** Where things come to stand, in closed form, for each word that places them. */
const placements: Readonly<Record<string, Placement>> = {
  on: { text: 'on(table)', moments: [between(-1, 1), at(0), between(-0.5, 0.5)] },
  above: {
    text: 'above(table) { height = 20cm .. 60cm }',
    moments: [between(-1, 1), between(0.2, 0.6), between(-0.5, 0.5)],
  },
  inside: { text: 'inside(room)', moments: [between(4, 6), between(-2, 2), between(-3, 3)] },
  along: {
    text: 'along([(0m, 0m, 0m), (3m, 0m, 0m)]) { offset = 0m .. 1m }',
    moments: [between(0, 3), at(0), between(-1, 0)],
  },
  shell: {
    text: 'shell { radius = 0m .. 1m; elevation = -90deg .. 90deg }',
    moments: [
      [0, 1 / 5],
      [0, 1 / 5],
      [0, 1 / 5],
    ],
  },
  disk: { text: 'disk { radius = 1m }', moments: [[0, 1 / 4], at(0), [0, 1 / 4]] },
  ring: { text: 'ring { radius = 1m }', moments: [[0, 1 / 2], at(0), [0, 1 / 2]] },
  grid: {
    text: 'grid { columns = 2; rows = 2; spacing = (2m, 1m); jitter = 10cm }',
    moments: [between(-1.1, -0.9), at(0), between(-0.6, -0.4)],
  },
  row: {
    text: 'row { places = 2; spacing = 2m; jitter = 10cm }',
    moments: [between(-1.1, -0.9), at(0), between(-0.1, 0.1)],
  },
  gaussian: {
    text: 'gaussian((1m, 2m, 3m), 2m)',
    moments: [
      [1, 4],
      [2, 4],
      [3, 4],
    ],
  },
  'inside box': {
    text: 'inside(box { size = (2m, 4m, 6m) })',
    moments: [between(-1, 1), between(-2, 2), between(-3, 3)],
  },
  'inside sphere': {
    text: 'inside(sphere { radius = 1m })',
    moments: [
      [0, 1 / 5],
      [0, 1 / 5],
      [0, 1 / 5],
    ],
  },
  'inside cylinder': {
    text: 'inside(cylinder { radius = 1m; height = 2m })',
    moments: [[0, 1 / 4], between(-1, 1), [0, 1 / 4]],
  },
  // A triangle: the variance of a coordinate is a² / 18.
  'inside polygon': {
    text: 'inside(polygon { points = [(0m, 0m), (3m, 0m), (0m, 3m)]; height = 0m .. 1m })',
    moments: [[1, 1 / 2], between(0, 1), [1, 1 / 2]],
  },
};

describe('moments of places', () => {
  it('there are for every word that places things', () => {
    const words = [
      ...spatialKinds.filter((kind) => kind !== 'uniformRotation'),
      ...regionKinds.map((kind) => `inside ${kind}`),
    ];
    assert.deepEqual(Object.keys(placements).sort(), words.sort());
  });

  for (const [name, { text, moments }] of Object.entries(placements)) {
    it(`${name} has them`, () => {
      const sampler = samplerOf(
        planOfScene(
          `language 1\ndataset D { scene = S }\nscene S {
             object table = plane { size = (2m, 1m) }
             object room = box { size = (2m, 4m, 6m); place = (5m, 0m, 0m) }
             light lamp = point { place ~ ${text} }\n}`,
        ),
      );
      const count = rounds(1000);
      const points = Array.from({ length: count }, (_, index) =>
        sampleOf(sampler, index).lights[0].matrix.slice(12, 15),
      );
      for (const [axis, [mean, variance]] of moments.entries()) {
        const average = points.reduce((sum, point) => sum + point[axis], 0) / count;
        const spread = points.reduce((sum, point) => sum + (point[axis] - mean) ** 2, 0) / count;
        assert.ok(
          Math.abs(average - mean) <= 4.5 * Math.sqrt(variance / count) + 1e-9,
          `mean ${axis}: ${average}`,
        );
        // No kurtosis here is above that of the normal, 3: the variance of a variance is at most 2 σ⁴ / n.
        assert.ok(
          Math.abs(spread - variance) <= 4.5 * variance * Math.sqrt(2 / count) + 1e-9,
          `variance ${axis}: ${spread}`,
        );
      }
    });
  }
});
