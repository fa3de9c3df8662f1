import assert from 'node:assert/strict';
import { isHole } from '../../engine/sampling/index.js';
import { compileScene, compileText } from './support/compile-text.js';
import { planOfScene, samplerOf } from './support/sample-text.js';

/** What something gives that must not take longer; of the processor, since others may be at work beside it. */
function withinASecond<T>(run: () => T): T {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < 1_000_000, 'within a second');
  return result;
}

/** What is told of the body of a scene, by code and the text that it is about. */
function toldOf(body: string): string[] {
  const { diagnostics } = withinASecond(() => compileScene(body));
  const before = 'language 1\ndataset D { scene = S }\nscene S {\n'.length;
  return diagnostics.map(({ code, start, end }) => `${code}: ${body.slice(start - before, end - before)}`);
}

describe('what is too much', () => {
  it('is told where it is written', () => {
    for (const [body, ...told] of [
      ['object a = box { count = 1e15 }', 'property/out-of-range: 1e15'],
      ['object a = box { count ~ 1 .. 1e15 }', 'property/out-of-range: 1 .. 1e15'],
      ['object a = box { count ~ poisson(1e12) }', 'property/out-of-range: poisson(1e12)'],
      ['object a = box { count ~ binomial(1000000, 50%) }', 'property/out-of-range: binomial(1000000, 50%)'],
      ['object a = box { count ~ geometric(1e-9) }', 'property/may-be-outside: geometric(1e-9)'],
      [
        'object a = box { count = 4; place = grid { columns = 1e12; rows = 1e12 } }',
        'property/out-of-range: 1e12',
        'property/out-of-range: 1e12',
      ],
      ['object a = box { count = 4; place = row { places = 1e12 } }', 'property/out-of-range: 1e12'],
      ['let a = 1 / 0', 'number/not-finite: 1 / 0'],
      ['let a ~ 0 .. 1\nlet b = 1 / (a - a * 1)', ''],
      ['let a = 1e308 * 10', 'number/not-finite: 1e308 * 10'],
      ['let a = 1e400', 'number/malformed: 1e400'],
      ['object a = box { count = 3 }\nlet b = a[3].position.x', 'reference/index: a[3]'],
    ] as const) {
      assert.deepEqual(
        toldOf(body),
        told.filter((each) => each !== ''),
        body,
      );
    }
  });

  it('is told of groups', () => {
    const told = toldOf('group g { count = 1e9; object a = box }');
    assert.deepEqual(told.map((each) => each.split(':')[0]).sort(), ['limit/size', 'property/out-of-range']);
  });

  it('is a hole where only a sample shows it', () => {
    const plan = planOfScene(
      'language 1\ndataset D { scene = S }\nscene S { let x ~ 0 .. 1\nobject a = box { count = floor(x * 1e12) } }\n',
    );
    assert.ok(withinASecond(() => isHole(samplerOf(plan).sample(0))));
  });
});

describe('what cannot be', () => {
  it('finds no room, as is told before', () => {
    const body =
      'object tray = plane { size = (20cm, 20cm) }\nobject tiles = box { size = (30cm, 30cm, 30cm); count = 5; place ~ on(tray) }';
    assert.deepEqual(toldOf(body), ['place/too-many: on(tray)']);
    const plan = planOfScene(`language 1\ndataset D { scene = S; attempts = 20 }\nscene S {\n${body}\n}\n`);
    const sampler = samplerOf(plan);
    for (let index = 0; index < 20; index += 1) assert.ok(isHole(sampler.sample(index)));
  });

  const codesOfText = (text: string) =>
    compileText(`language 1\ndataset D { scene = S }\n${text}`).diagnostics.map(({ code }) => code);

  it('is told: changes of what is not there, an id for two classes, templates made of themselves', () => {
    assert.deepEqual(
      codesOfText('scene S { object a = box }\nscene T = S { b.count = 3; a.nothing = 2; x = 4 }'),
      ['scene/override', 'scene/override', 'scene/override'],
    );
    assert.deepEqual(codesOfText('class a { id = 1 }\nclass b { id = 1 }\nscene S { }'), ['class/id']);
    for (const asset of ['asset A = A', 'asset A ~ choice { A: 1, box: 2 }'])
      assert.deepEqual(codesOfText(`${asset}\nscene S { object a = A }`), ['name/cycle']);
  });
});
