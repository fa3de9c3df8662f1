import { ok } from 'node:assert/strict';
import { compare, type Difference, type ObjectDifference } from './support/compare.js';
import { twentyWorlds } from './support/worlds.js';

/** Objects that cover as many pixels alone are measured by shares, smaller ones by pixels. */
const largeObject = 1000;

describe('Labels and depth against rays cast by three-mesh-bvh', function () {
  this.timeout(180_000);
  const worlds: Difference[] = [];
  const objects: ObjectDifference[] = [];

  before(async () => {
    for (const world of await twentyWorlds()) worlds.push(await compare(world));
    objects.push(...worlds.flatMap((world) => world.objects));
  });

  /** Holds the largest of some measures below a limit, and says which it is. */
  function within<Each extends { readonly name: string }>(
    each: readonly Each[],
    measure: (one: Each) => number,
    limit: number,
    what: string,
  ): void {
    const worst = each.reduce((a, b) => (measure(b) > measure(a) ? b : a));
    ok(measure(worst) <= limit, `${what}: ${measure(worst)} in ${worst.name}; ${limit} is the most`);
  }

  it('looks at enough to mean something', () => {
    const sum = (measure: (world: Difference) => number) =>
      worlds.reduce((all, world) => all + measure(world), 0);
    ok(worlds.length === 20, `${worlds.length} worlds`);
    const seen = sum((world) => world.seen) / sum((world) => world.pixels);
    ok(seen > 0.4, `something is seen in ${seen} of all pixels`);
    const compared = sum((world) => world.depths) / sum((world) => world.pixels);
    ok(compared > 0.7, `depth is compared in ${compared} of all pixels`);
    const through = sum((world) => world.through);
    ok(through > 100, `${through} rays went through holes`);
    const large = objects.filter(({ oracle }) => oracle.alone >= largeObject).length;
    ok(large > 50 && objects.length - large > 50, `${large} of ${objects.length} objects are large`);
    const hidden = objects.filter(({ oracle }) => oracle.visible < oracle.alone).length;
    ok(hidden > 50, `${hidden} objects are hidden in part`);
    const truncated = objects.filter(({ oracle }) => oracle.alone < oracle.whole).length;
    ok(truncated > 10, `${truncated} objects reach out of the image`);
  });

  it('sees the same object but in 0.1 % of the pixels, and those on edges', () => {
    within(worlds, ({ ids, pixels }) => ids / pixels, 0.001, 'share of pixels with other ids');
    within(worlds, ({ idsInside }) => idsInside, 0, 'pixels with other ids away from edges');
  });

  it('has the same depth to 1e-4 away from edges', () => {
    within(worlds, ({ depth }) => depth, 1e-4, 'difference of depth');
  });

  it('labels the same objects', () => {
    const unmatched = worlds.flatMap((world) => world.unmatched);
    ok(unmatched.length === 0, `labelled by one alone: ${unmatched.join('; ')}`);
  });

  it('has the same boxes within a pixel, tight and amodal', () => {
    within(objects, ({ box }) => box, 1, 'pixels between boxes');
    within(objects, ({ amodalBox }) => amodalBox, 1, 'pixels between amodal boxes');
  });

  it('has masks that are the pixels of the objects', () => {
    within(objects, ({ mask }) => mask, 0, 'pixels of a mask');
  });

  it('has the same visibility and truncation to a point, or to two pixels of small objects', () => {
    const large = objects.filter(({ oracle }) => oracle.alone >= largeObject);
    const small = objects.filter(({ oracle }) => oracle.alone < largeObject);
    within(large, ({ visibility }) => visibility, 0.01, 'visibility of a large object');
    within(
      small,
      ({ visibility, oracle }) => visibility * oracle.alone,
      2 + 1e-9,
      'pixels of a small object',
    );
    within(large, ({ truncation }) => truncation, 0.01, 'truncation of a large object');
    within(
      small,
      ({ truncation, oracle }) => truncation * oracle.whole,
      2 + 1e-9,
      'pixels of a small object and round it',
    );
  });
});
