import assert from 'node:assert/strict';
import { Analysis } from '../../engine/analysis/analysis.js';
import { createSampler } from '../../engine/sampling/index.js';
import { examples, planOf } from '../examples/examples.js';

describe('what is left out for want of room', () => {
  it('is what was asked for, less what is there', () => {
    const { path } = examples().find(({ name }) => name === 'cubes')!;
    const text = `language 1
dataset D { scene = S }
scene S {
  object floor = plane { size = (30cm, 30cm) }
  object balls = sphere { radius = 5cm; count ~ 5 .. 9; present ~ bernoulli(90%); place ~ on(floor) { crowded = fewer } }
  object one = box { size = (1cm, 1cm, 1cm); present ~ bernoulli(50%) }
}
`;
    const plan = planOf(path, { text });
    const sampler = createSampler(plan, { mesh: () => assert.fail('no model') });
    const analysis = new Analysis(plan, sampler);
    let asked = 0;
    let there = 0;
    for (let index = 0; index < 300; index++) {
      analysis.add(index);
      const sample = sampler.sample(index);
      assert.ok(!('hole' in sample));
      const absent = Object.entries(sample.variables).filter(
        ([address, value]) =>
          address.startsWith('S.balls[') && address.endsWith('.present') && value === false,
      ).length;
      asked += Number(sample.variables['S.balls.count']) - absent;
      there += sample.objects.filter((object) => object.element === 'balls').length;
    }
    assert.ok(analysis.statistics(true).elements.every((each) => each.overlapping === 0));
    const dropped = Object.fromEntries(
      analysis.statistics(true).elements.map((each) => [each.address, each.dropped]),
    );
    assert.ok(asked > there);
    assert.deepEqual(dropped, { 'S.floor': 0, 'S.balls': asked - there, 'S.one': 0 });
  });

  it('is told of guards and of presences that are computed, and so is what may overlap', () => {
    const { path } = examples().find(({ name }) => name === 'cubes')!;
    const text = `language 1
dataset D { scene = S }
scene S {
  object floor = plane { size = (20cm, 20cm) }
  let many ~ bernoulli(50%)
  if (many) { object balls = sphere { radius = 5cm; count = 6; present = index > 0; place ~ on(floor) { crowded = fewer } } }
  object piled = sphere { radius = 8cm; place ~ on(floor) { crowded = overlap } }
}
`;
    const plan = planOf(path, { text });
    const sampler = createSampler(plan, { mesh: () => assert.fail('no model') });
    const analysis = new Analysis(plan, sampler);
    let [left, overlapping] = [0, 0];
    for (let index = 0; index < 200; index++) {
      analysis.add(index);
      const sample = sampler.sample(index);
      assert.ok(!('hole' in sample));
      const balls = sample.objects.filter(({ element }) => element === 'balls');
      if (sample.variables['S.many'] === true) left += 5 - balls.length;
      // Bounds are cubes along the axes.
      const at = (matrix: readonly number[]) => [matrix[12], matrix[14]] as const;
      const [x, z] = at(sample.objects.at(-1)!.matrix);
      const meets = balls.some(({ matrix }) => {
        const [bx, bz] = at(matrix);
        return Math.max(Math.abs(bx - x), Math.abs(bz - z)) < 0.13 - 1e-9;
      });
      if (meets) overlapping += 1;
    }
    const element = (name: string) =>
      analysis.statistics(true).elements.find(({ address }) => address === `S.${name}`)!;
    assert.ok(left > 0 && overlapping > 0);
    assert.deepEqual([element('balls').dropped, element('piled').overlapping], [left, overlapping]);
  });
});
