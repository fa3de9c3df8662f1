import assert from 'node:assert/strict';
import { createSampler, isHole, type Plain } from '../../engine/sampling/index.js';
import { compile, twinsOf, writtenConditions, writtenUnits } from '../../language/index.js';
import { compileText, mainPath } from './support/compile-text.js';
import { MemoryFiles } from './support/memory-files.js';

const noModels = { mesh: () => assert.fail('no models here') };

describe('the units in which draws are written', () => {
  const unitsIn = (text: string) => {
    const { plan, diagnostics } = compileText(text);
    assert.ok(plan, JSON.stringify(diagnostics));
    const units = writtenUnits(plan, (path) => (path === mainPath ? text : undefined));
    const { variables } = createSampler(plan, noModels);
    return new Map(variables.map(({ pattern, at }) => [pattern, units[at ?? '']?.name]));
  };

  it('are those of their literals', () => {
    const found = unitsIn(`language 1
dataset D { scene = S }
dist far = 1km .. 2km
scene S {
  let near = 5m
  let share ~ 20% .. 80%
  let odd ~ truncatedNormal(1, 8%, 0.5, 1.5)
  let ratio ~ uniform(0, 5m/near)
  let angle ~ normal(
    30°,  // over several lines
    2°
  )
  let away ~ far
  let speed ~ 1_000m/s .. 2e3m/s
  let pair ~ (1cm .. 2cm, 3cm .. 4cm)
  object table = plane
  object ball = sphere { radius ~ 3mm .. 5mm; count ~ 3..9; place ~ disk { around = table; radius = 30cm }; yaw ~ 0deg .. 360deg }
  camera main = pinhole { place ~ shell { around = table; elevation = 30deg .. 70deg; radius = 80cm .. 120cm }; lookAt = table }
}
`);
    assert.deepEqual(
      [...found].filter(([, unit]) => unit !== undefined),
      [
        ['S.share', '%'],
        ['S.ratio', 'm'],
        ['S.angle', 'deg'],
        ['S.speed', 'm/s'],
        ['S.pair', 'cm'],
        ['S.ball[*].place', 'cm'],
        ['S.ball[*].radius', 'mm'],
        ['S.ball[*].yaw', 'deg'],
        ['S.main.place', 'cm'],
      ],
    );
  });
});

describe('what conditions are called', () => {
  it('is their name, or what they say', () => {
    const text = `language 1
dataset D { scene = S }
scene S {
  let a ~ 0 .. 1
  require big: a > 0.2
  require a < 0.9 and
    a != 0.5
  object balls = sphere { count = 2; let b ~ 0 .. 1; require b < a }
}
`;
    const { plan } = compileText(text);
    assert.ok(plan);
    const words = writtenConditions(plan, () => text);
    assert.deepEqual(Object.values(words), ['big', 'a < 0.9 and a != 0.5', 'b < a']);
    assert.deepEqual(Object.values(writtenConditions(plan, () => undefined)), [
      'big',
      'require2',
      'require1',
    ]);
  });
});

describe('the twins of a plan', () => {
  const text = `language 1
dataset D { scene = Day }
scene Day { let dusk ~ 0 .. 1; object balls = sphere { count ~ 3 .. 9; class = ball } }
scene Night = Day { dusk = 0.95 }
scene Empty = Night { balls.count = 0 }
scene Other { object box1 = box }
class ball { id = 1 }
`;
  const files = new MemoryFiles({ [mainPath]: text });
  const twins = (scene?: string) => {
    const { plan, checked } = compile(mainPath, files, { tool: 'test', ...(scene ? { scene } : {}) });
    assert.ok(plan);
    return twinsOf(plan, checked, files, { tool: 'test' });
  };

  it('are the scenes of the same base', () => {
    assert.deepEqual(
      twins().map(({ scene }) => scene.name),
      ['Night', 'Empty'],
    );
    assert.deepEqual(
      twins('Night').map(({ scene }) => scene.name),
      ['Day', 'Empty'],
    );
    assert.deepEqual(twins('Other'), []);
  });

  it('are the plans that `--scene` makes', () => {
    for (const twin of twins())
      assert.deepEqual(twin, compile(mainPath, files, { tool: 'test', scene: twin.scene.name }).plan);
  });

  it('share what none of them changes, sample by sample', () => {
    const valuesOf = (
      plan: Parameters<typeof createSampler>[0],
      index: number,
    ): Readonly<Record<string, Plain>> => {
      const outcome = createSampler(plan, noModels).sample(index);
      assert.ok(!isHole(outcome));
      return outcome.variables;
    };
    const [night] = twins();
    const { plan: day } = compileText(text);
    for (let index = 0; index < 5; index += 1) {
      const [{ 'Day.dusk': dusk, ...rest }, atNight] = [valuesOf(day!, index), valuesOf(night!, index)];
      assert.equal(typeof dusk, 'number');
      assert.deepEqual(atNight, rest);
    }
  });
});
