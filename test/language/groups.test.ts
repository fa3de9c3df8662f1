import assert from 'node:assert/strict';
import { validatePlan } from '../../engine/plan/validate.js';
import type { Sample } from '../../engine/sampling/index.js';
import { codesOf, compileText } from './support/compile-text.js';
import { planOfScene, sampleOf, samplerOf } from './support/sample-text.js';

const spec = (body: string, more = '') =>
  `language 1\ndataset D { scene = S }\nclass cup { id = 1 }\nscene S {\n${body}\n}\n${more}`;

const sampler = (body: string) => samplerOf(planOfScene(spec(body)));

function positionOf(sample: Sample, address: string): number[] {
  const { objects, lights, cameras } = sample;
  const thing = [...objects, ...lights, ...cameras].find((each) => each.address === address);
  assert.ok(thing, `${address} is none of ${objects.map((each) => each.address).join(', ')}`);
  return thing.matrix.slice(12, 15);
}

function assertNear(actual: readonly number[], expected: readonly number[], what = ''): void {
  for (const [axis, value] of expected.entries())
    assert.ok(Math.abs(actual[axis] - value) < 1e-12, `${what}: ${actual} is not ${expected}`);
}

const shelf = `object floor = plane
group shelf {
  count ~ 1 .. 3
  place = (index * 2m, 0m, 1m)
  yaw ~ 0deg .. 90deg
  let depth ~ 20cm .. 30cm
  object board = box { size = (1m, 2cm, depth); place = (0m, 1m, 0m) }
  object cups = cylinder { radius ~ 3cm .. 4cm; height = 10cm; class = cup; count ~ 2 .. 4; place ~ on(board); yaw ~ 0deg .. 10deg }
}
`;

describe('groups', () => {
  it('have a frame: what is in them stands, turns and looks in it', () => {
    const sample = sampleOf(
      sampler(`group a {
        place = (1m, 2m, 3m); yaw = 90deg
        object box = box { place = (1m, 0m, 0m); yaw = 30deg }
        light lamp = spot { place = (0m, 1m, 0m); lookAt = (0m, 0m, -1m) }
        camera eye = pinhole { place = (0m, 0m, 1m) }
        group b { place = (0m, 0m, 1m); yaw = 90deg; object ball = sphere { place = (1m, 0m, 0m) } }
      }`),
      0,
    );
    // A quarter turn about +Y takes (1, 0, 0) to (0, 0, -1) and (0, 0, 1) to (1, 0, 0).
    assertNear(positionOf(sample, 'S.a.box'), [1, 2, 2], 'box');
    assertNear(positionOf(sample, 'S.a.lamp'), [1, 3, 3], 'lamp');
    assertNear(positionOf(sample, 'S.a.eye'), [2, 2, 3], 'eye');
    assertNear(
      positionOf(sample, 'S.a.b.ball'),
      [1, 2, 3].map((x, axis) => x + [1 - 1, 0, 0][axis]),
      'ball',
    );
    const [box] = sample.objects;
    const angle = (2 * Math.PI) / 3;
    assertNear(box.matrix.slice(0, 3), [Math.cos(angle), 0, -Math.sin(angle)], 'yaws add up');
    // It looks along its own -Z, from (0, 1, 0) to (0, 0, -1) of the group.
    const back = sample.lights[0].matrix.slice(8, 11);
    const far = Math.SQRT1_2;
    assertNear(back, [far, far, 0], 'lookAt');
    assertNear(sample.cameras[0].matrix.slice(8, 11), [1, 0, 0], 'the eye turns with the group');
  });

  it('know places and centres in their own frames, and the world knows its own', () => {
    const { variables, objects } = sampleOf(
      sampler(`group a {
        place = (1m, 2m, 3m); yaw = 90deg
        object block = box { place = (1m, 0m, 0m) }
        object above = box { place = block.center + (0m, 2m, 0m); attribute at = block.position }
        object drawn = box { place ~ gaussian((0m, 5m, 0m), 0m); attribute at = place }
        light lamp = spot { place = (0m, 9m, 0m); lookAt = block }
      }
      object out = box { place = (9m, 0m, 0m); attribute at = a.block.center }`),
      0,
    );
    const of = (address: string) => objects.find((each) => each.address === address)!;
    assertNear(of('S.a.above').matrix.slice(12, 15), [1, 4, 2]);
    assertNear(of('S.a.above').attributes['at'] as number[], [1, 0, 0]);
    assertNear(of('S.a.drawn').matrix.slice(12, 15), [1, 7, 3]);
    assertNear(of('S.a.drawn').attributes['at'] as number[], [0, 5, 0]);
    assertNear(variables['S.a.drawn.place'] as number[], [0, 5, 0]);
    assertNear(of('S.out').attributes['at'] as number[], [1, 2, 2]);
  });

  it('are many with `count`: each run draws for itself, at addresses of its own', () => {
    const worlds = sampler(shelf);
    const seen = new Set<number>();
    for (let index = 0; index < 12; index++) {
      const { variables, objects } = sampleOf(worlds, index);
      const count = variables['S.shelf.count'] as number;
      seen.add(count);
      for (let k = 0; k < 3; k++) {
        const board = objects.find((each) => each.address === `S.shelf[${k}].board`);
        assert.equal(board !== undefined, k < count);
        if (!board) continue;
        assertNear(board.matrix.slice(12, 15), [2 * k, 1, 1]);
        assert.equal(
          (board.geometry as { size: readonly number[] }).size[2],
          variables[`S.shelf[${k}].depth`],
        );
        const cups = objects.filter((each) => each.address.startsWith(`S.shelf[${k}].cups[`));
        assert.equal(cups.length, variables[`S.shelf[${k}].cups.count`]);
        // They stand on their own board.
        for (const cup of cups) {
          assert.ok(Math.abs(cup.matrix[13] - 1.06) < 1e-9);
          assert.ok(Math.abs(cup.matrix[12] - 2 * k) <= 0.52);
        }
      }
      assert.deepEqual(
        objects.map((each) => each.id),
        objects.map((_, at) => at + 1),
      );
    }
    assert.deepEqual([...seen].sort(), [1, 2, 3]);
  });

  it('draw in a run what they draw whatever the others do', () => {
    const one = sampler(shelf);
    for (const count of ['= 3', '~ 2 .. 3']) {
      const other = sampler(shelf.replace('~ 1 .. 3', count));
      for (let index = 0; index < 5; index++) {
        const { variables } = sampleOf(one, index);
        const others = sampleOf(other, index).variables;
        for (const address of ['S.shelf[0].depth', 'S.shelf[0].yaw', 'S.shelf[0].cups.count'])
          assert.equal(others[address], variables[address], address);
      }
    }
  });

  it('keep draws at addresses that are theirs alone', () => {
    const flat = sampler('object board = box { yaw ~ 0deg .. 90deg }');
    const inside = sampler('group shelf { object board = box { yaw ~ 0deg .. 90deg } }');
    const value = sampleOf(inside, 0).variables;
    assert.deepEqual(Object.keys(value), ['S.shelf.board.yaw']);
    assert.notEqual(value['S.shelf.board.yaw'], sampleOf(flat, 0).variables['S.board.yaw']);
  });

  it('are there or not as a whole, and numbers stay', () => {
    const worlds = sampler(
      'group a { present ~ bernoulli(50%); object x = box { present ~ bernoulli(90%); yaw ~ 0deg .. 9deg } }\nobject z = box { place = (5m, 0m, 0m) }',
    );
    const there = new Set<boolean>();
    for (let index = 0; index < 20; index++) {
      const { variables, objects } = sampleOf(worlds, index);
      const isThere = variables['S.a.present'] === true;
      there.add(isThere);
      assert.equal('S.a.x.present' in variables, isThere);
      assert.equal('S.a.x.yaw' in variables, isThere && variables['S.a.x.present'] === true);
      assert.equal(objects.find((each) => each.address === 'S.z')!.id, 2);
    }
    assert.equal(there.size, 2);
  });

  it('are asked about as a whole from outside, and run by run from inside', () => {
    const worlds = sampler(
      `${shelf.replace(/}\n$/, '  let cupsHere = count(cups)\n  require few: count(cups) >= 3\n  object sign = box { place = (0m, 3m, 0m); attribute many = count(cups); attribute number = index }\n}\n')}
      let whole = count(shelf.cups)
      let broad = count(shelf.cups where radius > 35mm)
      let usual = mean(shelf.cups.radius)
      object tag = box { place = (0m, 9m, 0m); attribute many = whole; attribute wide = broad; attribute radius = usual }`,
    );
    for (let index = 0; index < 5; index++) {
      const { objects } = sampleOf(worlds, index);
      const cups = objects.filter((each) => each.element === 'shelf.cups');
      const radii = cups.map((each) => (each.geometry as { radius: number }).radius);
      const { attributes } = objects.find((each) => each.element === 'tag')!;
      assert.equal(attributes['many'], cups.length);
      assert.equal(attributes['wide'], radii.filter((radius) => radius > 0.035).length);
      assert.ok(
        Math.abs((attributes['radius'] as number) - radii.reduce((a, b) => a + b) / radii.length) < 1e-12,
      );
      for (const { address, attributes: own } of objects.filter((each) => each.element === 'shelf.sign')) {
        const run = address.slice(0, -'.sign'.length);
        assert.equal(own['many'], cups.filter((each) => each.address.startsWith(run)).length);
        assert.ok((own['many'] as number) >= 3);
        assert.equal(`S.shelf[${own['number']}]`, run);
      }
    }
  });

  it('hold what other things avoid, in the world', () => {
    const worlds = sampler(
      'object floor = plane { size = (1m, 1m) }\ngroup a { yaw = 45deg; object wall = box { size = (60cm, 20cm, 60cm); place = (0m, 10cm, 0m) } }\nobject balls = sphere { radius = 5cm; count = 4; place ~ on(floor) }',
    );
    for (let index = 0; index < 10; index++) {
      for (const { element, matrix } of sampleOf(worlds, index).objects) {
        // The wall's footprint is a square that stands on its corner.
        if (element === 'balls') assert.ok(Math.abs(matrix[12]) + Math.abs(matrix[14]) > 0.3 * Math.SQRT2);
      }
    }
  });

  it('have runs in runs', () => {
    const { objects } = sampleOf(
      sampler(
        'group rack { count = 2; place = (index * 10m, 0m, 0m)\n let k = index\n group level { count = 3; place = (0m, index * 1m, 0m); object bin = box { attribute at = index; attribute rack = k; attribute here = count(bin) } }\n object top = box { place = (0m, 5m, 0m); attribute bins = count(level.bin) } }\nobject o = box { place = (0m, 9m, 9m); attribute bins = count(rack.level.bin) }',
      ),
      0,
    );
    assert.deepEqual(
      objects
        .filter((each) => each.element === 'rack.level.bin')
        .map(({ address, attributes, matrix }) => [address, attributes, matrix.slice(12, 14)]),
      [0, 1].flatMap((k) =>
        [0, 1, 2].map((j) => [`S.rack[${k}].level[${j}].bin`, { at: j, rack: k, here: 1 }, [10 * k, j]]),
      ),
    );
    assert.deepEqual(
      objects.filter((each) => each.element === 'rack.top').map((each) => each.attributes),
      [{ bins: 3 }, { bins: 3 }],
    );
    assert.equal(objects.find((each) => each.element === 'o')!.attributes['bins'], 6);
  });

  it('are overridden by path in derived scenes, alone', () => {
    const text = spec(
      shelf,
      'scene T = S { shelf.cups.yaw = 5deg; shelf.board.material.roughness = 0.2; shelf.yaw = 0deg }',
    ).replace('place = (0m, 1m, 0m) }', 'place = (0m, 1m, 0m); material = pbr { roughness = 0.9 } }');
    const one = samplerOf(planOfScene(text, 'S'));
    const other = samplerOf(planOfScene(text, 'T'));
    for (let index = 0; index < 5; index++) {
      const rest = Object.fromEntries(
        Object.entries(sampleOf(one, index).variables).filter(([address]) => !/yaw$/.test(address)),
      );
      const { variables, objects } = sampleOf(other, index);
      // Places turn with the group, and are the same in its frame but for their last digits.
      assert.deepEqual(Object.keys(variables), Object.keys(rest));
      for (const [address, value] of Object.entries(rest))
        if (!/place$/.test(address)) assert.deepEqual(variables[address], value, address);
      assert.equal(
        objects.find((each) => each.element === 'shelf.board')!.material!.properties['roughness'],
        0.2,
      );
    }
    assert.equal(
      compileText(text.replace('shelf.yaw = 0deg', 'shelf.bord.yaw = 0deg')).diagnostics[0].code,
      'scene/override',
    );
  });

  it('tell what is wrong with them', () => {
    for (const [body, codes] of [
      ['group a', ['declaration/incomplete']],
      ['group a = box', ['declaration/incomplete']],
      ['group a { object x = box; object x = box }', ['name/duplicate']],
      ['group a { let x = 1; object x = box }', ['name/duplicate']],
      ['group a { object yaw = box }', ['name/duplicate']],
      ['group a { radius = 3cm }', ['property/unknown']],
      ['group a { environment = color }', ['property/unknown']],
      ['group a { asset X = box }', ['declaration/misplaced']],
      ['group a { attribute x = 1 }', ['declaration/unknown']],
      ['group a { count ~ poisson(3); object x = box }', ['limit/size']],
      ['group a { count = 2000; object x = box }', ['limit/size']],
      ['group a { count = 400; object x = box; object y = box }', ['limit/size']],
      [
        `group a { count = 400; object x = box; ${Array.from({ length: 300 }, (_, at) => `let v${at} ~ 0 .. 1`).join('; ')} }`,
        ['limit/size'],
      ],
      ['group a { place ~ disk { gap = 1cm } }', ['property/no-effect']],
      ['group a { count = 2; object x = box }\nlet p = a.x.center', ['reference/many']],
      ['group a { object x = box { count = 2; place ~ disk } }\nlet p = a.x.center', ['reference/many']],
      ['group a { object x = box { count = 2; place ~ disk } }\nlet p = a.x[1].center', []],
      ['group a { object x = box { count = 2; place ~ disk } }\nlet p = a.x[2].center', ['reference/index']],
      ['group a { count = 2; object x = box }\nlet p = a[0].x', ['reference/index']],
      ['group a { object x = box }\nlet p = a.y.center', ['reference/member']],
      ['group a { object x = box }\nlight l = spot { lookAt = a.x }', []],
      ['group a { object x = box }\nlight l = spot { lookAt = a }', []],
      [
        'group a { object x = box { place = y.center }; object y = box { place = x.center } }',
        ['name/cycle'],
      ],
      ['group a { place = x.center; object x = box }', ['name/cycle']],
      ['object b = box { group a { object x = box } }', ['declaration/misplaced']],
      [`${'group g { '.repeat(9)}object x = box${' }'.repeat(9)}`, ['limit/size']],
    ] as const)
      assert.deepEqual(codesOf(body), codes, body);
  });

  it('are held to their limits by the engine', () => {
    const plan = JSON.parse(JSON.stringify(planOfScene(spec(shelf))));
    const [floor, group, board, cups] = plan.scene.elements;
    const problemsOf = (elements: readonly object[]) => {
      const validation = validatePlan({ ...plan, scene: { ...plan.scene, elements } });
      return validation.ok ? [] : validation.problems.map((each) => each.path);
    };
    assert.deepEqual(problemsOf([floor, group, board, cups]), []);
    assert.deepEqual(problemsOf([floor, board, group, cups]), ['/scene/elements/1/within']);
    assert.deepEqual(problemsOf([floor, group, { ...board, within: 'floor' }, cups]), [
      '/scene/elements/2/within',
      '/scene/elements/2/name',
    ]);
    assert.deepEqual(
      problemsOf(
        [floor, { ...group, most: undefined }, board, cups].map((each) => JSON.parse(JSON.stringify(each))),
      ),
      ['/scene/elements/1/most'],
    );
    assert.deepEqual(problemsOf([{ ...floor, most: 3 }, group, board, cups]), ['/scene/elements/0/most']);
    for (const most of [1e12, 2000]) {
      const huge = { ...plan, scene: { ...plan.scene, elements: [floor, { ...group, most }, board, cups] } };
      const start = Date.now();
      assert.throws(() => samplerOf(huge), /unfold to more than/);
      assert.ok(Date.now() - start < 1000);
    }
  });
});
