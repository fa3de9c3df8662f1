import assert from 'node:assert/strict';
import { codesOf, compileText } from './support/compile-text.js';
import { sceneOf, termOf, valueIn } from './support/values.js';

describe('names', () => {
  it('of the author win over words of the catalogue', () => {
    assert.deepEqual(valueIn('pi', 'let b = 1'), Math.PI);
    assert.deepEqual(termOf('let pi = 3\nlet a = pi'), { value: { variable: 'pi', up: 0 } });
    assert.deepEqual(codesOf('let normal = 1\nlet a = normal + 1\nlet sqrt = 2\nlet b = sqrt * 2'), []);
    assert.deepEqual(codesOf('let normal = 1\nlet a ~ normal(0, 1)'), ['call/unknown']);
    const { plan } = compileText(
      'language 1\nasset box = sphere\ndataset D { scene = S }\nscene S { object a = box }',
    );
    assert.ok(plan && 'box' in plan.templates);
  });

  it('of members of an enumeration are known where one is due, unless the author took them', () => {
    assert.deepEqual(codesOf('object a = box { drop = fixed }'), []);
    assert.deepEqual(codesOf('let fixed = 1\nobject a = box { drop = fixed }'), ['type/mismatch']);
    assert.deepEqual(codesOf('let a = fixed'), ['name/unknown']);
  });

  it('of a property mean the outer one in its own value', () => {
    const scene = sceneOf('let radius = 3cm\nobject a = sphere { radius = radius * 2; let b = radius }');
    const [element] = scene.elements;
    const variable = (up: number) => ({ variable: 'radius', up });
    assert.deepEqual(element.properties['radius'], { value: { op: 'mul', args: [variable(1), 2] } });
    assert.deepEqual(element.lets[0].term, { value: variable(0) });
  });

  it('of a property and a variable of one body are told twice', () => {
    assert.deepEqual(codesOf('object a = sphere { let radius = 1cm; radius = 2cm }'), ['name/duplicate']);
    assert.deepEqual(codesOf('object a = sphere { radius = 2cm; let radius = 1cm }'), ['name/duplicate']);
  });

  it('count the blocks outwards', () => {
    const scene = sceneOf(
      'let a ~ 0 .. 1\nobject b ~ choice { box { let c = a; scale = 1 + c } } { let d = a; yaw = d * 1deg }',
    );
    const text = JSON.stringify(scene);
    assert.match(text, /"name":"d","term":\{"value":\{"variable":"a","up":1\}\}/);
    assert.match(text, /"name":"c","term":\{"value":\{"variable":"a","up":2\}\}/);
  });

  it('may be declared in any order', () => {
    const one = sceneOf('let a = b + 1\nlet b ~ 0 .. 1');
    const other = sceneOf('let b ~ 0 .. 1\nlet a = b + 1');
    assert.deepEqual(
      new Set(one.lets.map((each) => JSON.stringify(each))),
      new Set(other.lets.map((each) => JSON.stringify(each))),
    );
  });

  it('are the same in both spellings of an accent', () => {
    assert.deepEqual(codesOf('let caf\u00e9 = 1\nlet a = cafe\u0301 + 1'), []);
    assert.deepEqual(codesOf('let caf\u00e9 = 1\nlet cafe\u0301 = 2'), ['name/duplicate']);
  });

  it('may be those of the members of every object of JavaScript', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype']) {
      const plan = compileText(
        `language 1\nclass ${name} { id = 1; ${name} { id = 2 } }\nasset ${name}a = box { class = ${name}.${name}; let ${name}l = 1; keypoint ${name} = (1m, 1m, 1m) }\nmaterial ${name}m = pbr\ndist ${name}d = 0 .. 1\nparam ${name}p = 3\ndataset ${name}D { scene = ${name}S; split = { ${name}: 100% } }\nscene ${name}S {\n let ${name} ~ ${name}d\n object ${name}o ~ choice { ${name} = box, ${name}a: 2 } { let ${name} = 2; attribute ${name}t = ${name}; material = ${name}m; yaw = ${name}p * 1deg }\n require ${name}: count(${name}o2 where ${name} > 1) >= 0\n object ${name}o2 = box { count = 2; let ${name} = 3 }\n let ${name}b = mean(${name}o2.${name}) + ${name}o2[1].${name}\n}`,
        { settings: { [`${name}p`]: '4' } },
      );
      assert.deepEqual(plan.diagnostics, [], name);
      assert.ok(plan.plan && Object.hasOwn(plan.plan.templates, `${name}a`));
      for (const text of [
        `let a = ${name}`,
        `let a ~ ${name}`,
        `let a ~ ${name}(1)`,
        `let a = ${name}(1)`,
        `object a = ${name}`,
        `light a = ${name}`,
        `environment = ${name}`,
        `object a = box { ${name} = 1 }`,
        `object a = box\nlet b = a.${name}`,
        `let a = (1, 2).${name}`,
        `object a = box { place ~ ${name} }`,
        `object a = box { drop = ${name} }`,
        `${name} a = box`,
        `object b = box { count = 2 }\nrequire count(b where ${name}) > 0`,
        `let a = 3 ${name}`,
      ])
        assert.ok(codesOf(text).length > 0, text);
      const top = compileText(
        `language 1\nexport ${name} { }\nlabels { ${name} }\n${name} a { }\ndataset D { scene = ${name}; ${name} = 1 }`,
      );
      assert.equal(top.diagnostics.length, 5, name);
    }
  });

  it('that templates share with others of another file have keys of their own', () => {
    const { plan, diagnostics } = compileText(
      'language 1\nimport "other.specimen" as other\nasset Mug = box\ndataset D { scene = S }\nscene S { object a = Mug; object b = other.Mug }',
      { files: { 'other.specimen': 'language 1\nasset Mug = sphere\n' } },
    );
    assert.deepEqual(diagnostics, []);
    const [a, b] = plan!.scene.elements.map(
      (element) => (element.asset as { value: { use: string } }).value.use,
    );
    assert.notEqual(a, b);
    assert.match(JSON.stringify(plan!.templates[a].term), /"block":"box"/);
    assert.match(JSON.stringify(plan!.templates[b].term), /"block":"sphere"/);
    for (const key of [a, b]) assert.equal(plan!.templates[key].name ?? key, 'Mug');
  });
});
