import assert from 'node:assert/strict';
import { primitiveMesh, transformPoint } from '../../engine/geometry/index.js';
import type { Element, Spatial, Term } from '../../engine/plan/plan.js';
import { isHole, type ModelSource, type Sample, type SampledObject } from '../../engine/sampling/index.js';
import { uniform } from './support/oracle.js';
import {
  block,
  box,
  choice,
  draws,
  element,
  numberAt,
  object,
  op,
  plane,
  ref,
  require,
  samplerOf,
  scalar,
  spatial,
  tuple,
  vectorAt,
  worldOf,
  worldsOf,
} from './support/plans.js';
import { mean, standardErrors } from './support/statistics.js';

const table = object('table', plane(2, 2));
const on = (properties: Spatial['properties'] = {}): Term => ({
  draw: spatial('on', { element: 'table' }, properties),
});
const crates = (count: number, size: number, place: Term, parts: Partial<Element> = {}) =>
  object('crates', box(size, size, size), { count: { value: count }, properties: { place }, ...parts });

/** The corners of an object's bounds in the world. */
function corners({ bounds, matrix }: SampledObject): (readonly number[])[] {
  return Array.from({ length: 8 }, (_, corner) =>
    Array.from(
      transformPoint(
        matrix,
        [0, 1, 2].map((axis) => (corner & (1 << axis) ? bounds.max[axis] : bounds.min[axis])),
      ),
    ),
  );
}

/** Whether two boxes are apart: by a plane with one of many normals, theirs and others (slow, and not the sampler's way). */
function apart(a: SampledObject, b: SampledObject): boolean {
  const [cornersA, cornersB] = [corners(a), corners(b)];
  const axes = [a, b].flatMap(({ matrix }) => [0, 4, 8].map((at) => matrix.slice(at, at + 3)));
  const crosses = axes
    .slice(0, 3)
    .flatMap((u) =>
      axes
        .slice(3)
        .map((v) => [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]),
    );
  return [...axes, ...crosses].some((normal) => {
    const length = Math.hypot(...normal);
    if (length < 1e-9) return false;
    const along = (point: readonly number[]) =>
      point.reduce((sum, value, axis) => sum + (value * normal[axis]) / length, 0);
    const [as, bs] = [cornersA.map(along), cornersB.map(along)];
    return Math.max(...as) <= Math.min(...bs) + 1e-8 || Math.max(...bs) <= Math.min(...as) + 1e-8;
  });
}

function overlaps(world: Sample, names: readonly string[]): number {
  const solids = world.objects.filter((each) => names.includes(each.element));
  let found = 0;
  solids.forEach((a, index) => {
    for (const b of solids.slice(index + 1)) if (!apart(a, b)) found += 1;
  });
  return found;
}

describe('placing', () => {
  const turned = {
    yaw: { draw: scalar('uniform', 0, 6) },
    rotation: { draw: spatial('uniformRotation', undefined) },
  };

  it('lets no two solids overlap', () => {
    const kinds = choice({
      box: [1, { value: box(0.3, 0.2, 0.1) }],
      ball: [1, { value: block('sphere', { radius: { value: 0.1 } }) }],
      can: [1, { value: block('cylinder', { radius: { value: 0.05 }, height: { value: 0.4 } }) }],
    });
    const things = object(
      'things',
      { draw: kinds },
      { count: { value: 12 }, properties: { place: on(), ...turned } },
    );
    for (const world of worldsOf(samplerOf({ elements: [table, things] }), 200)) {
      assert.equal(overlaps(world, ['things']), 0);
      assert.equal(world.objects.length, 13);
    }
  });

  it('keeps the gap', () => {
    const spaced = crates(4, 0.2, on({ gap: 0.3 }));
    for (const world of worldsOf(samplerOf({ elements: [table, spaced] }), 200)) {
      const places = [0, 1, 2, 3].map((index) => vectorAt(world, `Scene.crates[${index}].place`));
      places.forEach((a, index) => {
        for (const b of places.slice(index + 1))
          assert.ok(
            Math.hypot(...[0, 2].map((axis) => Math.max(0, Math.abs(a[axis] - b[axis]) - 0.2))) >= 0.3 - 1e-8,
          );
      });
    }
  });

  it('puts the lowest point of what it places on the surface', () => {
    const shapes = {
      cylinder: { radius: 0.1, height: 0.5 },
      cone: { radius: 0.2, height: 0.3 },
      box: { size: [0.3, 0.2, 0.1] as [number, number, number] },
    };
    for (const [kind, parameters] of Object.entries(shapes) as ['cylinder' | 'cone' | 'box', never][]) {
      const properties = Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [
          name,
          { value: Array.isArray(value) ? tuple(...(value as number[])) : value },
        ]),
      ) as Record<string, Term>;
      const thing = object('thing', block(kind, { ...properties, scale: { value: tuple(1, 2, 0.5) } }), {
        properties: { place: on(), ...turned },
      });
      const mesh = primitiveMesh(kind, parameters);
      for (const world of worldsOf(samplerOf({ elements: [table, thing] }), 50)) {
        const { matrix } = world.objects[1];
        let lowest = Number.POSITIVE_INFINITY;
        for (let at = 0; at < mesh.positions.length; at += 3) {
          lowest = Math.min(lowest, transformPoint(matrix, mesh.positions.subarray(at, at + 3))[1]);
        }
        // The tessellation lies inside the round shape, by up to 1 - cos(180/64 degrees) of a radius.
        assert.ok(Math.abs(lowest) < (kind === 'box' ? 1e-9 : 1e-3), `${kind}: ${lowest}`);
      }
    }
  });

  it('turns things to the surface with .surface', () => {
    const ball = object('ball', block('sphere', { radius: { value: 1 } }));
    const spikes = object('spikes', block('cone', { radius: { value: 0.05 }, height: { value: 0.2 } }), {
      properties: {
        place: { draw: { ...spatial('on', { element: 'ball' }), surface: true } },
        yaw: { value: 1 },
      },
    });
    for (const world of worldsOf(samplerOf({ elements: [ball, spikes] }), 100)) {
      const { matrix } = world.objects[1];
      const position = matrix.slice(12, 15);
      const up = matrix.slice(4, 7);
      const distance = Math.hypot(...position);
      // Its middle is half its height above the facet, whose normal is nearly the radius.
      assert.ok(Math.abs(distance - 1.1) < 0.01);
      assert.ok(position.reduce((sum, value, axis) => sum + (value * up[axis]) / distance, 0) > 0.995);
    }
  });

  it('stands things on things, and lets them stand', () => {
    const shelf = object('shelf', box(1, 0.1, 1), { properties: { place: on() } });
    const books = object('books', box(0.1, 0.3, 0.2), {
      count: { value: 3 },
      properties: { place: { draw: spatial('on', { element: 'shelf' }) } },
    });
    // Declared before what they stand on.
    for (const world of worldsOf(samplerOf({ elements: [books, table, shelf] }), 100)) {
      assert.deepEqual(
        world.objects.map(({ id, element: name }) => `${id} ${name}`),
        ['1 books', '2 books', '3 books', '4 table', '5 shelf'],
      );
      for (const book of world.objects.slice(0, 3)) assert.ok(Math.abs(book.matrix[13] - 0.25) < 1e-9);
      assert.equal(overlaps(world, ['books']), 0);
    }
  });

  it('keeps things inside, with their bounds', () => {
    const bin = object('bin', box(1, 1, 1), {
      properties: { place: { value: tuple(3, 0, 0) }, yaw: { value: 0.5 } },
    });
    const inside = { draw: spatial('inside', { element: 'bin' }, { candidates: 100 }) };
    const parts = object('parts', box(0.3, 0.2, 0.4), {
      count: { value: 4 },
      properties: { place: inside, ...turned },
    });
    for (const world of worldsOf(samplerOf({ elements: [bin, parts] }), 100)) {
      assert.equal(overlaps(world, ['parts']), 0);
      const [cosine, sine] = [Math.cos(0.5), Math.sin(0.5)];
      for (const part of world.objects.slice(1)) {
        for (const [x, y, z] of corners(part)) {
          const local = [(x - 3) * cosine - z * sine, y, (x - 3) * sine + z * cosine];
          for (const value of local) assert.ok(Math.abs(value) <= 0.5 + 1e-9);
        }
      }
    }
  });

  it('of a tuple of draws is a placing like any other', () => {
    const place: Term = {
      draw: { product: [scalar('uniform', -1, 1), { fixed: 0 }, scalar('uniform', -1, 1)] },
    };
    for (const world of worldsOf(samplerOf({ elements: [crates(5, 0.4, place)] }), 200))
      assert.equal(overlaps(world, ['crates']), 0);
  });
});

describe('candidates = 1 with crowded = redraw', () => {
  it('is rejection of the whole arrangement', () => {
    const sampler = samplerOf({ seed: 3, elements: [table, crates(3, 0.7, on({ candidates: 1 }))] });
    const place = (index: number, sample: number, attempt: number) => {
      const [u0, u1, u2] = [0, 1, 2].map((j) =>
        uniform(3, `Scene.crates[${index}].place#${j}`, sample, attempt),
      );
      // Two triangles of a square, by Turk's map; which is which does not matter here, so the world's own point is asked.
      return [u0, u1, u2];
    };
    let attempts = 0;
    for (const world of worldsOf(sampler, 300)) {
      attempts += world.cells[0].attempts;
      assert.equal(overlaps(world, ['crates']), 0);
      // All three places are of the attempt that was accepted: the square root of u1 is the share of the way from a corner.
      for (const index of [0, 1, 2]) {
        const [x, , z] = vectorAt(world, `Scene.crates[${index}].place`);
        const [u0, u1, u2] = place(index, world.index, world.cells[0].attempts - 1);
        const root = Math.sqrt(u1);
        const [a, b, c] =
          u0 < 0.5
            ? [
                [-1, 1],
                [1, 1],
                [1, -1],
              ]
            : [
                [-1, 1],
                [1, -1],
                [-1, -1],
              ];
        const expected = [0, 1].map(
          (axis) => (1 - root) * a[axis] + root * (1 - u2) * b[axis] + root * u2 * c[axis],
        );
        assert.ok(Math.abs(x - expected[0]) < 1e-12 && Math.abs(z - expected[1]) < 1e-12);
      }
    }
    assert.ok(attempts > 600);
  });

  it('bends what bears on the room that there is, as the closed form says', () => {
    // Two rods of width w lie across a line of length 1, their centres uniform on it: they are apart with probability
    // (1 - w)^2. So P(w = 0.2) is as 0.64 and P(w = 0.6) as 0.16.
    const width = draws('w', choice({ slim: [1, { value: 0.2 }], wide: [1, { value: 0.6 }] }));
    const rod = block('box', { size: { value: tuple(ref('w', 2), 0.1, 0.1) } });
    const place: Term = { draw: spatial('on', { element: 'line' }, { candidates: 1 }) };
    const rods = object('rods', rod, { count: { value: 2 }, properties: { place } });
    const sampler = samplerOf({ lets: [width], elements: [object('line', plane(1, 0.001)), rods] });
    const slim = worldsOf(sampler, 10_000).map(({ variables }) => (variables['Scene.w'] === 'slim' ? 1 : 0));
    assert.ok(standardErrors(slim, 0.8) < 4, `${mean(slim)}`);
  });
});

describe('crowded', () => {
  const full = (crowded: string, candidates = 8) =>
    samplerOf({ attempts: 20, elements: [table, crates(9, 0.9, on({ crowded, candidates }))] });

  it('= redraw gives up after so many attempts', () => {
    const outcome = full('redraw').sample(0);
    assert.ok(isHole(outcome));
    assert.equal(outcome.hole.code, 'attempts-exhausted');
    assert.deepEqual(outcome.hole.requires, ['Scene.crates[*].place']);
    assert.equal(outcome.hole.attempts, 20);
  });

  it('= fewer leaves things out, and their numbers with them', () => {
    const worlds = worldsOf(full('fewer'), 100);
    let dropped = 0;
    for (const world of worlds) {
      assert.equal(overlaps(world, ['crates']), 0);
      for (const { id, address } of world.objects.slice(1)) assert.equal(address, `Scene.crates[${id - 2}]`);
      const left = world.objects.length - 1;
      assert.equal(Object.keys(world.variables).length, left);
      dropped += 9 - left;
      assert.deepEqual(world.cells, []);
    }
    assert.ok(dropped > 300);
  });

  it('= overlap takes the first candidate', () => {
    const worlds = worldsOf(full('overlap', 2), 50);
    assert.ok(worlds.every(({ objects }) => objects.length === 10));
    assert.ok(worlds.some((world) => overlaps(world, ['crates']) > 0));
  });

  it('= fail makes a hole', () => {
    const outcome = full('fail').sample(0);
    assert.ok(isHole(outcome));
    assert.equal(outcome.hole.code, 'crowded');
    assert.match(outcome.hole.address ?? '', /^Scene\.crates\[\d\]\.place$/);
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
          { properties: { place: { value: tuple(1, 2, 3) }, drop: { value: 'physics' } } },
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
      asset: 'Scene.things.asset.Mug',
      class: 'mug',
      matrix: [2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 1, 2, 3, 1],
      geometry: { kind: 'cylinder', radius: 0.04, height: 0.1 },
      bounds: { min: [-0.04, -0.05, -0.04], max: [0.04, 0.05, 0.04] },
      material: { type: 'pbr', properties: { baseColor: [1, 0, 0], roughness } },
      attributes: { fill: world.variables['Scene.things.asset.Mug.fill'] },
      keypoints: [{ name: 'rim', position: [0, 0.05, 0] }],
      properties: { drop: 'physics' },
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
