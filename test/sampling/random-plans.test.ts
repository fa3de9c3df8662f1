import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isHole } from '../../engine/sampling/index.js';
import { samplerOf } from './support/plans.js';
import { randomPlans } from './support/random-plans.js';

const silent = { require() {}, declared() {}, accepted() {} };
const options = { numRuns: 300 };
const indices = [0, 1, 2, 3, 1_000_000];

describe('whatever a plan says', () => {
  it('its samples are plain data, the same in any order, from any sampler, observed or not', () => {
    fc.assert(
      fc.property(randomPlans, (parts) => {
        const sampler = samplerOf(parts);
        const outcomes = indices.map((index) => sampler.sample(index));
        const other = samplerOf(parts);
        for (const at of [4, 2, 0, 3, 1]) {
          assert.deepEqual(other.observe(indices[at], silent), outcomes[at]);
          assert.deepEqual(JSON.parse(JSON.stringify(outcomes[at])), outcomes[at]);
        }
      }),
      options,
    );
  });

  it('conditions move only what their cells name, and what depends on it', () => {
    fc.assert(
      fc.property(randomPlans, (parts) => {
        const bound = samplerOf(parts);
        const free = samplerOf({
          ...parts,
          requires: [],
          elements: parts.elements!.map((each) => ({ ...each, requires: [] })),
        });
        const inCells = new Set(bound.cells.flatMap(({ variables }) => variables));
        for (const index of indices) {
          const [world, before] = [bound.sample(index), free.sample(index)];
          if (isHole(world) || isHole(before)) continue;
          for (const { pattern, distribution } of bound.variables) {
            // A uniform of constant parameters depends on nothing else; whether it is there at all may.
            if (inCells.has(pattern) || !('dist' in distribution) || distribution.dist !== 'uniform')
              continue;
            for (const [address, value] of Object.entries(world.variables)) {
              if (
                address.replaceAll(/\[\d+\]/g, '[*]') !== pattern ||
                before.variables[address] === undefined
              )
                continue;
              assert.equal(value, before.variables[address], address);
            }
          }
        }
      }),
      options,
    );
  });

  it('every variable that is told is described, and every cell lists its attempts', () => {
    fc.assert(
      fc.property(randomPlans, (parts) => {
        const sampler = samplerOf(parts);
        const patterns = new Set(sampler.variables.map(({ pattern }) => pattern));
        for (const index of indices) {
          const world = sampler.sample(index);
          if (isHole(world)) continue;
          for (const address of Object.keys(world.variables))
            assert.ok(patterns.has(address.replaceAll(/\[\d+\]/g, '[*]')), address);
          for (const { attempts } of world.cells) assert.ok(attempts >= 1 && attempts <= 100);
        }
      }),
      options,
    );
  });
});
