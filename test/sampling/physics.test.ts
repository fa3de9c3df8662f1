import assert from 'node:assert/strict';
import { boxMesh, primitiveMesh, transformPoint } from '../../engine/geometry/index.js';
import type { Block, Element } from '../../engine/plan/plan.js';
import {
  createSampler,
  isHole,
  type ModelSource,
  PlanError,
  planNeedsPhysics,
  type Sample,
  type SampledObject,
} from '../../engine/sampling/index.js';
import { physics } from '../support/physics.js';
import {
  block,
  box,
  noModels,
  object,
  type PlanParts,
  plane,
  planOf,
  scalar,
  spatial,
  tuple,
} from './support/plans.js';

/** What may be seen of sinking in or hovering, metres. */
const visible = 0.0005;

const table = object('table', plane(2, 2));
const falling = { drop: { value: 'physics' } } as const;

function drop(name: string, asset: Block, at: readonly number[], parts: Partial<Element> = {}): Element {
  const properties = { place: { value: tuple(...at) }, ...falling, ...parts.properties };
  return object(name, asset, { ...parts, properties });
}

function samplerOf(parts: PlanParts, models: ModelSource = noModels) {
  return createSampler(planOf(parts), models, physics);
}

function worldOf(parts: PlanParts, index = 0, models: ModelSource = noModels): Sample {
  const outcome = samplerOf(parts, models).sample(index);
  assert.ok(!isHole(outcome), JSON.stringify(outcome));
  return outcome;
}

function thing(world: Sample, element: string): SampledObject {
  const found = world.objects.find((each) => each.element === element);
  assert.ok(found, element);
  return found;
}

const positionOf = ({ matrix }: SampledObject) => matrix.slice(12, 15);

function close(actual: number, expected: number, within: number, what: string): void {
  assert.ok(Math.abs(actual - expected) <= within, `${what}: ${actual}, not ${expected} within ${within}`);
}

/** The height of the lowest of the vertices of an object's triangles. */
function lowestOf({ matrix }: SampledObject, positions: Float64Array): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = 0; at < positions.length; at += 3)
    lowest = Math.min(lowest, transformPoint(matrix, positions.subarray(at, at + 3))[1]);
  return lowest;
}

/** A small scene in which much is drawn and much collides. */
function heap(): Element[] {
  const properties = {
    place: {
      draw: spatial('above', { element: 'table' }, { height: { low: 0.1, high: 0.3 }, crowded: 'overlap' }),
    },
    rotation: { draw: spatial('uniformRotation', undefined) },
    ...falling,
  };
  const small = block('box', {
    size: {
      draw: {
        product: [
          scalar('uniform', 0.02, 0.08),
          scalar('uniform', 0.02, 0.08),
          scalar('uniform', 0.02, 0.08),
        ],
      },
    },
  });
  const rod = block('cylinder', { radius: { value: 0.01 }, height: { value: 0.08 } });
  return [
    object('table', plane(0.4, 0.4)),
    object('boxes', small, { count: { draw: scalar('whole', 3, 6) }, properties }),
    object('rods', rod, { count: { value: 3 }, properties }),
  ];
}

describe('what falls', () => {
  it('comes to rest: a ball at the height of its radius, right below', () => {
    const ball = block('sphere', { radius: { value: 0.03 } });
    const world = worldOf({ elements: [table, drop('ball', ball, [0.2, 0.4, -0.1])] });
    const [x, y, z] = positionOf(thing(world, 'ball'));
    close(y, 0.03, visible, 'height');
    close(x, 0.2, 1e-4, 'x');
    close(z, -0.1, 1e-4, 'z');
  });

  it('lies on a table of any kind', () => {
    const tables = {
      box: box(1, 0.04, 0.6),
      cylinder: block('cylinder', { radius: { value: 0.5 }, height: { value: 0.04 } }),
      oval: block('cylinder', {
        radius: { value: 0.5 },
        height: { value: 0.04 },
        scale: { value: tuple(1, 1, 0.6) },
      }),
      model: block('model', { file: { value: { file: 'board.glb' } } }),
    };
    const models = { mesh: () => boxMesh([1, 0.04, 0.6]) };
    for (const [name, asset] of Object.entries(tables)) {
      const board = object('board', asset, { properties: { place: { value: tuple(0, 0.7, 0) } } });
      const parts = { elements: [board, drop('crate', box(0.06, 0.04, 0.05), [0.1, 1, 0.05])] };
      const crate = thing(worldOf(parts, 0, models), 'crate');
      close(positionOf(crate)[1], 0.72 + 0.02, visible, name);
    }
  });

  it('stands on one another', () => {
    const crates = [0, 1, 2].map((k) => drop(`crate${k}`, box(0.08, 0.05, 0.08), [0, 0.03 + k * 0.07, 0]));
    const world = worldOf({ elements: [table, ...crates] });
    for (const k of [0, 1, 2])
      close(positionOf(thing(world, `crate${k}`))[1], 0.025 + k * 0.05, visible, `crate ${k}`);
  });

  it('neither sinks in nor hovers, whatever its shape and rotation', () => {
    const round = { radius: 0.02, height: 0.06 };
    const length = (value: number) => ({ value });
    const shapes = {
      box: [box(0.03, 0.05, 0.07), boxMesh([0.03, 0.05, 0.07])],
      cylinder: [
        block('cylinder', { radius: length(0.02), height: length(0.06) }),
        primitiveMesh('cylinder', round),
      ],
      cone: [block('cone', { radius: length(0.02), height: length(0.06) }), primitiveMesh('cone', round)],
      capsule: [
        block('capsule', { radius: length(0.02), height: length(0.06) }),
        primitiveMesh('capsule', round),
      ],
      torus: [
        block('torus', { radius: length(0.03), tube: length(0.01) }),
        primitiveMesh('torus', { radius: 0.03, tube: 0.01 }),
      ],
      model: [
        block('model', { file: { value: { file: 'egg.glb' } } }),
        primitiveMesh('sphere', { radius: 0.025 }),
      ],
    } as const;
    for (const [kind, [asset, mesh]] of Object.entries(shapes)) {
      const properties = { rotation: { draw: spatial('uniformRotation', undefined) } };
      const sampler = samplerOf(
        { elements: [table, drop('thing', asset, [0, 0.15, 0], { properties })] },
        { mesh: () => primitiveMesh('sphere', { radius: 0.025 }) },
      );
      for (let index = 0; index < 5; index += 1) {
        const world = sampler.sample(index);
        assert.ok(!isHole(world));
        close(lowestOf(thing(world, 'thing'), mesh.positions), 0, visible, `${kind} ${index}`);
      }
    }
  });

  it('keeps its scale, of any kind', () => {
    const egg = block('sphere', { radius: { value: 0.02 }, scale: { value: tuple(1, 1.5, 1) } });
    const crate = {
      ...box(0.02, 0.02, 0.02),
      properties: { ...box(0.02, 0.02, 0.02).properties, scale: { value: tuple(1, 2, 3) } },
    };
    const world = worldOf({
      elements: [table, drop('egg', egg, [0, 0.1, 0]), drop('crate', crate, [0.3, 0.1, 0])],
    });
    for (const [name, scale] of [
      ['egg', [1, 1.5, 1]],
      ['crate', [1, 2, 3]],
    ] as const) {
      const { matrix } = thing(world, name);
      const columns = [0, 4, 8].map((at) => Math.hypot(...matrix.slice(at, at + 3)));
      columns.forEach((length, axis) => {
        close(length, scale[axis], 1e-12, name);
      });
    }
    const mesh = primitiveMesh('sphere', { radius: 0.02 });
    close(lowestOf(thing(world, 'egg'), mesh.positions), 0, visible, 'egg');
    close(positionOf(thing(world, 'crate'))[1], 0.02, visible, 'crate');
  });

  it('stops below the world if nothing holds it', () => {
    const world = worldOf({ elements: [table, drop('lost', box(0.05, 0.05, 0.05), [3, 0.2, 0])] });
    const [, y] = positionOf(thing(world, 'lost'));
    assert.ok(y < -5 && y > -5.5, `${y}`);
  });
});

describe('physics', () => {
  it('gives the same bytes in any order, alone and among others', () => {
    const one = samplerOf({ elements: heap() });
    const other = samplerOf({ elements: heap() });
    const indices = [0, 1, 2, 3, 4];
    const forward = indices.map((index) => JSON.stringify(one.sample(index)));
    const backward = [...indices].reverse().map((index) => JSON.stringify(other.sample(index)));
    assert.deepEqual(forward, backward.reverse());
    assert.equal(JSON.stringify(samplerOf({ elements: heap() }).sample(3)), forward[3]);
  });

  it('does not depend on the order of declarations', () => {
    const fixed = [
      table,
      object('post', box(0.1, 0.1, 0.1), { properties: { place: { value: tuple(0.05, 0.05, 0) } } }),
    ];
    const crates = ['b', 'a', 'c'].map((name, k) =>
      drop(name, box(0.05, 0.05, 0.05), [k * 0.02, 0.2 + k * 0.1, 0]),
    );
    const matrices = (elements: Element[]) =>
      new Map(
        worldOf({ elements })
          .objects.map(({ address, matrix }) => [address, matrix] as const)
          .sort(),
      );
    assert.deepEqual(matrices([...fixed, ...crates]), matrices([...crates.reverse(), ...fixed.reverse()]));
  });

  it('moves no variable, and nothing that is fixed', () => {
    const still = heap().map((each) => ({
      ...each,
      properties: { ...each.properties, drop: { value: 'fixed' } },
    }));
    for (let index = 0; index < 5; index += 1) {
      const [before, after] = [worldOf({ elements: still }, index), worldOf({ elements: heap() }, index)];
      assert.deepEqual(after.variables, before.variables);
      assert.deepEqual(after.objects[0].matrix, before.objects[0].matrix);
      assert.notDeepEqual(after.objects[1].matrix, before.objects[1].matrix);
    }
    const more = [...still, drop('late', box(0.05, 0.05, 0.05), [0, 0.8, 0])];
    const [before, after] = [worldOf({ elements: still }), worldOf({ elements: more })];
    assert.deepEqual(after.objects.slice(0, -1), before.objects);
    for (const [address, value] of Object.entries(before.variables))
      assert.deepEqual(after.variables[address], value);
  });

  it('is not asked where nothing falls', () => {
    const still = planOf({
      elements: heap().map((each) => ({
        ...each,
        properties: { ...each.properties, drop: { value: 'fixed' } },
      })),
    });
    const never = { settle: () => assert.fail('asked') };
    assert.equal(
      JSON.stringify(createSampler(still, noModels, never).sample(1)),
      JSON.stringify(createSampler(still, noModels).sample(1)),
    );
  });

  it('is needed where something may fall', () => {
    const some = drop('a', box(1, 1, 1), [0, 0, 0]);
    const drawn = object('a', box(1, 1, 1), {
      properties: { drop: { if: true, then: { value: 'fixed' }, else: { value: 'physics' } } },
    });
    const fixed = object('a', box(1, 1, 1), { properties: { drop: { value: 'fixed' } } });
    assert.deepEqual(
      [some, drawn, fixed, table].map((each) => planNeedsPhysics(planOf({ elements: [each] }))),
      [true, true, false, false],
    );
    assert.throws(
      () => createSampler(planOf({ elements: [some] }), noModels),
      (error) => error instanceof PlanError && error.code === 'plan/needs-physics',
    );
  });

  it('refuses what it can not hold, with the thing', () => {
    const cases: readonly [Element[], RegExp][] = [
      [[table, drop('dust', box(1e-6, 1e-6, 1e-6), [0, 1, 0])], /^Scene\.dust measures/],
      [[table, drop('moon', block('sphere', { radius: { value: 5e5 } }), [0, 1, 0])], /^Scene\.moon reaches/],
      [
        [object('sky', block('sphere', { radius: { value: 1e9 } })), drop('a', box(1, 1, 1), [0, 0, 0])],
        /^Scene\.sky reaches/,
      ],
      [[drop('many', box(0.1, 0.1, 0.1), [0, 0, 0], { count: { value: 1001 } })], /1001 things fall/],
    ];
    for (const [elements, message] of cases) {
      const outcome = samplerOf({ elements }).sample(0);
      assert.ok(isHole(outcome));
      assert.equal(outcome.hole.code, 'out-of-range');
      assert.match(outcome.hole.message, message);
    }
  });

  it('bears what is flat, thin, inside one another or oddly turned', () => {
    const flat = { mesh: () => primitiveMesh('plane', { width: 0.05, depth: 0.05 }) };
    const elements = [
      object('wire', block('cylinder', { radius: { value: 1e-9 }, height: { value: 1 } })),
      object('ring', block('torus', { radius: { value: 1e-12 }, tube: { value: 1e-12 } })),
      object('slab', box(1e-12, 5, 5), { properties: { rotation: { value: tuple(0, 0, 0, 0) } } }),
      drop('sheet', block('model', { file: { value: { file: 'flat.glb' } } }), [0, 0.1, 0]),
      drop('card', plane(0.1, 0.06), [0, 0.2, 0]),
      drop('needle', block('cone', { radius: { value: 1e-9 }, height: { value: 0.1 } }), [0, 0, 0]),
      ...[0, 1, 2].map((k) => drop(`same${k}`, box(0.05, 0.05, 0.05), [0, 0, 0])),
      drop('odd', box(0.05, 0.05, 0.05), [0, 0, 0], {
        properties: { rotation: { value: tuple(0, 5, 0, 0) } },
      }),
    ];
    const world = worldOf({ elements: [table, ...elements] }, 0, flat);
    for (const { address, matrix } of world.objects) assert.ok(matrix.every(Number.isFinite), address);
  });
});
