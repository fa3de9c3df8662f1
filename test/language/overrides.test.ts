import assert from 'node:assert/strict';
import type { Block, Record_, Scene, Spatial, Term } from '../../engine/plan/plan.js';
import { compileText } from './support/compile-text.js';
import { planOfScene, sampleOf, samplerOf } from './support/sample-text.js';
import { withoutPlaces } from './support/values.js';

const base = `language 1
dataset D { scene = T }
material wood = pbr { roughness = 0.1; metallic ~ 0 .. 1 }
scene S {
  let dusk ~ 0 .. 1
  let varnish = pbr { roughness = 0.3 }
  object table = plane { material = pbr { baseColor = checker { size = 2cm } } }
  object things = sphere {
    count ~ 3 .. 5
    radius = 3cm
    material = wood { let worn ~ 0 .. 1; roughness = worn }
    place ~ on(table) { gap = 5mm; crowded = fewer }
  }
  object plain = box { material = wood; place = (0m, 2m, 0m) }
  camera main = pinhole {
    noise = sensor { iso ~ 100 .. 200 }
    if (dusk > 0.5) { exposure = 1EV }
  }
  require light: dusk > 0.1
}
`;

function sceneOf(body: string): Scene {
  return withoutPlaces(planOfScene(`${base}scene T = S { ${body} }`).scene);
}

function propertyOf(scene: Scene, element: string, name: string): Term {
  return scene.elements.find((each) => each.name === element)!.properties[name];
}

const valueIn = (term: Term) => (term as { value: Block & Record_ }).value;

describe('overrides by path', () => {
  it('reach into records', () => {
    const noise = valueIn(propertyOf(sceneOf('main.noise.iso = 800'), 'main', 'noise'));
    assert.deepEqual(noise.properties['iso'], { value: 800 });
  });

  it('reach into placements, which keep the rest', () => {
    const place = propertyOf(sceneOf('things.place.gap = 1cm'), 'things', 'place');
    const { draw } = place as { draw: Spatial };
    assert.equal(draw.properties['gap'], 0.01);
    assert.equal(draw.properties['crowded'], 'fewer');
    assert.deepEqual(draw.target, { element: 'table' });
  });

  it('reach through materials into patterns', () => {
    const material = valueIn(propertyOf(sceneOf('table.material.baseColor.size = 3cm'), 'table', 'material'));
    const pattern = valueIn(material.properties['baseColor']);
    assert.deepEqual(pattern.properties['size'], { value: 0.03 });
  });

  it('reach variables and bodies that stand over a template', () => {
    const material = valueIn(
      propertyOf(sceneOf('things.material.worn = 0.5; things.material.metallic = 0'), 'things', 'material'),
    );
    assert.deepEqual(material.lets, [{ name: 'worn', term: { value: 0.5 } }]);
    assert.deepEqual(material.properties['metallic'], { value: 0 });
    assert.deepEqual(material.properties['roughness'], { value: { variable: 'worn', up: 0 } });
  });

  it('reach into a `let`', () => {
    const varnish = sceneOf('varnish.roughness = 0.9').lets.find((each) => each.name === 'varnish')!;
    assert.deepEqual(valueIn(varnish.term).properties['roughness'], { value: 0.9 });
  });

  it('mention the variables of the scene from whatever depth', () => {
    const scene = sceneOf('main.noise.iso = 100 + 700 * dusk; table.material.baseColor.size = dusk * 1cm');
    assert.match(JSON.stringify(propertyOf(scene, 'main', 'noise')), /"dusk","up":2/);
    assert.match(JSON.stringify(propertyOf(scene, 'table', 'material')), /"dusk","up":3/);
    const sampler = samplerOf(planOfScene(`${base}scene T = S { main.noise.iso = 100 + 700 * dusk }`));
    for (let index = 0; index < 5; index++) assert.ok(sampleOf(sampler, index));
  });

  it('in an `if` leave the value where the condition does not hold', () => {
    const noise = valueIn(propertyOf(sceneOf('if (dusk > 0.5) { main.noise.iso = 800 }'), 'main', 'noise'));
    const iso = noise.properties['iso'] as { then: Term; else: Term };
    assert.deepEqual(iso.then, { value: 800 });
    assert.ok('draw' in iso.else);
  });

  it('go on from one derived scene to the next, where the last word counts', () => {
    const { scene } = planOfScene(
      `${base}scene M = S { main.noise.iso = 300; main.fov = 20deg }\nscene T = M { main.noise.iso = 800 }`,
    );
    assert.deepEqual(valueIn(withoutPlaces(propertyOf(scene, 'main', 'noise'))).properties['iso'], {
      value: 800,
    });
    assert.ok(JSON.stringify(propertyOf(scene, 'main', 'fov')).includes('0.349'));
    assert.equal(scene.root, 'S');
  });

  it('take a thing away with `present = false`', () => {
    const sampler = samplerOf(planOfScene(`${base}scene T = S { plain.present = false }`));
    const { objects } = sampleOf(sampler, 0);
    assert.ok(objects.every((each) => each.address !== 'S.plain'));
    assert.ok(objects.length > 1);
  });

  it('write a condition over that of its name', () => {
    assert.deepEqual(sceneOf('require light: dusk > 0.2; require more: dusk < 0.9').requires, [
      { name: 'light', condition: { op: 'gt', args: [{ variable: 'dusk', up: 0 }, 0.2] } },
      { name: 'more', condition: { op: 'lt', args: [{ variable: 'dusk', up: 0 }, 0.9] } },
    ]);
  });

  it('reach into a scene of another file', () => {
    const scene = planOfScene(
      'language 1\nimport "base.specimen" as file\nlet much = 800\ndataset D { scene = T }\nscene T = file.S { main.noise.iso = much; things.place.gap = 2cm }',
      'T',
      { 'base.specimen': base.replace('scene = T', 'scene = S') },
    ).scene;
    assert.deepEqual(withoutPlaces(valueIn(propertyOf(scene, 'main', 'noise')).properties['iso']), {
      value: 800,
    });
  });

  it('tell what is not there, at the path, with the nearest name', () => {
    for (const [path, nearest] of [
      ['main.noise.isoo', 'iso'],
      ['main.nose.iso', 'noise'],
      ['man.noise.iso', 'main'],
      ['things.place.gab', 'gap'],
      ['things.material.rougness', 'roughness'],
      ['varnish.rougness', 'roughness'],
      ['table.material.baseColor.sise', 'size'],
      ['main.fov.low', undefined],
      ['plain.material.roughness', undefined],
      ['main.noise.iso.more', undefined],
      ['main.place.gap', undefined],
    ] as const) {
      const text = `${base}scene T = S { ${path} = 1 }`;
      const { diagnostics } = compileText(text);
      assert.deepEqual(
        diagnostics.map(({ code, start, end }) => [code, text.slice(start, end)]),
        [['scene/override', path]],
        path,
      );
      if (nearest) assert.match(diagnostics[0].message, new RegExp(`\`${nearest}\``), path);
    }
  });

  it('check what they write', () => {
    for (const [item, code] of [
      ['main.noise.iso = 1m', 'type/mismatch'],
      ['main.noise.iso = -5', 'property/out-of-range'],
      ['things.place.gap = 1', 'type/unit-missing'],
      ['things.place.gap ~ 1cm .. 2cm', 'draw/misplaced'],
      ['main.noise.iso = 1 .. 2', 'draw/distribution'],
      ['dusk = 1; dusk = 0.5', 'name/duplicate'],
      ['require light: dusk > 0.2; require light: dusk > 0.3', 'name/duplicate'],
    ]) {
      const { diagnostics } = compileText(`${base}scene T = S { ${item} }`);
      assert.deepEqual(
        diagnostics.map((each) => each.code),
        [code],
        item,
      );
    }
  });

  it('leave every other draw as it is', () => {
    const day = samplerOf(planOfScene(`${base}scene T = S { }`, 'S'));
    const other = samplerOf(
      planOfScene(`${base}scene T = S { main.noise.iso = 800; things.material.worn = 0.5 }`),
    );
    for (let index = 0; index < 20; index++) {
      const { variables } = sampleOf(other, index);
      const expected = Object.entries(sampleOf(day, index).variables).filter(
        ([address]) => !/noise\.iso|worn/.test(address),
      );
      assert.deepEqual(Object.entries(variables), expected);
    }
  });
});
