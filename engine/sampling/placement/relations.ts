/** What expressions may ask of how two instances stand to each other. */
import {
  boxCorners,
  boxGap,
  boxIsInside,
  type OrientedBox,
  orientedBoxesOverlap,
} from '../../geometry/index.js';
import { atan2 } from '../../numbers/index.js';
import type { Value } from '../../plan/operators.js';
import { centreOf, inView } from './outputs.js';
import type { Pose } from './pose.js';

/** An object's oriented bounds; those of a light or a camera are the point where it stands. */
export function boundsOf({ body, box, position }: Pose): OrientedBox {
  if (body !== undefined) return box;
  box.set([position[0], position[1], position[2], 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0]);
  return box;
}

/** Metres between the bounds of two things; 0 where they touch or dip into each other. */
export function gapBetween(a: Pose, b: Pose): number {
  return boxGap(boundsOf(a), boundsOf(b));
}

/** Whether the bounds of one thing lie in those of another. */
export function isInside(inner: Pose, outer: Pose): boolean {
  return boxIsInside(boundsOf(inner), boundsOf(outer));
}

/** Whether the bounds of two things dip into each other. */
export function overlap(a: Pose, b: Pose): boolean {
  return orientedBoxesOverlap(boundsOf(a), boundsOf(b), 0);
}

/**
 * The angle, 0 to pi, between a thing's own -Z and the direction from its centre to that of another; undefined where
 * both are at one point.
 */
export function angleTo(from: Pose, to: Pose): number | undefined {
  const [a, b] = [centreOf(from), centreOf(to)];
  const [dx, dy, dz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const [x, y, z, w] = from.rotation;
  const [fx, fy, fz] = [-2 * (x * z + w * y), -2 * (y * z - w * x), 2 * (x * x + y * y) - 1];
  const [cx, cy, cz] = [fy * dz - fz * dy, fz * dx - fx * dz, fx * dy - fy * dx];
  const across = Math.sqrt(cx * cx + cy * cy + cz * cz);
  const along = fx * dx + fy * dy + fz * dz;
  return across === 0 && along === 0 ? undefined : atan2(across, along);
}

const corners = new Float64Array(24);

/** Whether all of a thing's bounds project into the image: what a camera sees is convex, so their corners decide. */
export function fullyInView(camera: Pose, fov: Value, resolution: Value, thing: Pose): boolean {
  boxCorners(boundsOf(thing), corners);
  for (let at = 0; at < 24; at += 3)
    if (!inView(camera, fov, resolution, corners.subarray(at, at + 3) as unknown as readonly number[]))
      return false;
  return true;
}
