import type { OrientedBox } from '../../geometry/index.js';

/** A box along the axes, in metres: two corners. */
export interface Reach {
  readonly min: readonly number[];
  readonly max: readonly number[];
}

/** The room that a thing takes which stays. */
export function reachOf(box: OrientedBox): Reach {
  const axes = [0, 1, 2];
  const halves = axes.map((axis) => extentAlong(box, axis));
  return {
    min: axes.map((axis) => box[axis] - halves[axis]),
    max: axes.map((axis) => box[axis] + halves[axis]),
  };
}

/** Half of what an oriented box measures along an axis of the world, in metres. */
export function extentAlong(box: OrientedBox, axis: number): number {
  return (
    Math.abs(box[3 + axis]) * box[12] + Math.abs(box[6 + axis]) * box[13] + Math.abs(box[9 + axis]) * box[14]
  );
}

/** How far a thing reaches from its origin at most, however it turns, in metres. */
export function radiusOf(box: OrientedBox, position: ArrayLike<number>): number {
  const [x, y, z] = [box[0] - position[0], box[1] - position[1], box[2] - position[2]];
  return Math.sqrt(x * x + y * y + z * z) + box[15];
}

/** Whether a point is within a distance of a room, along each axis. */
export function isNear({ min, max }: Reach, x: number, y: number, z: number, distance: number): boolean {
  return (
    x >= min[0] - distance &&
    x <= max[0] + distance &&
    y >= min[1] - distance &&
    y <= max[1] + distance &&
    z >= min[2] - distance &&
    z <= max[2] + distance
  );
}
