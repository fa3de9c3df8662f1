import assert from 'node:assert/strict';
import type { Branch, Term } from '../../engine/plan/plan.js';
import { codesOf, compileText } from './support/compile-text.js';
import { sceneOf, termOf, withoutPlaces } from './support/values.js';

/** The distribution of the property or variable with that name, of the one object or of the scene. */
function drawOf(body: string): unknown {
  const term = termOf(body);
  return 'draw' in term ? term.draw : term;
}

function property(body: string, name: string): Term {
  return sceneOf(body).elements[0].properties[name];
}

describe('draws', () => {
  it('from an interval are uniform, over whole numbers where one is due', () => {
    assert.deepEqual(drawOf('let a ~ 1 .. 3'), { dist: 'uniform', args: [1, 3] });
    assert.deepEqual(drawOf('let a ~ 1cm .. 1m'), { dist: 'uniform', args: [0.01, 1] });
    assert.deepEqual(drawOf('let a ~ whole(1 .. 3)'), { dist: 'whole', args: [1, 3] });
    assert.deepEqual(sceneOf('object b = box { count ~ 1 .. 3 }').elements[0].count, {
      draw: { dist: 'whole', args: [1, 3] },
    });
    assert.deepEqual(drawOf('let a ~ uniform(1 .. 3)'), drawOf('let a ~ uniform(1, 3)'));
  });

  it('from lists keep them, in SI values', () => {
    assert.deepEqual(drawOf('let a ~ piecewise((10cm, 0), (1m, 2))'), {
      dist: 'piecewise',
      args: [{ tuple: [0.1, 0] }, { tuple: [1, 2] }],
    });
    assert.deepEqual(drawOf('let a ~ kernel([10cm, 1m], 1cm)'), {
      dist: 'kernel',
      args: [{ tuple: [0.1, 1] }, 0.01],
    });
  });

  it('from a table hold its values in rising order, and the plan lists the file', () => {
    const body = 'let a ~ empirical("tables/people.csv", "height", 1cm)';
    assert.deepEqual(drawOf(body), {
      dist: 'empirical',
      args: [{ tuple: [1.65, 1.72, 1.81] }],
      source: { file: 'tables/people.csv', column: 'height' },
    });
    const { plan } = compileText(`language 1\ndataset D { scene = S }\nscene S { ${body} }`);
    assert.deepEqual(
      plan!.files.map(({ path }) => path),
      ['tables/people.csv'],
    );
  });

  it('from a copula are correlated numbers, whose names are parts of a vector', () => {
    const body =
      'let b ~ copula { x ~ 0 .. 1; y ~ normal(0m, 1m); n ~ poisson(2); correlation = [0.5, 0, 0.1] }';
    assert.deepEqual(drawOf(`${body}\nlet a ~ copula { x ~ 0 .. 1; y ~ 1 .. 2; correlation = 0.5 }`), {
      copula: [
        { dist: 'uniform', args: [0, 1] },
        { dist: 'uniform', args: [1, 2] },
      ],
      correlation: [0.5],
    });
    assert.deepEqual(termOf(`${body}\nlet a = b.n`), {
      value: { op: 'part', args: [{ variable: 'b', up: 0 }, 2] },
    });
  });

  it('from a tuple are the product of its parts', () => {
    assert.deepEqual(drawOf('let a ~ (0m .. 1m, 2m, normal(0m, 1cm))'), {
      product: [{ dist: 'uniform', args: [0, 1] }, { fixed: 2 }, { dist: 'normal', args: [0, 0.01] }],
    });
    assert.deepEqual(drawOf('let a ~ hsv(0deg .. 90deg, 50%, 0.1 .. 1)'), {
      product: [
        { dist: 'uniform', args: [0, Math.PI / 2] },
        { fixed: 0.5 },
        { dist: 'uniform', args: [0.1, 1] },
      ],
      apply: 'hsv',
    });
  });

  it('take their arguments by place or name, in the order of the parameters', () => {
    for (const text of [
      'normal(1, 2)',
      'normal(mean: 1, deviation: 2)',
      'normal(deviation: 2, mean: 1)',
      'normal(1, deviation: 2)',
    ])
      assert.deepEqual(drawOf(`let a ~ ${text}`), { dist: 'normal', args: [1, 2] }, text);
  });

  it('may depend on what was drawn before', () => {
    assert.deepEqual(drawOf('let b ~ 0 .. 1\nlet a ~ normal(b, 1 + b)'), {
      dist: 'normal',
      args: [
        { variable: 'b', up: 0 },
        { op: 'add', args: [1, { variable: 'b', up: 0 }] },
      ],
    });
  });

  describe('from a choice', () => {
    const branches = (body: string) =>
      (drawOf(body) as { choice: Branch[] }).choice.map(({ label, weight }) => [label, weight]);

    it('are named by what they are or by their labels, in the order written', () => {
      assert.deepEqual(branches('let a ~ choice { 1: 3, two = 2, 0 .. 1 }'.replace(', 0 .. 1', '')), [
        ['1', 3],
        ['two', 1],
      ]);
      assert.deepEqual(branches('let a ~ choice { far ~ 5 .. 9: 2, near ~ 0 .. 1 }'), [
        ['far', 2],
        ['near', 1],
      ]);
      assert.deepEqual(branches('let a ~ choice { normal(0, 1), uniform(0, 1): 2 }'), [
        ['normal', 1],
        ['uniform', 2],
      ]);
      const shapes = sceneOf(
        'object b ~ choice { box, small = box { scale = 0.5 }: 2, sphere { radius = 1cm } }',
      ).elements[0].asset as { draw: { choice: Branch[] } };
      assert.deepEqual(
        shapes.draw.choice.map(({ label }) => label),
        ['box', 'small', 'sphere'],
      );
    });

    it('are named by their templates, also where these are written anew or come from another file', () => {
      const { plan, diagnostics } = compileText(
        'language 1\nimport "more.specimen" as more\nasset Mug = box\nasset Cup = box\ndataset D { scene = S }\nscene S { object a ~ choice { Mug { scale = 2 }, Cup { scale = 3 }, more.Jar, other = more.Mug } }',
        { files: { 'more.specimen': 'language 1\nasset Mug = sphere\nasset Jar = sphere' } },
      );
      assert.deepEqual(diagnostics, []);
      const { draw } = plan!.scene.elements[0].asset as { draw: { choice: Branch[] } };
      assert.deepEqual(
        draw.choice.map(({ label }) => label),
        ['Mug', 'Cup', 'Jar', 'other'],
      );
    });

    it('take weights that are plain numbers or percentages', () => {
      assert.deepEqual(branches('let a ~ choice { 1: 25%, 2: 75% }'), [
        ['1', 0.25],
        ['2', 0.75],
      ]);
      assert.deepEqual(branches('let a ~ choice { 1: 0, 2: 0.5 }'), [
        ['1', 0],
        ['2', 0.5],
      ]);
      assert.deepEqual(branches('let a ~ choice { 1: 33.3%, 2: 33.3%, 3: 33.4% }').length, 3);
      assert.deepEqual(codesOf('let a ~ choice { 1: 33%, 2: 33%, 3: 33% }'), ['choice/weights']);
      assert.deepEqual(codesOf('let a ~ choice { 1: -0.1, 2: 1 }'), ['choice/weights']);
    });

    it('have one type', () => {
      assert.deepEqual(codesOf('let a ~ choice { 1m, 2cm }\nlet b = a + 1m'), []);
      assert.deepEqual(codesOf('let a ~ choice { 1m, 2deg }'), ['type/mismatch']);
      assert.deepEqual(codesOf('let a ~ choice { box, pbr }').length, 1);
    });

    it('may be nested', () => {
      assert.deepEqual(codesOf('let a ~ choice { x ~ choice { 1, 2 }, y ~ 3 .. 4: 2 }'), []);
    });
  });

  it('from a list of values take each as likely', () => {
    assert.deepEqual(drawOf('let a ~ pick(1, 2)'), {
      choice: [
        { label: '1', weight: 1, term: { value: 1 } },
        { label: '2', weight: 1, term: { value: 2 } },
      ],
    });
    assert.deepEqual(codesOf('object b = box { count ~ pick(1, 2) }'), []);
    assert.deepEqual(codesOf('object b = box { count ~ pick(1, 2.5) }'), ['type/mismatch']);
  });

  it('from files take each as likely, sorted by their paths', () => {
    assert.deepEqual(drawOf('let a ~ textures("textures/wood/*.jpg")'), {
      files: ['textures/wood/oak.jpg', 'textures/wood/pine.jpg'],
    });
  });

  it('by a condition are those of the branch that holds', () => {
    const term = termOf('let b ~ bernoulli(50%)\nlet a ~ if b then 0 .. 1 else normal(0, 1)');
    assert.deepEqual(term, {
      if: { variable: 'b', up: 0 },
      then: { draw: { dist: 'uniform', args: [0, 1] } },
      else: { draw: { dist: 'normal', args: [0, 1] } },
    });
  });

  it('of a distribution with a name are afresh at each use', () => {
    const { plan } = compileText(
      'language 1\ndist d = 1cm .. 2cm\ndataset D { scene = S }\nscene S { let a ~ d; object b = sphere { radius ~ d } }',
    );
    const due = { draw: { dist: 'uniform', args: [0.01, 0.02] } };
    assert.deepEqual(withoutPlaces(plan!.scene.lets[0].term), due);
    assert.deepEqual(withoutPlaces(plan!.scene.elements[0].properties['radius']), due);
  });

  it('of intervals that are values are no draws', () => {
    const place = property('object a = box { place ~ shell { radius = 1m .. 2m } }', 'place') as {
      draw: { properties: object };
    };
    assert.deepEqual((place.draw.properties as { radius: object }).radius, { low: 1, high: 2 });
  });

  it('need `~`, and values need `=`; the fix changes the sign alone', () => {
    for (const [wrong, right] of [
      ['let a = 0 .. 1', 'let a ~ 0 .. 1'],
      ['let a ~ 3', 'let a = 3'],
      ['object a = box { yaw = normal(0deg, 1deg) }', 'object a = box { yaw ~ normal(0deg, 1deg) }'],
      ['let a=choice { 1, 2 }', 'let a~choice { 1, 2 }'],
    ]) {
      const { diagnostics } = compileText(`language 1\ndataset D { scene = S }\nscene S {\n${wrong}\n}`);
      const [edit] = diagnostics[0].fixes[0].edits;
      const text = `language 1\ndataset D { scene = S }\nscene S {\n${wrong}\n}`;
      const mended = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
      assert.equal(mended.split('\n')[3], right);
      assert.deepEqual(codesOf(right), []);
    }
  });
});

describe('params', () => {
  const spec = (value: string) =>
    `language 1\nparam n = ${value}\ndataset D { scene = S }\nscene S { let a = n }`;
  const set = (value: string, setting: string) => {
    const { plan, diagnostics } = compileText(spec(value), { settings: { n: setting } });
    return plan ? withoutPlaces(plan.scene.lets[0].term) : diagnostics.map((each) => each.code);
  };

  it('are set from outside, to a value of their type', () => {
    assert.deepEqual(set('3', '4'), { value: 4 });
    assert.deepEqual(set('3cm', '1m'), { value: 1 });
    assert.deepEqual(set('3', '2.5'), { value: 2.5 });
    assert.deepEqual(set('true', 'false'), { value: false });
    assert.deepEqual(set('"a"', '"b"'), { value: 'b' });
    assert.deepEqual(set('3', '1 + 1'), { value: 2 });
    assert.deepEqual(set('(1m, 2m)', '(3m, 4m)'), { value: { tuple: [3, 4] } });
  });

  it('refuse anything else', () => {
    for (const [value, setting] of [
      ['3cm', '4'],
      ['3', '4cm'],
      ['3', 'true'],
      ['3', ''],
      ['3', '0 .. 1'],
      ['3', 'normal(0, 1)'],
      ['3', 'lost'],
      ['3', '4; let b = 1'],
      ['3', '4\nlet b = 1'],
      ['3', '}'],
      ['3', '/*'],
      ['3', 'n'],
      ['3', '(('.repeat(100)],
    ])
      assert.deepEqual(set(value, setting), ['param/value'], setting);
  });

  it('can decide counts and samples', () => {
    const { plan, diagnostics } = compileText(
      'language 1\nparam n = 3\ndataset D { scene = S; samples = n }\nscene S { object a = box { count = n } }',
      { settings: { n: '7' } },
    );
    assert.deepEqual(diagnostics, []);
    assert.equal(plan!.dataset.samples, 7);
    assert.equal(
      compileText(
        'language 1\nparam n = 3\ndataset D { scene = S; samples = n }\nscene S { object a = box { count = n } }',
        { settings: { n: '2.5' } },
      ).plan,
      undefined,
    );
  });
});
