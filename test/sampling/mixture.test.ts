import assert from 'node:assert/strict';
import type { Mixture, Plan, Scene } from '../../engine/plan/plan.js';
import { createSampler } from '../../engine/sampling/index.js';
import { uniform } from './support/oracle.js';
import { draws, element, noModels, op, planOf, ref, require, scalar, worldOf } from './support/plans.js';

const unit = scalar('uniform', 0, 1);
const sceneCalled = (name: string, root = name): Scene => ({
  name,
  root,
  lets: [draws('a', unit)],
  elements: [element('light', 'lamp', { type: 'point', properties: { flux: { draw: unit } } })],
  requires: [require('low', op('lt', ref('a'), 0.8))],
});

const alone = (scene: Scene): Plan => ({ ...planOf({}), scene });
const mixed = (first: number, others: Mixture['others']): Plan => ({
  ...alone(sceneCalled('Day')),
  mixture: { weight: first, others },
});

describe('scenes mixed by weight', () => {
  const weights = { Day: 3, Night: 2, Hall: 1 };
  const plan = mixed(3, [
    { weight: 2, scene: sceneCalled('Night', 'Day') },
    { weight: 1, scene: sceneCalled('Hall') },
  ]);
  const sampler = createSampler(plan, noModels);
  const worlds = Array.from({ length: 3_000 }, (_, index) => worldOf(sampler, index));

  it('are drawn by rendezvous at dataset.scene', () => {
    for (const { index, variables } of worlds.slice(0, 300)) {
      const luck = Object.entries(weights).map(([name, weight]) => ({
        name,
        score: -Math.log(uniform(7, `dataset.scene|${name}`, index)) / weight,
      }));
      luck.sort((a, b) => a.score - b.score);
      assert.equal(variables['dataset.scene'], luck[0].name);
    }
  });

  it('come as often as their weights say', () => {
    for (const [name, weight] of Object.entries(weights)) {
      const share = weight / 6;
      const count = worlds.filter(({ variables }) => variables['dataset.scene'] === name).length;
      // Four deviations of a binomial.
      const bound = 4 * Math.sqrt(3_000 * share * (1 - share));
      assert.ok(Math.abs(count - 3_000 * share) < bound, `${name}: ${count}`);
    }
  });

  it('are otherwise the samples of each scene alone', () => {
    const samplers = new Map(
      ['Day', 'Night', 'Hall'].map((name) => [
        name,
        createSampler(alone(sceneCalled(name, name === 'Night' ? 'Day' : name)), noModels),
      ]),
    );
    for (const { variables, ...world } of worlds.slice(0, 100)) {
      const { 'dataset.scene': name, ...others } = variables;
      assert.deepEqual({ ...world, variables: others }, samplers.get(name as string)?.sample(world.index));
    }
  });

  it('tell the variables and cells of all', () => {
    assert.deepEqual(
      sampler.variables.map(({ pattern }) => pattern),
      ['dataset.scene', 'Day.a', 'Day.lamp.flux', 'Day.a', 'Day.lamp.flux', 'Hall.a', 'Hall.lamp.flux'],
    );
    assert.deepEqual(
      sampler.cells.map(({ requires }) => requires),
      [['Day.low'], ['Day.low'], ['Hall.low']],
    );
  });

  it('never come with weight 0', () => {
    const never = createSampler(mixed(0, [{ weight: 1, scene: sceneCalled('Hall') }]), noModels);
    for (let index = 0; index < 50; index += 1)
      assert.equal(worldOf(never, index).variables['dataset.scene'], 'Hall');
  });
});
