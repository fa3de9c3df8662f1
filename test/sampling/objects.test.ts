import assert from 'node:assert/strict';
import { primitiveMesh } from '../../engine/geometry/index.js';
import { isHole, type ModelSource } from '../../engine/sampling/index.js';
import {
  block,
  box,
  draws,
  element,
  numberAt,
  object,
  op,
  ref,
  require,
  samplerOf,
  scalar,
  tuple,
  worldOf,
  worldsOf,
} from './support/plans.js';
import { crates, on, table } from './support/solids.js';

describe('objects', () => {
  it('are told with class, material, attributes and keypoints', () => {
    const mug = block(
      'cylinder',
      {
        radius: { value: 0.04 },
        height: { value: 0.1 },
        class: { value: { class: 'mug' } },
        scale: { value: 2 },
        material: { value: { use: 'paint' } },
      },
      {
        keypoints: [{ name: 'rim', position: tuple(0, 0.05, 0) }],
        attributes: [draws('fill', scalar('uniform', 0, 1))],
      },
    );
    const paint = block('pbr', {
      baseColor: { value: op('rgb', 1, 0, 0) },
      roughness: { draw: scalar('uniform', 0.2, 0.4) },
    });
    const sampler = samplerOf({
      templates: {
        paint: { kind: 'material', term: { value: paint } },
        Mug: { kind: 'asset', term: { value: mug } },
      },
      elements: [
        object(
          'things',
          { value: { use: 'Mug' } },
          { properties: { place: { value: tuple(1, 2, 3) }, drop: { value: 'fixed' } } },
        ),
      ],
    });
    const world = worldOf(sampler, 0);
    const roughness = numberAt(world, 'Scene.things.asset.Mug.material.paint.roughness');
    const [thing] = world.objects;
    assert.deepEqual(thing, {
      id: 1,
      address: 'Scene.things',
      element: 'things',
      asset: 'Mug',
      class: 'mug',
      matrix: [2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 1, 2, 3, 1],
      geometry: { kind: 'cylinder', radius: 0.04, height: 0.1 },
      bounds: { min: [-0.04, -0.05, -0.04], max: [0.04, 0.05, 0.04] },
      material: { type: 'pbr', properties: { baseColor: [1, 0, 0], roughness } },
      attributes: { fill: world.variables['Scene.things.asset.Mug.fill'] },
      keypoints: [{ name: 'rim', position: [0, 0.05, 0] }],
      properties: { drop: 'fixed' },
    });
    assert.deepEqual(JSON.parse(JSON.stringify(world)), world);
  });

  it('of models have the shape of the file', () => {
    const mesh = primitiveMesh('box', { size: [1, 2, 3] });
    const model = object(
      'm',
      block('model', { file: { value: { file: 'm.glb' } }, unit: { value: 0.01 }, up: { value: 'z' } }),
      { properties: { place: on() } },
    );
    const asked: unknown[] = [];
    const models: ModelSource = {
      mesh(...args) {
        asked.push(args);
        return mesh;
      },
    };
    const [first, second] = worldsOf(samplerOf({ elements: [table, model] }, models), 2);
    assert.deepEqual(asked, [['m.glb', 0.01, 'z']]);
    assert.deepEqual(first.objects[1].geometry, {
      kind: 'model',
      file: 'm.glb',
      metresPerUnit: 0.01,
      up: 'z',
    });
    assert.equal(second.objects[1].matrix[13], 1);
  });

  it('share a material that was drawn once', () => {
    const material = {
      name: 'm',
      term: { value: block('pbr', { roughness: { draw: scalar('uniform', 0, 1) } }) },
    };
    const things = object(
      'things',
      block('box', { size: { value: tuple(1, 1, 1) }, material: { value: ref('m', 2) } }),
      { count: { value: 3 } },
    );
    for (const world of worldsOf(samplerOf({ lets: [material], elements: [things] }), 20)) {
      const values = world.objects.map((each) => each.material?.properties.roughness);
      assert.deepEqual(values, Array(3).fill(numberAt(world, 'Scene.m.roughness')));
    }
  });
});

describe('an element', () => {
  it('knows its number of instances', () => {
    const x = op('div', { index: 'instance' }, ref('count'));
    const row = object('row', box(0.1, 0.1, 0.1), {
      count: { draw: scalar('whole', 2, 5) },
      properties: { place: { value: tuple(x, 0, 0) } },
    });
    for (const world of worldsOf(samplerOf({ elements: [row] }), 20)) {
      const count = numberAt(world, 'Scene.row.count');
      assert.deepEqual(
        world.objects.map(({ matrix }) => matrix[12]),
        Array.from({ length: count }, (_, index) => index / count),
      );
    }
  });
});

describe('aggregates', () => {
  it('leave absent and dropped instances out', () => {
    const things = crates(9, 0.9, on({ crowded: 'fewer' }), {
      present: { draw: scalar('bernoulli', 0.7) },
      attributes: [draws('x', scalar('uniform', 0, 1))],
    });
    const count = { name: 'n', term: { value: { aggregate: 'count', over: 'crates' } } } as const;
    const sum = {
      name: 's',
      term: { value: { aggregate: 'sum', over: 'crates', value: { output: 'x', of: { element: '@it' } } } },
    } as const;
    const camera = element('camera', 'main', { type: 'pinhole', attributes: [count, sum] });
    for (const world of worldsOf(samplerOf({ elements: [table, things, camera] }), 100)) {
      const listed = world.objects.slice(1);
      assert.equal(world.cameras[0].attributes.n, listed.length);
      const total = listed.reduce((all, { attributes }) => all + (attributes.x as number), 0);
      assert.ok(Math.abs((world.cameras[0].attributes.s as number) - total) < 1e-12);
    }
  });

  it('count what a camera sees', () => {
    const marks = object('marks', block('sphere', { radius: { value: 0.01 } }), {
      count: { value: 3 },
      properties: { place: { value: tuple(op('mul', { index: 'instance' }, 1), 0, -2) } },
    });
    const fov = 2 * Math.atan(0.6);
    const camera = element('camera', 'main', {
      type: 'pinhole',
      properties: {
        place: { value: tuple(0, 0, 0) },
        fov: { value: fov },
        resolution: { value: tuple(200, 100) },
      },
    });
    const seen = {
      aggregate: 'count',
      over: 'marks',
      where: { output: 'inView', of: { element: 'main' }, by: { element: '@it' } },
    } as const;
    // At a depth of 2 the image is 1.2 wide to each side: the marks at 0 and 1 are in it, that at 2 is not.
    const two = samplerOf({ elements: [marks, camera], requires: [require('two', op('eq', seen, 2))] });
    assert.ok(!isHole(two.sample(0)));
  });
});
