import assert from 'node:assert/strict';
import { uniform } from './support/oracle.js';
import { samplerOf, worldOf } from './support/plans.js';

const split = [
  { name: 'train', share: 0.8 },
  { name: 'val', share: 0.1 },
  { name: 'test', share: 0.1 },
];
const splits = (count: number, samples: number, seed = 5) => {
  const sampler = samplerOf({ seed, samples, split });
  return Array.from({ length: count }, (_, index) => worldOf(sampler, index).split);
};

describe('the split', () => {
  const parts = splits(4_096, 4_096);

  it('has its shares in every prefix, to within rounding', () => {
    for (const { name, share } of split) {
      let count = 0;
      parts.forEach((part, index) => {
        if (part === name) count += 1;
        // The discrepancy of van der Corput's sequence: log2(n) / 3 + 1, for an interval that is shifted twice that.
        const bound = 2 * (Math.log2(index + 1) / 3 + 1);
        assert.ok(Math.abs(count - share * (index + 1)) <= bound, `${name} ${count} of ${index + 1}`);
      });
      // 4096 is a power of two: one point in each of as many equal parts.
      assert.ok(Math.abs(count - share * 4_096) <= 1);
    }
  });

  it('does not change when the data set grows', () => {
    assert.deepEqual(splits(1_000, 100_000), parts.slice(0, 1_000));
  });

  it('shifts by the uniform of dataset.split', () => {
    const shift = uniform(5, 'dataset.split', 0);
    const mirrored = [0, 0.5, 0.25, 0.75, 0.125];
    mirrored.forEach((point, index) => {
      const place = (point + shift) % 1;
      assert.equal(parts[index], place < 0.8 ? 'train' : place < 0.9 ? 'val' : 'test');
    });
    assert.notDeepEqual(splits(100, 100, 6), parts.slice(0, 100));
  });
});
