import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planOf, samplerOf } from '../examples/examples.js';
import { root } from '../support/root.js';

/** What the second implementation expects of a sample: see oracle/README.md. */
interface Expected {
  readonly index: number;
  readonly split: string;
  readonly cells: readonly unknown[];
  readonly exact: Readonly<Record<string, unknown>>;
  readonly near: Readonly<Record<string, number | readonly number[]>>;
}

const folder = join(root, 'test', 'sampling', 'oracle');
const specs: Record<string, readonly Expected[]> = JSON.parse(
  readFileSync(join(folder, 'expected.json'), 'utf8'),
);
const relativeTolerance = 1e-12;

/** Compares two vectors, or numbers, relative to their greatest component. */
function assertNear(address: string, expected: number | readonly number[], actual: unknown): void {
  const [wanted, found] = [[expected].flat(), [actual].flat()];
  assert.equal(found.length, wanted.length, address);
  const size = Math.max(...[...wanted, ...found].map((each) => Math.abs(each as number)));
  const difference = Math.max(...wanted.map((each, index) => Math.abs(each - (found[index] as number))));
  assert.ok(difference <= relativeTolerance * size, `${address} is ${actual}, expected ${expected}`);
}

describe('the second implementation', () => {
  for (const [spec, samples] of Object.entries(specs)) {
    it(`draws the samples of ${spec}`, () => {
      const path = join(root, spec);
      const sampler = samplerOf(path, planOf(path));
      for (const { index, split, cells, exact, near } of samples) {
        const sample = JSON.parse(JSON.stringify(sampler.sample(index)));
        assert.ok(!('hole' in sample), `sample ${index} is a hole`);
        assert.deepEqual(sample.cells, cells, `sample ${index} takes other attempts: see oracle/README.md`);
        assert.equal(sample.split, split);
        const drawn: Record<string, unknown> = sample.variables;
        for (const [address, value] of Object.entries(exact))
          assert.deepEqual(drawn[address], value, `sample ${index}: ${address}`);
        for (const [address, value] of Object.entries(near)) assertNear(address, value, drawn[address]);
        const others = Object.keys(drawn).filter((address) => !(address in exact) && !(address in near));
        assert.deepEqual(
          others.filter((address) => !address.endsWith('.place')),
          [],
          'only the places of objects are not expected',
        );
      }
    });
  }
});
