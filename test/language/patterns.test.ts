import assert from 'node:assert/strict';
import { createSampler, isHole, type PlainRecord, type Sample } from '../../engine/sampling/index.js';
import { compileScene } from './support/compile-text.js';

/** What comes of samples 0 to `count` − 1 of a scene with this body. */
function outcomesOf(body: string, count: number) {
  const { plan, diagnostics } = compileScene(body);
  assert.ok(plan, diagnostics.map((each) => each.message).join('\n'));
  const models = {
    mesh(): never {
      throw new Error('There are no models.');
    },
  };
  const sampler = createSampler(plan, models);
  return Array.from({ length: count }, (_, index) => sampler.sample(index));
}

function samplesOf(body: string, count = 20): Sample[] {
  return outcomesOf(body, count).map((each) => {
    assert.ok(!isHole(each), body);
    return each;
  });
}

/** The base colour of the first object. */
function baseColorOf({ objects }: Sample) {
  return objects[0].material?.properties['baseColor'];
}

/** The base colour of the first object, which must be a pattern. */
function patternOf(sample: Sample): PlainRecord {
  const color = baseColorOf(sample);
  assert.ok(typeof color === 'object' && 'properties' in color);
  return color;
}

describe('patterns', () => {
  it('are told with their kind and properties, as written or by default', () => {
    for (const kind of ['checker', 'stripes', 'clouds', 'bricks', 'marble']) {
      const body = `object o = box { material = pbr { baseColor = ${kind} { a = white; b = black } } }`;
      const [sample] = samplesOf(body, 1);
      assert.deepEqual(baseColorOf(sample), {
        type: kind,
        properties: { a: [1, 1, 1], b: [0, 0, 0], size: 0.1 },
      });
      const [plain] = samplesOf(`object o = box { material = pbr { baseColor = ${kind} } }`, 1);
      const { a, b } = patternOf(plain).properties;
      assert.notDeepEqual(a, b);
      for (const part of [a, b].flat() as number[])
        assert.ok(part > 0 && part < 1, `${part} is no share of a channel`);
    }
  });

  it('draw their colours and size below the property', () => {
    for (const sample of samplesOf(
      'object o = box { material = pbr { baseColor = checker { a ~ hsv(0deg .. 360deg, 1, 1); size ~ 1cm .. 4cm } } }',
    )) {
      const { a, size } = patternOf(sample).properties;
      assert.ok((size as number) >= 0.01 && (size as number) <= 0.04);
      assert.deepEqual(sample.variables, {
        'S.o.material.baseColor.a': a,
        'S.o.material.baseColor.size': size,
      });
    }
  });

  it('are branches of a choice beside colours, by their kinds', () => {
    const seen = new Set<unknown>();
    for (const sample of samplesOf(
      'object o = box { material = pbr { baseColor ~ choice { checker { size ~ 1cm .. 4cm }, bricks: 2, red } } }',
      50,
    )) {
      const picked = sample.variables['S.o.material.baseColor'];
      seen.add(picked);
      if (picked === 'red') assert.deepEqual(baseColorOf(sample), [1, 0, 0]);
      else assert.equal(patternOf(sample).type, picked);
      assert.equal('S.o.material.baseColor.checker.size' in sample.variables, picked === 'checker');
    }
    assert.deepEqual([...seen].sort(), ['bricks', 'checker', 'red']);
  });

  it('that are drawn once are shared', () => {
    for (const { objects } of samplesOf(
      'let p ~ choice { checker, stripes { size ~ 1cm .. 2cm } }\nobject o = box { count = 2; place = (index * 2m, 0m, 0m); material = pbr { baseColor = p } }',
    )) {
      assert.deepEqual(objects[0].material, objects[1].material);
    }
  });

  it('see the names around them, and their own', () => {
    const [sample] = samplesOf(
      'object o = box { material = pbr { let size = 4cm; baseColor = checker { size = size / 2; a = mix(b, black, 50%); b = white } } }',
      1,
    );
    assert.deepEqual(patternOf(sample).properties, { a: [0.5, 0.5, 0.5], b: [1, 1, 1], size: 0.02 });
  });

  it('without an extent or with less than no light make a hole', () => {
    for (const property of ['size ~ normal(-1m, 20cm)', 'b = -1 * white']) {
      const [outcome] = outcomesOf(
        `object o = box { material = pbr { baseColor = checker { ${property} } } }`,
        1,
      );
      assert.ok(isHole(outcome), property);
      assert.equal(outcome.hole.code, 'out-of-range');
    }
  });
});

describe('a pinhole camera', () => {
  it('has a white balance and a tone curve', () => {
    const [sample] = samplesOf('camera main = pinhole', 1);
    const { whiteBalance, tone } = sample.cameras[0].properties;
    assert.deepEqual({ whiteBalance, tone }, { whiteBalance: 6500, tone: 'soft' });
  });

  it('draws them', () => {
    const seen = new Set<unknown>();
    for (const { cameras } of samplesOf(
      'camera main = pinhole { whiteBalance ~ 3000K .. 9000K; tone ~ pick(soft, linear) }',
    )) {
      const { whiteBalance, tone } = cameras[0].properties;
      assert.ok((whiteBalance as number) >= 3000 && (whiteBalance as number) <= 9000);
      seen.add(tone);
    }
    assert.deepEqual([...seen].sort(), ['linear', 'soft']);
  });

  it('whose white balance strays outside makes a hole', () => {
    const [outcome] = outcomesOf('camera main = pinhole { whiteBalance ~ normal(500K, 80K) }', 1);
    assert.ok(isHole(outcome));
    assert.equal(outcome.hole.code, 'out-of-range');
  });
});
