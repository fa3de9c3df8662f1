/** Boxes on a table, and an independent look at whether they overlap. */
import { transformPoint } from '../../../engine/geometry/index.js';
import type { Element, Spatial, Term } from '../../../engine/plan/plan.js';
import type { Sample, SampledObject } from '../../../engine/sampling/index.js';
import { box, object, plane, spatial } from './plans.js';

/** 2 m by 2 m, about the origin. */
export const table = object('table', plane(2, 2));
export const on = (properties: Spatial['properties'] = {}): Term => ({
  draw: spatial('on', { element: 'table' }, properties),
});
export const crates = (count: number, size: number, place: Term, parts: Partial<Element> = {}) =>
  object('crates', box(size, size, size), { count: { value: count }, properties: { place }, ...parts });

/** The corners of an object's bounds in the world. */
export function corners({ bounds, matrix }: SampledObject): (readonly number[])[] {
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

/** How many pairs of the objects of those elements overlap. */
export function overlaps(world: Sample, names: readonly string[]): number {
  const solids = world.objects.filter((each) => names.includes(each.element));
  let found = 0;
  solids.forEach((a, index) => {
    for (const b of solids.slice(index + 1)) if (!apart(a, b)) found += 1;
  });
  return found;
}
