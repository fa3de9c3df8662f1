import assert from 'node:assert/strict';
import { uniform } from './support/oracle.js';
import { block, choice, draws, object, samplerOf, scalar, worldOf, worldsOf } from './support/plans.js';
import { chiSquare, chiSquareLimit } from './support/statistics.js';

const labels = ['a', 'b', 'c', 'd', 'e'];
const picking = (weights: Readonly<Record<string, number>>) =>
  samplerOf({
    lets: [
      draws(
        'pick',
        choice(
          Object.fromEntries(
            Object.entries(weights).map(([label, weight]) => [label, [weight, { value: label }]]),
          ),
        ),
      ),
    ],
  });
const picks = (weights: Readonly<Record<string, number>>, count: number) =>
  worldsOf(picking(weights), count).map(({ variables }) => variables['Scene.pick'] as string);
const even = Object.fromEntries(labels.map((label) => [label, 1]));

describe('a choice', () => {
  it('takes branches in the shares of their weights', () => {
    const weights = { a: 3, b: 1, c: 0.5, d: 0, e: 5.5 };
    const taken = picks(weights, 20_000);
    const some = ['a', 'b', 'c', 'e'];
    assert.ok(!taken.includes('d'));
    const counts = some.map((label) => taken.filter((each) => each === label).length);
    assert.ok(chiSquare(counts, [0.3, 0.1, 0.05, 0.55]) < chiSquareLimit[3], `${counts}`);
  });

  it('takes the branch of the smallest -log(u) / weight', () => {
    const weights: Record<string, number> = { a: 3, b: 1, c: 2 };
    picks(weights, 200).forEach((taken, index) => {
      const score = (label: string) => -Math.log(uniform(7, `Scene.pick|${label}`, index)) / weights[label];
      assert.equal(taken, Object.keys(weights).sort((x, y) => score(x) - score(y))[0]);
    });
  });

  it('changes a fifth of its samples, and only to the new branch, when a fifth one is appended', () => {
    const count = 20_000;
    const four = picks({ a: 1, b: 1, c: 1, d: 1 }, count);
    const five = picks(even, count);
    const changed = five.filter((label, index) => label !== four[index]);
    assert.ok(changed.every((label) => label === 'e'));
    assert.ok(
      Math.abs(changed.length / count - 0.2) < 4 * Math.sqrt((0.2 * 0.8) / count),
      `${changed.length / count}`,
    );
  });

  it('does not depend on the order of its branches', () => {
    const turned = Object.fromEntries([...labels].reverse().map((label) => [label, 1]));
    assert.deepEqual(picks(turned, 2_000), picks(even, 2_000));
  });

  it('names a file by its path, each as likely', () => {
    const files = ['wood/a.jpg', 'wood/b.jpg', 'wood/c.jpg', 'wood/d.jpg'];
    const taken = worldsOf(samplerOf({ lets: [draws('file', { files })] }), 10_000).map(
      ({ variables }) => variables['Scene.file'],
    );
    const counts = files.map((file) => taken.filter((each) => each === file).length);
    assert.ok(chiSquare(counts, [0.25, 0.25, 0.25, 0.25]) < chiSquareLimit[3]);
    const fewer = samplerOf({ lets: [draws('file', { files: files.slice(0, 3) })] });
    taken.slice(0, 1_000).forEach((file, index) => {
      if (file !== files[3]) assert.equal(worldOf(fewer, index).variables['Scene.file'], file);
    });
  });
});

describe('addresses of templates', () => {
  const ball = block('sphere', { radius: { draw: scalar('uniform', 1, 2) } });
  const crate = block('box', {
    size: { draw: { product: [{ fixed: 1 }, { fixed: 1 }, scalar('uniform', 1, 2)] } },
  });
  const templates = {
    Ball: { kind: 'asset', term: { value: ball } },
    Junk: {
      kind: 'asset',
      term: { draw: choice({ sphere: [1, { value: ball }], tall: [1, { value: crate }] }) },
    },
  } as const;
  const use = (name: string) => ({ value: { use: name } });
  const addresses = (asset: Parameters<typeof object>[1]) => {
    const sampler = samplerOf({ templates, elements: [object('x', asset)] });
    return [...new Set(worldsOf(sampler, 60).flatMap(({ variables }) => Object.keys(variables)))].sort();
  };

  it('are those of the using property and the name', () => {
    assert.deepEqual(addresses(use('Ball')), ['Scene.x.asset.Ball.radius']);
    assert.deepEqual(addresses(use('Junk')), [
      'Scene.x.asset.Junk',
      'Scene.x.asset.Junk.sphere.radius',
      'Scene.x.asset.Junk.tall.size',
    ]);
  });

  it('do not repeat the name where it is the label of a branch', () => {
    assert.deepEqual(
      addresses({
        draw: choice({ Ball: [1, use('Ball')], other: [1, use('Ball')], Junk: [1, use('Junk')] }),
      }),
      [
        'Scene.x.asset',
        'Scene.x.asset.Ball.radius',
        'Scene.x.asset.Junk',
        'Scene.x.asset.Junk.sphere.radius',
        'Scene.x.asset.Junk.tall.size',
        'Scene.x.asset.other.Ball.radius',
      ],
    );
  });

  it("add nothing for an object's own shape", () => {
    assert.deepEqual(addresses(ball), ['Scene.x.radius']);
    assert.deepEqual(
      addresses({ draw: choice({ sphere: [1, { value: ball }], tall: [1, { value: crate }] }) }),
      ['Scene.x.asset', 'Scene.x.asset.sphere.radius', 'Scene.x.asset.tall.size'],
    );
  });
});
