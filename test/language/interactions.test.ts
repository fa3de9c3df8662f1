import assert from 'node:assert/strict';
import { diffPlans } from '../../engine/plan/diff.js';
import { createSampler, isHole, type Sample } from '../../engine/sampling/index.js';
import { physics } from '../support/physics.js';
import { codesOf, compileScene, compileText } from './support/compile-text.js';
import { planOfScene, sampleOf, samplerOf } from './support/sample-text.js';

const spec = (body: string, top = '') =>
  `language 1\ndataset D { samples = 64; scene = S }\n${top}\nscene S {\n${body}\n}\n`;

const worldsOf = (body: string, top?: string) => samplerOf(planOfScene(spec(body, top)));

const matrixOf = (sample: Sample, address: string): readonly number[] => {
  const thing = [...sample.objects, ...sample.lights, ...sample.cameras].find(
    (each) => each.address === address,
  );
  assert.ok(thing, address);
  return thing.matrix;
};

const positionOf = (sample: Sample, address: string) => matrixOf(sample, address).slice(12, 15);

function assertNear(actual: readonly number[], expected: readonly number[], slack = 1e-9): void {
  for (const [axis, value] of expected.entries())
    assert.ok(Math.abs(actual[axis] - value) <= slack, `${actual} is not ${expected}`);
}

// A quarter turn about +Y takes (x, y, z) to (z, y, -x).
const turned = 'place = (1m, 2m, 3m); yaw = 90deg';

describe('groups and the other parts of the language', () => {
  it('what avoids a thing in a group depends on whether the group is there, exactly', () => {
    // The block takes a quarter of the floor, so it is there in 0.5 · 0.75 of 0.5 · 0.75 + 0.5.
    const worlds = worldsOf(
      `object floor = plane { size = (2m, 2m) }
       group g { present ~ bernoulli(50%); object block = box { place = (0m, 0.5m, 0m) } }
       object dot = sphere { radius = 0.1mm; place ~ on(floor) { candidates = 1 } }`,
    );
    let there = 0;
    const count = 2000;
    for (let index = 0; index < count; index++)
      there += sampleOf(worlds, index).variables['S.g.present'] === true ? 1 : 0;
    const share = 3 / 7;
    const deviation = Math.sqrt((share * (1 - share)) / count);
    assert.ok(Math.abs(there / count - share) < 4 * deviation, `${there / count}`);
  });

  it('things avoid those of every run that there is, of groups in groups too', () => {
    const worlds = worldsOf(
      `object floor = plane { size = (2m, 2m) }
       group g { count ~ 0 .. 2; present ~ bernoulli(80%); place = (index * 1m - 50cm, 0m, 0m)
         group h { yaw ~ 0deg .. 90deg; object block = box { size = (60cm, 20cm, 60cm); place = (0m, 10cm, 0m) } } }
       object balls = sphere { radius = 5cm; count = 3; place ~ on(floor) { crowded = fewer } }`,
    );
    for (let index = 0; index < 40; index++) {
      const { objects } = sampleOf(worlds, index);
      for (const block of objects.filter(({ element }) => element === 'g.h.block')) {
        for (const ball of objects.filter(({ element }) => element === 'balls')) {
          const [dx, dz] = [ball.matrix[12] - block.matrix[12], ball.matrix[14] - block.matrix[14]];
          // Along the block's own x and z.
          const along = [0, 8].map((at) => Math.abs(dx * block.matrix[at] + dz * block.matrix[at + 2]));
          assert.ok(Math.max(...along) > 0.3, `${block.address} and ${ball.address}`);
        }
      }
    }
  });

  it('paths, rings, grids and regions lie in the frame of the group', () => {
    const sample = sampleOf(
      worldsOf(
        `group g { ${turned}
           object cars = box { size = (20cm, 20cm, 40cm); count = 3; place ~ along([(0m, 0m, 0m), (3m, 0m, 0m)]) { align = true; crowded = overlap } }
           object bead = sphere { radius = 1cm; place ~ ring { around = (5m, 0m, 0m); radius = 1m } }
           object cups = sphere { radius = 10cm; count = 2; place = row { around = (0m, 1m, 0m); places = 2; spacing = 1m } }
           object fly = sphere { radius = 1mm; place ~ inside(box { around = (2m, 7m, 0m); size = (2m, 1m, 10cm) }) }
         }`,
      ),
      0,
    );
    for (const k of [0, 1, 2]) {
      const [x, y, z] = positionOf(sample, `S.g.cars[${k}]`);
      assertNear([x, y], [1, 2.1]);
      assert.ok(z <= 3 && z >= 0);
      // The front, +Z, looks along the path.
      assertNear(matrixOf(sample, `S.g.cars[${k}]`).slice(8, 11), [0, 0, -1]);
    }
    const [x, , z] = positionOf(sample, 'S.g.bead');
    assertNear([Math.hypot(x - 1, z + 2)], [1]);
    // Places of a row lie along +X of the group, -Z of the world, and things stand on them.
    assertNear(positionOf(sample, 'S.g.cups[0]'), [1, 3.1, 3.5]);
    assertNear(positionOf(sample, 'S.g.cups[1]'), [1, 3.1, 2.5]);
    const fly = positionOf(sample, 'S.g.fly');
    for (const [axis, [middle, half]] of [
      [1, 0.05],
      [9, 0.5],
      [1, 1],
    ].entries())
      assert.ok(Math.abs(fly[axis] - middle) <= half, `${fly}`);
  });

  it('things fall in the world, and keep their draws', () => {
    const body = (drop: string) => `object floor = plane { size = (20m, 20m) }
      group g { ${turned}; object box = box { size ~ (10cm .. 20cm, 10cm, 10cm); place ~ (0m .. 10cm, 0m, 0m)${drop} } }`;
    const still = sampleOf(worldsOf(body('')), 0);
    const fallen = createSampler(planOfScene(spec(body('; drop = physics'))), { mesh: assert.fail }, physics);
    const sample = sampleOf(fallen, 0);
    assert.deepEqual(sample.variables, still.variables);
    assertNear(positionOf(still, 'S.g.box').slice(1, 2), [2]);
    assertNear(positionOf(sample, 'S.g.box').slice(1, 2), [0.05], 1e-3);
  });

  it('relations ask in the world, from inside and from outside', () => {
    const sample = sampleOf(
      worldsOf(
        `group g { ${turned}
           object near = box { place = (0m, 0m, 1m) }
           object far = box { place = (0m, 0m, -2m) }
           camera eye = pinhole { place = (0m, 0m, 5m); fov = 40deg }
           let hidden = eye.occlusion(far)
         }
         let outside = g.eye.occlusion(g.far)
           let gap = g.near.gapTo(g.far)
           let seen = if g.eye.inView(g.near) then 1 else 0
           let least = nearest(g.near, (0m, 0m, 0m)).position.x
           object out = box { place = (50m, 0m, 0m); attribute at = (outside, gap / 1m, seen); attribute inside = g.hidden; attribute closest = least }`,
      ),
      0,
    );
    const out = sample.objects.find(({ address }) => address === 'S.out')!;
    const [occlusion, gap, seen] = out.attributes['at'] as number[];
    // The near box covers the far one wholly: from 4.5 m away it is as wide as 1.67 m at 7.5 m.
    assertNear([occlusion, gap, seen], [1, 2, 1]);
    assert.equal(out.attributes['inside'], occlusion);
    assertNear([out.attributes['closest'] as number], [2]);
  });

  it('designs and quotas name what stands in a group', () => {
    const body = `group g {
      let wear ~ 0 .. 1
      object part ~ choice { box: 1, sphere: 1 } { yaw ~ 0deg .. 90deg }
      group h { camera eye = pinhole { fov ~ 40deg .. 60deg } }
    }
    group many { count = 2; let wear ~ 0 .. 1 }
    group rare { present ~ bernoulli(50%); let wear ~ 0 .. 1 }`;
    const planned = (top: string) => compileText(spec(body, top));
    const top =
      'design permutation { use = [g.part.yaw, S.g.h.eye.fov, g.wear] }\nquota { of = g.part; box: 75%, sphere: 25% }';
    const worlds = samplerOf(planned(top).plan!);
    const samples = Array.from({ length: 64 }, (_, index) => sampleOf(worlds, index));
    const strata = (address: string, low: number, high: number) =>
      samples.map(({ variables }) =>
        Math.floor((64 * ((variables[address] as number) - low)) / (high - low)),
      );
    const all = Array.from({ length: 64 }, (_, each) => each);
    const sorted = (numbers: number[]) => numbers.sort((a, b) => a - b);
    assert.deepEqual(sorted(strata('S.g.wear', 0, 1)), all);
    assert.deepEqual(sorted(strata('S.g.part.yaw', 0, Math.PI / 2)), all);
    assert.deepEqual(sorted(strata('S.g.h.eye.fov', (40 * Math.PI) / 180, Math.PI / 3)), all);
    const boxes = samples.filter(({ variables }) => variables['S.g.part.asset'] === 'box').length;
    assert.ok(Math.abs(boxes - 48) <= 2, `${boxes}`);
    for (const [path, code] of [
      ['many.wear', 'design/variable'],
      ['rare.wear', 'design/variable'],
      ['g.part', 'design/variable'],
      ['g.none', 'name/unknown'],
    ])
      assert.deepEqual(
        planned(`design sobol { use = [${path}] }`).diagnostics.map((each) => each.code),
        [code],
        path,
      );
  });

  it('copulas in templates with parameters, and tables, draw afresh in each run', () => {
    const worlds = worldsOf(
      `group g { count = 2; place = (index * 9m, 0m, 0m)
         let tall ~ empirical("tables/people.csv", "height", 1cm)
         object pair = Pair(tall) { count = 2; place = (index * 4m, 0m, 0m) } }`,
      'asset Pair(wide: length) = box { let c ~ copula { w ~ normal(wide, 1mm); d ~ 1m .. 2m; correlation = 0.9 }; size = (c.w, 1m, c.d) }',
    );
    const seen = new Set<number>();
    for (let index = 0; index < 10; index++) {
      const { variables } = sampleOf(worlds, index);
      for (const g of [0, 1]) {
        const tall = variables[`S.g[${g}].tall`] as number;
        assert.ok([1.65, 1.72, 1.81].includes(tall));
        for (const k of [0, 1]) {
          const [w, d] = variables[`S.g[${g}].pair[${k}].asset.Pair.c`] as number[];
          assert.ok(Math.abs(w - tall) < 0.01);
          seen.add(d);
        }
      }
    }
    assert.equal(seen.size, 40);
  });

  it('a twin in a mixture moves what it overrides in a group, and nothing else', () => {
    const text = `language 1
dataset D { scene ~ choice { Day: 1, Night: 1 } }
scene Day { let dusk ~ 0 .. 1
  group g { count ~ 1 .. 2; place = (index * 3m, 0m, 0m); let k ~ 0 .. 1; object a = sphere { radius ~ 1cm .. 2cm; yaw ~ 0deg .. 9deg } } }
scene Night = Day { g.a.radius = 5cm; g.k = 0.5 }`;
    const [mixed, day, night] = [undefined, 'Day', 'Night'].map((scene) =>
      samplerOf(planOfScene(text, scene)),
    );
    for (let index = 0; index < 20; index++) {
      const { variables, objects } = sampleOf(mixed, index);
      const one = sampleOf(variables['dataset.scene'] === 'Day' ? day : night, index);
      assert.deepEqual({ ...one.variables, 'dataset.scene': variables['dataset.scene'] }, variables);
      assert.deepEqual(one.objects, objects);
      const [base, twin] = [day, night].map((worlds) => sampleOf(worlds, index).variables);
      for (const [address, value] of Object.entries(twin)) assert.deepEqual(base[address], value, address);
      const gone = Object.keys(base).filter((address) => !(address in twin));
      assert.ok(gone.every((address) => /\.(k|radius)$/.test(address)));
    }
  });
});

describe('diff and groups', () => {
  const edits: readonly (readonly [body: string, before: string, after: string])[] = [
    [
      'group g { place = (0m, 1m, 0m); object b = box }\nlet x ~ normal(g.b.center.y / 1m, 0.1)',
      '1m, 0m)',
      '2m, 0m)',
    ],
    [
      'group g { object b = box { place = (0m, 1m, 0m) } }\nlet x ~ normal(g.b.center.y / 1m, 0.1)',
      '1m, 0m)',
      '2m, 0m)',
    ],
    [
      'group g { object b = box { place = (0m, 1m, 0m) }\nlet y = b.center.y\nlet x ~ normal(y / 1m, 0.1) }',
      '1m, 0m)',
      '2m, 0m)',
    ],
    ['group g { count ~ 1 .. 2; object b = box }\nlet x ~ normal(count(g.b), 0.1)', '1 .. 2', '0 .. 2'],
    ['group g { present ~ bernoulli(50%); object b = box }\nlet x ~ normal(count(g.b), 0.1)', '50%', '10%'],
    [
      'let a ~ 0 .. 1\nif (a > 0.5) { group g { object b = box } }\nlet x ~ normal(count(g.b), 0.1)',
      '0.5',
      '0.2',
    ],
    [
      'object s = box { place = (0m, 1m, 0m) }\ngroup g { place = s.center; object b = box }\nlet x ~ normal(g.b.center.y / 1m, 1)',
      '1m, 0m)',
      '2m, 0m)',
    ],
    [
      'group g { place = (0m, 1m, 0m); object b = box }\ncamera e = pinhole { place = (0m, 0m, 4m) }\nlet x ~ normal(e.angleTo(g.b) / 1deg, 1)',
      '1m, 0m)',
      '2m, 0m)',
    ],
  ];
  it('tell that what mentions a thing in a group moves with the group', () => {
    for (const [body, before, after] of edits) {
      const [old, now] = [body, body.replace(before, after)].map((text) => compileScene(text).plan!);
      const [from, to] = [old, now].map(samplerOf);
      const { draws } = diffPlans(old, now, { before: from.cells, after: to.cells });
      const isMoved = [0, 1, 2, 3, 4, 5, 6, 7].some((index) => {
        const [one, other] = [from, to].map((worlds) => worlds.sample(index));
        assert.ok(!isHole(one) && !isHole(other));
        return Object.entries(one.variables).some(
          ([address, value]) => address.endsWith('.x') && other.variables[address] !== value,
        );
      });
      assert.ok(isMoved, body);
      assert.ok(
        draws!.moved.some((pattern) => pattern.endsWith('.x')),
        body,
      );
    }
  });
});

describe('things', () => {
  it('are no values of variables', () => {
    for (const body of [
      'let z = floor',
      'let z = balls',
      'let z = balls[0]',
      'let z = nearest(balls, floor)',
      'let z = g.a',
      'object b = box { let z = floor; place ~ on(z) }',
    ]) {
      const things =
        'object floor = plane\nobject balls = sphere { count = 3 }\ngroup g { count = 2; object a = box }\n';
      assert.deepEqual(codesOf(`${things}${body}`), ['type/mismatch'], body);
    }
  });

  it('that are unknown are told to be, where the nearest of them is asked for', () => {
    assert.deepEqual(codesOf('object floor = plane\nlet d = nearest(cars, floor).center.x'), [
      'name/unknown',
    ]);
  });
});
