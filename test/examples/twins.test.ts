import assert from 'node:assert/strict';
import { isHole } from '../../engine/sampling/index.js';
import { examples, planOf, samplerOf } from './examples.js';

describe('derived scenes', () => {
  it('Evening is Studio but for what evening moves', () => {
    const { path } = examples().find(({ name }) => name === 'still-life')!;
    const day = samplerOf(path, planOf(path, { scene: 'Studio' }));
    const evening = samplerOf(path, planOf(path, { scene: 'Evening' }));
    // What the overrides fix or constrain anew: the cells of `evening`, `solids.count` and `window.elevation`.
    const moved =
      /^Studio\.(evening|window\.elevation|solids|main\.(place|lookAt|fov)|lamp|tumbled(\.place)?|dust(\[|\.place))/;
    let compared = 0;
    for (let index = 0; index < 50; index++) {
      const one = day.sample(index);
      const other = evening.sample(index);
      assert.ok(!isHole(one) && !isHole(other));
      for (const [address, value] of Object.entries(one.variables)) {
        if (moved.test(address)) continue;
        assert.deepEqual(other.variables[address], value, `${address} of sample ${index}`);
        compared++;
      }
    }
    assert.ok(compared >= 200);
  });

  it('Night is Kitchen, sample by sample', () => {
    const { path } = examples().find(({ name }) => name === 'tabletop')!;
    const kitchen = samplerOf(path, planOf(path, { scene: 'Kitchen' }));
    const night = samplerOf(path, planOf(path, { scene: 'Night' }));
    for (let index = 0; index < 50; index++) {
      const one = kitchen.sample(index);
      const other = night.sample(index);
      assert.ok(!isHole(one) && !isHole(other));
      const { 'Kitchen.dusk': dusk, ...rest } = one.variables;
      assert.equal(typeof dusk, 'number');
      assert.deepEqual(other.variables, rest);
      assert.deepEqual(other.objects, one.objects);
    }
  });
});
