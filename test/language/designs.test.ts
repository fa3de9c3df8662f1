import assert from 'node:assert/strict';
import type { Plan } from '../../engine/plan/plan.js';
import { compileText } from './support/compile-text.js';
import { withoutPlaces } from './support/values.js';

const scene = `scene S {
  let dusk ~ beta(2, 5)
  let rough ~ pick(0.1, 0.2)
  object mug ~ choice { box: 3, tall = box { size = (1cm, 9cm, 1cm) }: 1 }
  light lamps = point { count ~ 1 .. 4 }
  camera main = pinhole { fov ~ 40deg .. 60deg; noise = sensor { iso ~ 100 .. 200 } }
}
`;

function planOf(text: string, dataset = 'samples = 24; scene = S'): Plan {
  const { plan, diagnostics } = compileText(`language 1\ndataset D { ${dataset} }\n${scene}${text}`);
  assert.ok(plan, diagnostics.map((each) => each.message).join('\n'));
  return withoutPlaces(plan);
}

/** The codes and texts that the spec raises. */
function told(dataset: string, text = ''): string[] {
  const spec = `language 1\ndataset D { ${dataset} }\n${scene}${text}`;
  return compileText(spec).diagnostics.map(({ code, start, end }) => `${code} ${spec.slice(start, end)}`);
}

describe('designs and quotas', () => {
  it('name variables by their paths, with the scene or without', () => {
    const { designs } = planOf('design sobol { use = [dusk, S.main.fov, main.noise.iso, lamps.count] }');
    assert.deepEqual(designs, [{ sobol: ['S.dusk', 'S.main.fov', 'S.main.noise.iso', 'S.lamps.count'] }]);
  });

  it('stand in the plan as the data set wants them', () => {
    const { designs } = planOf(
      'param n = 4\ndesign grid { use = [dusk, main.fov]; steps = [2, n] }\ndesign permutation { use = [lamps.count] }',
    );
    assert.deepEqual(designs, [
      {
        grid: [
          { address: 'S.dusk', steps: 2 },
          { address: 'S.main.fov', steps: 4 },
        ],
      },
      { permutation: ['S.lamps.count'], strata: 24 },
    ]);
  });

  it('give outcomes shares by their labels', () => {
    const { quotas } = planOf(
      'quota { of = mug; box: 97.5%, tall: 2.5% }\nquota { of = S.rough; 0.2: 60%, 0.1: 40% }',
    );
    assert.deepEqual(quotas, [
      {
        quota: 'S.mug.asset',
        shares: [
          { label: 'box', share: 0.975 },
          { label: 'tall', share: 0.025 },
        ],
      },
      {
        quota: 'S.rough',
        shares: [
          { label: '0.2', share: 0.6 },
          { label: '0.1', share: 0.4 },
        ],
      },
    ]);
  });

  it('leave a plan as it was where there are none', () => {
    for (const key of ['designs', 'quotas', 'mixture']) assert.ok(!(key in planOf('')));
  });

  it('keep to limits', () => {
    const many = Array.from({ length: 21 }, (_, at) => `  let v${at} ~ 0 .. 1\n`).join('');
    const names = Array.from({ length: 21 }, (_, at) => `v${at}`).join(', ');
    const spec = `language 1\ndataset D { scene = S }\nscene S {\n${many}}\ndesign sobol { use = [${names}] }`;
    assert.deepEqual(
      compileText(spec).diagnostics.map(({ code }) => code),
      ['limit/size'],
    );
    assert.deepEqual(told('scene = S', 'design grid { use = [dusk]; steps = [1000000000000000] }'), [
      'design/steps [1000000000000000]',
    ]);
    assert.deepEqual(told('scene = S', 'design grid { use = [dusk]; steps = [0] }'), ['design/steps [0]']);
  });

  it('stay in the plan of a twin, whose draws are those of its base', () => {
    const spec = `language 1\ndataset D { scene = S }\n${scene}scene T = S { dusk = 0.5 }\ndesign sobol { use = [dusk, main.fov] }`;
    const { plan } = compileText(spec);
    assert.ok(plan);
    assert.deepEqual(withoutPlaces(plan.designs), [{ sobol: ['S.dusk', 'S.main.fov'] }]);
  });
});

describe('scenes mixed by weight', () => {
  const night = 'scene Night = S { dusk = 0.9 }\nscene Hall { object floor = plane }\n';

  it('stand in the plan, the first as its scene', () => {
    const plan = planOf(night, 'scene ~ choice { S: 3, Night, Hall: 0.5 }');
    assert.equal(plan.scene.name, 'S');
    assert.equal(plan.mixture?.weight, 3);
    assert.deepEqual(
      plan.mixture.others.map((other) => [other.weight, other.scene.name, other.scene.root]),
      [
        [1, 'Night', 'S'],
        [0.5, 'Hall', 'Hall'],
      ],
    );
    const { sources: _, ...one } = planOf(night, 'scene ~ choice { S: 3 }');
    const { sources: __, ...same } = planOf(night, 'scene = S');
    assert.deepEqual(one, same);
  });

  it('are refused where they mean nothing', () => {
    assert.deepEqual(told('scene = choice { S, Night }', night), ['draw/distribution choice { S, Night }']);
    assert.deepEqual(told('scene ~ S'), ['draw/constant S']);
    assert.deepEqual(told('scene ~ choice { S: 60%, Night: 30% }', night), [
      'choice/weights choice { S: 60%, Night: 30% }',
    ]);
    assert.deepEqual(told('scene ~ choice { S: 60%, Night: 1 }', night), [
      'choice/weights choice { S: 60%, Night: 1 }',
    ]);
    assert.deepEqual(told('scene ~ choice { S, S }'), ['name/duplicate S']);
    assert.deepEqual(told('scene ~ choice { dark = S }'), ['declaration/misplaced dark = S']);
    assert.deepEqual(told('scene ~ choice { }'), ['choice/empty choice { }']);
    assert.deepEqual(told('scene ~ choice { S: dusk, Night: 1 }', night), ['name/unknown dusk']);
    const scenes = Array.from({ length: 101 }, (_, at) => `S${at}`);
    const text = scenes.map((name) => `scene ${name} { }`).join('\n');
    assert.deepEqual(
      told(`scene ~ choice { ${scenes.join(', ')} }`, text).map((each) => each.split(' ')[0]),
      ['limit/size'],
    );
  });
});
