import type { Vector3 } from './transform.js';

/** Steps after which a ray that only grazes a surface is taken to pass it. */
const mostSteps = 128;

/** What counts as on the surface, as a share of the size. */
const closeness = 1e-7;

/**
 * Where a ray first meets a surface that is known by the distance to it: it may always go on by that distance (Hart,
 * "Sphere tracing", 1996). For shapes whose triangles depend on how their parameters relate, and so are costly to keep.
 * @param distanceTo metres from a point to the surface, from either side
 * @param size of the shape, metres
 * @returns lengths of the direction, or undefined if that is more than `most`
 */
export function marchRay(
  distanceTo: (x: number, y: number, z: number) => number,
  size: number,
  origin: Vector3,
  direction: Vector3,
  most: number,
): number | undefined {
  const [dx, dy, dz] = [direction[0], direction[1], direction[2]];
  const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
  let along = 0;
  for (let step = 0; step < mostSteps && along <= most; step += 1) {
    const distance = Math.abs(
      distanceTo(origin[0] + along * dx, origin[1] + along * dy, origin[2] + along * dz),
    );
    if (distance <= closeness * size) return along;
    along += distance / length;
  }
  return undefined;
}

/** Metres from a point to a torus round +Y; negative inside. */
export function distanceToTorus(radius: number, tube: number, x: number, y: number, z: number): number {
  const beyond = Math.sqrt(x * x + z * z) - radius;
  return Math.sqrt(beyond * beyond + y * y) - tube;
}

/** Metres from a point to a capsule along +Y, `height` from end to end; negative inside. */
export function distanceToCapsule(radius: number, height: number, x: number, y: number, z: number): number {
  const above = Math.max(0, Math.abs(y) - (height / 2 - radius));
  return Math.sqrt(x * x + above * above + z * z) - radius;
}
