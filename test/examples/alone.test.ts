import assert from 'node:assert/strict';
import { createSampler, isHole, type Plain } from '../../engine/sampling/index.js';
import { NodeModels, RootFolder } from '../../files/index.js';
import { cookbook, examples, planOf } from './examples.js';

/** Samples of each spec: drawn alone, each of their variables must have the same values. */
const samples = 2;

describe('a variable that is drawn alone', () => {
  let alone = 0;

  for (const { name, path } of [...examples(), ...cookbook()]) {
    it(`has in ${name} the values that it has in whole worlds`, () => {
      const plan = planOf(path);
      const open = () => createSampler(plan, new NodeModels(plan, RootFolder.of(path).root), 'none');
      const [sampler, whole] = [open(), open()];
      const worlds = Array.from({ length: samples }, (_, index) => whole.sample(index));
      for (const pattern of new Set(sampler.variables.map((each) => each.pattern))) {
        const draw = sampler.alone(pattern);
        if (draw === undefined) continue;
        alone += 1;
        for (const world of worlds) {
          if (isHole(world)) continue;
          const told: Record<string, Plain> = {};
          const accepted = (_: string, address: string, value: Plain) => {
            told[address] = value;
          };
          assert.ok(draw(world.index, { declared: () => {}, accepted }), pattern);
          const expected = Object.entries(world.variables).filter(
            ([address]) => address.replaceAll(/\[\d+\]/g, '[*]') === pattern,
          );
          assert.deepEqual(told, Object.fromEntries(expected), `${pattern} in sample ${world.index}`);
        }
      }
    });
  }

  it('is most of them', () => {
    assert.ok(alone > 200, `${alone}`);
  });
});
