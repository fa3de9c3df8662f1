import assert from 'node:assert/strict';
import { validatePlan } from '../../engine/plan/validate.js';
import { compileText } from './support/compile-text.js';
import { planOfScene, sampleOf, samplerOf } from './support/sample-text.js';
import { withoutPlaces } from './support/values.js';

const head = `language 1
dataset D { scene = S }
material wood = pbr { roughness ~ 0.2 .. 0.3 }
material tinted(hue: color) = pbr { baseColor = hue; roughness ~ 0.4 .. 0.9 }
asset Car(paint: color, length = 4m) = box { size = (length, 1m, 1m); material = pbr { baseColor = paint; roughness ~ 0 .. 1 } }
asset Ball(skin: material = wood) = sphere { material = skin }
dist near(x: length, spread = 1cm) = normal(x, spread)
`;

const spec = (body: string, more = '') => `${head}${more}\nscene S { ${body} }\n`;

function assetOf(body: string, more = ''): object {
  const [element] = planOfScene(spec(body, more)).scene.elements;
  return withoutPlaces((element.asset as { value: object }).value);
}

function codes(body: string, more = ''): string[] {
  return compileText(spec(body, more))
    .diagnostics.map((each) => each.code)
    .filter((code) => code !== 'name/unused');
}

describe('templates with parameters', () => {
  const red = { tuple: [1, 0, 0] };

  it('take arguments by name or by place, and defaults for the rest', () => {
    for (const use of [
      'Car(#ff0000)',
      'Car(paint = #ff0000)',
      'Car(paint: #ff0000)',
      'Car(#ff0000, 4m)',
      'Car(length = 4m, paint = #ff0000)',
    ])
      assert.deepEqual(assetOf(`object a = ${use}`), { use: 'Car', args: [red, 4] }, use);
    assert.deepEqual(assetOf('object a = Ball'), { use: 'Ball', args: [{ use: 'wood' }] });
  });

  it('see their parameters as variables of a block round them', () => {
    const plan = planOfScene(spec('object a = Car(#ff0000)'));
    const car = withoutPlaces(plan.templates['Car']);
    assert.deepEqual(car.parameters, ['paint', 'length']);
    const block = (car.term as unknown as { value: { properties: Record<string, { value: never }> } }).value;
    assert.deepEqual(block.properties['size'].value, { tuple: [{ variable: 'length', up: 1 }, 1, 1] });
    assert.match(JSON.stringify(block.properties['material']), /"variable":"paint","up":2/);
  });

  it('are given what the using block draws', () => {
    const text = spec(
      'let hue ~ hsv(0deg .. 360deg, 50%, 50%)\nobject a = Car(hue, length = long) { count = 3; place = (0m, index * 2m, 0m); let long ~ 2m .. 5m }\nobject b = Ball(tinted(hue))',
    );
    const sampler = samplerOf(planOfScene(text));
    for (let index = 0; index < 5; index++) {
      const { variables, objects } = sampleOf(sampler, index);
      for (const k of [0, 1, 2]) {
        const thing = objects.find((each) => each.address === `S.a[${k}]`)!;
        assert.deepEqual(
          (thing.geometry as unknown as { size: number[] }).size[0],
          variables[`S.a[${k}].long`],
        );
        assert.deepEqual(thing.material?.properties['baseColor'], variables['S.hue']);
      }
      assert.deepEqual(Object.keys(variables).sort(), [
        'S.a[0].asset.Car.material.roughness',
        'S.a[0].long',
        'S.a[1].asset.Car.material.roughness',
        'S.a[1].long',
        'S.a[2].asset.Car.material.roughness',
        'S.a[2].long',
        'S.b.asset.Ball.skin.tinted.roughness',
        'S.hue',
      ]);
    }
  });

  it('draw what they drew without parameters', () => {
    const plain = head
      .replace('Car(paint: color, length = 4m)', 'Car')
      .replace('(length, 1m', '(4m, 1m')
      .replace('baseColor = paint', 'baseColor = #ff0000');
    const one = samplerOf(planOfScene(`${plain}scene S { object a = Car }`));
    const other = samplerOf(planOfScene(spec('object a = Car(#ff0000)')));
    for (let index = 0; index < 5; index++) assert.deepEqual(sampleOf(other, index), sampleOf(one, index));
  });

  it('move only what an argument moves', () => {
    const text = (hue: string) =>
      spec(`let long ~ 1m .. 2m\nobject a ~ choice { Car(${hue}, long): 2, small = Car(${hue}, 1m) }`);
    const one = samplerOf(planOfScene(text('#ff0000')));
    const other = samplerOf(planOfScene(text('#00ff00')));
    for (let index = 0; index < 10; index++)
      assert.deepEqual(sampleOf(other, index).variables, sampleOf(one, index).variables);
  });

  it('pass their arguments on', () => {
    const more =
      'asset Big(hue: color) = Car(paint = hue, length = 6m) { scale = 2 }\nasset Same(hue: color) = Car(hue)\nasset Twice(length: length) = Car(#ff0000, length + 1m) { attribute long = length }';
    const templates = (name: string) =>
      JSON.stringify(withoutPlaces(planOfScene(spec(`object a = ${name}`, more)).templates));
    assert.match(templates('Big(#ff0000)'), /"size":\{"value":\{"tuple":\[6,1,1\]\}\}/);
    assert.match(templates('Same(#ff0000)'), /"use":"Car","args":\[\{"variable":"hue","up":0\},4\]/);
    // Its own `length`, not that of what it is written over.
    assert.match(templates('Twice(2m)'), /"name":"long","term":\{"value":\{"variable":"length","up":1\}\}/);
    assert.match(templates('Twice(2m)'), /"op":"add","args":\[\{"variable":"length","up":1\},1\]/);
  });

  it('are written out where a body stands after them, and see what the body sees', () => {
    const [element] = planOfScene(
      spec(
        'let s ~ 1m .. 2m\nlet hue ~ hsv(0deg .. 360deg, 50%, 50%)\nobject a ~ choice { Car(hue, s) { scale = s / 1m }, Ball }',
      ),
    ).scene.elements;
    const text = JSON.stringify(withoutPlaces(element.asset));
    const s = '{"variable":"s","up":2}';
    assert.ok(text.includes(`"scale":{"value":{"op":"div","args":[${s},1]}}`), text);
    assert.ok(text.includes(`"size":{"value":{"tuple":[${s},1,1]}}`), text);
    assert.ok(text.includes('"baseColor":{"value":{"variable":"hue","up":3}}'), text);
  });

  it('of distributions are put in where they stand', () => {
    const plan = planOfScene(
      spec(
        'let s ~ 1cm .. 2cm\nlet a ~ near(3cm)\nlet b ~ near(s, spread = s / 2)\nobject c ~ cubes(s)\nlet n ~ upTo(5)\nobject d = box { count ~ upTo(5) }',
        'dist cubes(x: length) = choice { box { size = (x, x, x) }, sphere { radius = x } }\ndist upTo(most: number) = 1 .. most',
      ),
    );
    const [, a, b, n] = withoutPlaces(plan.scene.lets).map((each) => each.term);
    const s = { variable: 's', up: 0 };
    assert.deepEqual(a, { draw: { dist: 'normal', args: [0.03, 0.01] } });
    assert.deepEqual(b, { draw: { dist: 'normal', args: [s, { op: 'div', args: [s, 2] }] } });
    assert.deepEqual(n, { draw: { dist: 'uniform', args: [1, 5] } });
    assert.match(
      JSON.stringify(withoutPlaces(plan.scene.elements[0])),
      /"radius":\{"value":\{"variable":"s","up":2\}\}/,
    );
    assert.deepEqual(withoutPlaces(plan.scene.elements[1].count), { draw: { dist: 'whole', args: [1, 5] } });
  });

  it('come from other files, under their names', () => {
    const files = {
      'cars.specimen': `language 1\nlet usual = 3m\nmaterial glass = pbr\nasset Car(paint: color, length = usual, pane: material = glass) = box { size = (length, length, length); material = pane }\ndist near(x: length) = normal(x, 1cm)\n`,
    };
    const text =
      'language 1\nimport "cars.specimen" as cars\nimport Car as Auto from "cars.specimen"\ndataset D { scene = S }\nlet paint = #00ff00\nscene S { object a = cars.Car(paint); object b = Auto(paint = paint) { yaw = 3deg; place ~ gaussian((0m, 9m, 0m), 1mm) }; let c ~ cars.near(2m) }';
    const plan = withoutPlaces(planOfScene(text, 'S', files));
    assert.deepEqual(plan.scene.lets[0].term, { draw: { dist: 'normal', args: [2, 0.01] } });
    for (const element of plan.scene.elements)
      assert.deepEqual(element.asset, {
        value: { use: 'Car', args: [{ tuple: [0, 1, 0] }, 3, { use: 'glass' }] },
      });
  });

  it('tell wrong arguments where they stand', () => {
    for (const [body, code, place, words] of [
      ['object a = Car', 'call/arguments', 'Car', '`paint` is missing'],
      ['object a = Car(length = 1m)', 'call/arguments', 'Car(length = 1m)', '`paint` is missing'],
      ['object a = Car(#ff0000, 1m, 2m)', 'call/arguments', '2m', 'there are 3'],
      ['object a = Car(piant = #ff0000)', 'call/arguments', 'piant = #ff0000', 'did you mean `paint`'],
      ['object a = Car(#ff0000, paint = #ff0000)', 'call/arguments', 'paint = #ff0000', 'given twice'],
      ['object a = Car(3m)', 'type/mismatch', '3m', 'a colour'],
      ['object a = Car(#ff0000, 3)', 'type/unit-missing', '3', 'a length'],
      ['object a = Car(#ff0000, 3m .. 4m)', 'draw/inside', '3m .. 4m', ''],
      ['object a = Car(lost)', 'name/unknown', 'lost', ''],
      ['object a = Ball(Car)', 'call/arguments', 'Car', ''],
      ['object a = box { material = wood(3) }', 'call/unknown', 'wood(3)', 'no parameters'],
      ['let a ~ near', 'call/arguments', 'near', '`x` is missing'],
      ['let a ~ near(3)', 'type/unit-missing', '3', ''],
      ['let a = near(3m)', 'draw/distribution', 'near(3m)', ''],
      ['object a(x: length) = box', 'declaration/misplaced', 'x: length', 'parameters'],
    ]) {
      const text = spec(body);
      const { diagnostics } = compileText(text);
      assert.deepEqual(
        diagnostics.map(({ code: one, start, end }) => [one, text.slice(start, end)]),
        [[code, place]],
        body,
      );
      assert.ok(diagnostics[0].message.includes(words), diagnostics[0].message);
    }
  });

  it('tell wrong parameters', () => {
    for (const [more, code] of [
      ['asset A(x) = box', 'declaration/incomplete'],
      ['asset A(x: lenght) = box', 'name/unknown'],
      ['asset A(x: length = 3) = box', 'type/unit-missing'],
      ['asset A(x: length, x: angle) = box', 'name/duplicate'],
      ['asset A(x: length, y = x) = box', 'name/unknown'],
      ['asset A(x: length) = sphere { radius = y }', 'name/unknown'],
      ['asset A(x: angle) = sphere { radius = x }', 'type/mismatch'],
      ['material M(x: color) = pbr { roughness = x }', 'type/mismatch'],
      ['dist d(x: length) = normal(x, 1deg)', 'type/mismatch'],
      ['class c(x: length) { id = 1 }', 'declaration/misplaced'],
      ['scene Other(x: length) { }', 'declaration/misplaced'],
    ])
      assert.deepEqual(codes('', more), [code], more);
  });

  it('cannot use themselves, through whatever', () => {
    for (const more of [
      'asset A(x: number) = A(x + 1)',
      'asset A(x: asset = A) = box',
      'asset A(x: number) ~ choice { A(x): 1, box }',
      'asset A(x: number) = B(x)\nasset B(y: number) = A(y)',
      'asset A(x: number) = B(x) { scale = 2 }\nasset B(y: number) = A(y) { scale = 3 }',
      'dist d(x: number) = choice { d(x): 1, other = 0 .. x }',
      'material M(x: material) = pbr { baseColor = N(x) }\nmaterial N(x: material) = M(x)',
    ])
      assert.ok(
        codes('', more).some((code) => code === 'name/cycle' || code === 'type/mismatch'),
        more,
      );
    assert.deepEqual(codes('object a = Ball(wood); object b = box { material = tinted(#ff0000) }'), []);
  });

  it('cannot grow without end', () => {
    const chain = Array.from({ length: 40 }, (_, at) => `dist d${at}(x: number) = d${at + 1}(x + x)`).join(
      '\n',
    );
    const start = Date.now();
    assert.deepEqual(
      [...new Set(codes('let a ~ d0(s)\nlet s ~ 0 .. 1', `${chain}\ndist d40(x: number) = normal(x, 1)`))],
      ['limit/size'],
    );
    assert.ok(Date.now() - start < 2000);
  });

  it('are refused by the engine where a plan gives too few or too many arguments', () => {
    const plan = JSON.parse(JSON.stringify(planOfScene(spec('object a = Car(#ff0000)'))));
    assert.ok(validatePlan(plan).ok);
    const use = plan.scene.elements[0].asset.value;
    for (const args of [[], [1], [1, 2, 3], undefined]) {
      const validation = validatePlan({
        ...plan,
        scene: {
          ...plan.scene,
          elements: [
            { ...plan.scene.elements[0], asset: { value: JSON.parse(JSON.stringify({ ...use, args })) } },
          ],
        },
      });
      assert.ok(!validation.ok);
      assert.match(validation.problems[0].message, /2 parameters/);
    }
  });
});
