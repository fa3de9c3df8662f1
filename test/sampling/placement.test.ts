import assert from 'node:assert/strict';
import { primitiveMesh, transformPoint } from '../../engine/geometry/index.js';
import type { Term } from '../../engine/plan/plan.js';
import {
  block,
  box,
  choice,
  object,
  samplerOf,
  scalar,
  spatial,
  tuple,
  vectorAt,
  worldsOf,
} from './support/plans.js';
import { corners, crates, on, overlaps, table } from './support/solids.js';

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
