import assert from 'node:assert/strict';
import type { Plan } from '../../engine/plan/plan.js';
import { codesOf, compileText } from './support/compile-text.js';
import { sceneOf, withoutPlaces } from './support/values.js';

function planOf(items: string, scene = 'T'): Plan {
  const { plan, diagnostics } = compileText(`language 1\ndataset D { scene = ${scene} }\n${items}`);
  assert.ok(plan, diagnostics.map((each) => each.message).join('\n'));
  return withoutPlaces(plan);
}

describe('derived scenes', () => {
  const base =
    'scene S {\n let dusk ~ 0 .. 1\n object a = sphere { count = 3; radius = 1cm * dusk; let b = dusk; place ~ disk }\n camera eye = pinhole\n environment = hdri { file = "hdri/lobby.exr" }\n require r: dusk > 0\n}\n';

  it('are their bases, but for their names', () => {
    const one = planOf(`${base}scene T = S { }`).scene;
    const other = planOf(base, 'S').scene;
    assert.deepEqual({ ...one, name: 'S' }, other);
    assert.equal(one.root, 'S');
  });

  it('override variables, properties and variables of things, each alone', () => {
    const before = planOf(base, 'S').scene;
    const { scene } = planOf(`${base}scene T = S { dusk = 0.9; a.radius = 2cm; a.b = 4; eye.fov = 30deg }`);
    const expected = JSON.parse(JSON.stringify(before));
    expected.name = 'T';
    expected.lets[0].term = { value: 0.9 };
    expected.elements[0].properties.radius = { value: 0.02 };
    expected.elements[0].lets[0].term = { value: 4 };
    expected.elements[1].properties.fov = {
      value:
        scene.elements[1].properties['fov'] &&
        (scene.elements[1].properties['fov'] as { value: number }).value,
    };
    assert.deepEqual(scene, expected);
  });

  it('may set what the base left to its default, and draw what it fixed', () => {
    const { scene } = planOf(`${base}scene T = S { a.yaw ~ 0deg .. 90deg; dusk ~ beta(2, 5) }`);
    assert.deepEqual(scene.lets[0].term, { draw: { dist: 'beta', args: [2, 5] } });
    assert.ok('draw' in scene.elements[0].properties['yaw']);
  });

  it('add variables, things and requirements', () => {
    const { scene } = planOf(
      `${base}scene T = S { let more = dusk + 1; object c = box; require s: more > 1 }`,
    );
    assert.deepEqual(
      scene.lets.map((each) => each.name),
      ['dusk', 'more'],
    );
    assert.deepEqual(scene.elements.map((each) => each.name).sort(), ['a', 'c', 'environment', 'eye']);
    assert.deepEqual(
      scene.requires.map((each) => each.name),
      ['r', 's'],
    );
  });

  it('are derived further; the last word counts', () => {
    const { scene } = planOf(`${base}scene M = S { dusk = 0.5; a.radius = 2cm }\nscene T = M { dusk = 0.7 }`);
    assert.deepEqual(scene.lets[0].term, { value: 0.7 });
    assert.deepEqual(scene.elements[0].properties['radius'], { value: 0.02 });
    assert.equal(scene.root, 'S');
  });

  it('replace the environment', () => {
    const { scene } = planOf(`${base}scene T = S { environment = color { luminance = 10nit } }`);
    assert.deepEqual(
      scene.elements.filter((each) => each.kind === 'environment').map((each) => each.type),
      ['color'],
    );
  });

  it('override in an `if` what is else as it was', () => {
    const { scene } = planOf(
      `${base}scene T = S { if (dusk > 0.5) { a.radius = 2cm }; if (1 > 0) { dusk = 0.9 } }`,
    );
    const [radius] = [scene.elements[0].properties['radius']];
    assert.ok('if' in radius && 'value' in radius.then);
    assert.deepEqual(radius.then.value, 0.02);
    assert.deepEqual(radius.else, planOf(base, 'S').scene.elements[0].properties['radius']);
    assert.ok('if' in scene.lets[0].term);
  });

  it('replace what the base says in an `if`, too', () => {
    const conditional =
      'scene S { let c ~ bernoulli(50%); object a = sphere { if (c) { radius = 1cm } else { radius = 2cm } } }';
    const { scene } = planOf(`${conditional}\nscene T = S { a.radius = 3cm }`);
    assert.deepEqual(scene.elements[0].properties['radius'], { value: 0.03 });
  });

  it('tell what is neither a path nor a declaration', () => {
    for (const item of ['3', 'dusk', 'a[0].radius = 3cm', 'f(1) = 2'])
      assert.equal(
        compileText(`language 1\ndataset D { scene = T }\n${base}scene T = S { ${item} }`).diagnostics.length,
        1,
        item,
      );
  });

  it('check what they override', () => {
    for (const [item, code] of [
      ['a.radius = 2', 'type/unit-missing'],
      ['a.radius = -2cm', 'property/out-of-range'],
      ['a.radius = 1cm .. 2cm', 'draw/distribution'],
      ['dust = 1', 'scene/override'],
      ['b.radius = 1cm', 'scene/override'],
      ['a.radios = 1cm', 'scene/override'],
      ['a = box', 'scene/override'],
      ['dusk = lost', 'name/unknown'],
    ]) {
      const { diagnostics } = compileText(
        `language 1\ndataset D { scene = T }\n${base}scene T = S { ${item} }`,
      );
      assert.deepEqual(
        diagnostics.map((each) => each.code),
        [code],
        item,
      );
    }
  });

  it('may be derived from a scene of another file, whose names they know', () => {
    const { plan, diagnostics } = compileText(
      'language 1\nimport "base.specimen" as base\nlet dark = 0.1\ndataset D { scene = T }\nscene T = base.S { dusk = dark; a.radius = scale * 2cm; let more = dark; require dark > 0; object c = box { yaw = dark * 1deg } }',
      {
        files: { 'base.specimen': `language 1\nlet scale = 2\n${base.replace('"hdri/', '"hdri/')}` },
      },
    );
    assert.deepEqual(
      diagnostics.map((each) => each.message),
      [],
    );
    assert.deepEqual(withoutPlaces(plan!.scene.lets[0].term), { value: 0.1 });
    assert.deepEqual(withoutPlaces(plan!.scene.elements[0].properties['radius']), { value: 0.04 });
  });
});

describe('`if` blocks', () => {
  it('guard variables, things and requirements', () => {
    const scene = sceneOf(
      'let c ~ bernoulli(50%)\nif (c) {\n let a = 1\n object b = box\n require r: a > 0\n} else {\n let d = 2\n}',
    );
    const guard = { variable: 'c', up: 0 };
    const not = { op: 'not', args: [guard] };
    assert.deepEqual(
      scene.lets.map(({ name, when }) => [name, when]),
      [
        ['c', undefined],
        ['a', guard],
        ['d', not],
      ],
    );
    assert.deepEqual(scene.elements[0].when, guard);
    assert.deepEqual(scene.requires[0].when, guard);
  });

  it('guard properties: what is written outside is what else holds', () => {
    const scene = sceneOf(
      'let c ~ bernoulli(50%)\nobject b = sphere {\n radius = 1cm\n if (c) { radius ~ 2cm .. 3cm }\n}',
    );
    assert.deepEqual(scene.elements[0].properties['radius'], {
      if: { variable: 'c', up: 1 },
      then: { draw: { dist: 'uniform', args: [0.02, 0.03] } },
      else: { value: 0.01 },
    });
  });

  it('guard attributes, but no keypoints', () => {
    const scene = sceneOf('object b = box { let c ~ bernoulli(50%); if (c) { attribute d = 1 } }');
    assert.deepEqual(scene.elements[0].attributes, [
      { name: 'd', when: { variable: 'c', up: 0 }, term: { value: 1 } },
    ]);
    assert.deepEqual(codesOf('object a ~ choice { box { if (1 > 0) { keypoint k = (1m, 1m, 1m) } } }'), [
      'declaration/misplaced',
    ]);
  });

  it('nest, and chain by `else if`', () => {
    const scene = sceneOf(
      'let c ~ bernoulli(50%)\nlet d ~ bernoulli(50%)\nif (c) {\n if (d) { let a = 1 }\n} else if (d) { let b = 2 } else { let e = 3 }',
    );
    const [c, d] = ['c', 'd'].map((variable) => ({ variable, up: 0 }));
    const not = (arg: object) => ({ op: 'not', args: [arg] });
    const and = (...args: object[]) => ({ op: 'and', args });
    assert.deepEqual(Object.fromEntries(scene.lets.slice(2).map(({ name, when }) => [name, when])), {
      a: and(c, d),
      b: and(not(c), d),
      e: and(not(c), not(d)),
    });
  });

  it('take only conditions', () => {
    assert.deepEqual(codesOf('if (1) { let a = 1 }'), ['type/mismatch']);
    assert.deepEqual(codesOf('if (0 .. 1 > 0.5) { let a = 1 }'), ['draw/inside']);
  });
});

describe('many things', () => {
  const balls =
    'object balls = sphere { count ~ 2 .. 5; yaw ~ 0deg .. 90deg; let b ~ 0 .. 1; place ~ disk }\n';

  it('are counted, summed, compared', () => {
    for (const text of [
      'count(balls) >= 2',
      'count(balls where yaw > 3deg) > 0',
      'any(balls where b > 0.5)',
      'all(balls where b > 0.5 and yaw < 3deg)',
      'sum(balls.b) > 1',
      'mean(balls.yaw) < 3deg',
      'min(balls.b where yaw > 1deg) > 0',
      'max(balls.b) < 1',
      'max(1, 2) > 0',
      'count(balls where position.y > 1m) > 0',
      'count(balls where center.x in 0m .. 1m) > 0',
      'mean(balls.pitch) < 1deg',
      'count(balls where pitch < 1deg) > 0',
    ])
      assert.deepEqual(codesOf(`${balls}require ${text}`), [], text);
    for (const text of [
      'count(lost) > 0',
      'count(balls where lost > 1) > 0',
      'mean(balls) > 0',
      'mean(balls.lost) > 0',
      'sum(balls.place) > 0',
      'count(1) > 0',
      'count(balls, balls) > 0',
      'count(balls where 1) > 0',
      'any(balls) > 0',
      'sqrt(balls where true) > 0',
      'mean(balls.b) > 1deg',
    ])
      assert.equal(codesOf(`${balls}require ${text}`).length, 1, text);
  });

  it('speak of the thing first, of the scene next', () => {
    const scene = sceneOf(`let limit ~ 0 .. 1\n${balls}require r: count(balls where b > limit) > 0`);
    const text = JSON.stringify(scene.requires[0].condition);
    assert.match(text, /\{"output":"b","of":\{"element":"@it"\}\}/);
    assert.match(text, /\{"variable":"limit","up":0\}/);
  });

  it('are one of many only where that one is sure to be there', () => {
    const many = (count: string, rest = 'place ~ disk') => `object x = sphere { count ${count}; ${rest} }\n`;
    const sure: readonly (readonly [string, number])[] = [
      ['= 3', 3],
      ['~ 3 .. 5', 3],
      ['~ whole(2, 4)', 2],
      ['~ pick(4, 2, 3)', 2],
      ['~ choice { 2: 1, 5: 3 }', 2],
      ['= 0', 0],
      ['~ poisson(4)', 0],
      ['~ binomial(9, 50%)', 0],
    ];
    for (const [count, least] of sure) {
      for (const k of [0, 1, 2, 3])
        assert.deepEqual(
          codesOf(`${many(count)}let a = x[${k}].center`),
          k < least ? [] : ['reference/index'],
          `${count} [${k}]`,
        );
    }
    for (const rest of ['place ~ disk { crowded = fewer }', 'present ~ bernoulli(50%)', 'present = true'])
      assert.deepEqual(codesOf(`${many('= 3', rest)}let a = x[0].center`), ['reference/index'], rest);
    assert.deepEqual(codesOf(`let c ~ bernoulli(50%)\nif (c) { ${many('= 3')} }\nlet a = x[0].center`), [
      'reference/index',
    ]);
    assert.deepEqual(codesOf(`${many('= 3')}let n ~ whole(0 .. 2)\nlet a = x[n].center`), [
      'reference/index',
    ]);
    assert.deepEqual(codesOf(`${many('= 3')}let a = x.center`), ['reference/many']);
    assert.deepEqual(codesOf(`${many('= 3')}object y = box { count = 3; place = x[index].center }`), []);
    assert.deepEqual(codesOf(`${many('= 3')}object y = box { count = 4; place = x[index].center }`), [
      'reference/index',
    ]);
    assert.deepEqual(
      codesOf(`${many('~ 3 .. 5')}object y = box { count ~ 1 .. 3; place = x[index].center }`),
      [],
    );
  });

  it('know their index, and what is no many does not', () => {
    assert.deepEqual(codesOf('object x = box { count = 3; yaw = index * 30deg }'), []);
    assert.deepEqual(codesOf('object x = box { yaw = index * 30deg }'), ['name/unknown']);
    assert.deepEqual(codesOf('let a = index'), ['name/unknown']);
  });
});
