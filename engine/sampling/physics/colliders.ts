import type { ColliderDesc } from '@dimforge/rapier3d-deterministic-compat';
import type { Shape } from '../placement/shape.js';
import { convexHull, type Hull } from './convex-hull.js';
import { hullPoints } from './hull-points.js';
import { physicsSettings } from './settings.js';
import { isSided, sidedPoints } from './sides.js';

export type Rapier = typeof import('@dimforge/rapier3d-deterministic-compat');

/** Along the three axes of a shape: its own scale, above 0. */
type Scale = ArrayLike<number>;

const { unitsPerMetre } = physicsSettings;
const leastHalf = physicsSettings.leastHalf * unitsPerMetre;

/** What collides of a thing that stays: its exact shape where there is such a collider, else its triangles. */
export function standingCollider(rapier: Rapier, shape: Shape, scale: Scale): ColliderDesc {
  const { geometry } = shape;
  const units = inUnits(scale);
  const simple = simpleCollider(rapier, shape, units);
  if (simple !== undefined) return simple;
  if (geometry.kind === 'plane') {
    // Thick below, so that nothing falls through.
    const half = (physicsSettings.planeThickness / 2) * unitsPerMetre;
    return plate(rapier, geometry.size, half, units).setTranslation(0, -half, 0);
  }
  if ((geometry.kind === 'cylinder' || geometry.kind === 'cone') && units[0] === units[2]) {
    const half = (geometry.height / 2) * units[1];
    return rapier.ColliderDesc[geometry.kind](atLeast(half), atLeast(geometry.radius * units[0]));
  }
  const { positions, indices } = shape.mesh();
  return rapier.ColliderDesc.trimesh(scaled(positions, units), indices);
}

/** Whether a thing that stays collides by its triangles. */
export function collidesByTriangles({ geometry }: Shape, scale: Scale): boolean {
  if (geometry.kind === 'sphere' || geometry.kind === 'capsule') return !isUniform(scale);
  if (geometry.kind === 'cylinder' || geometry.kind === 'cone') return scale[0] !== scale[2];
  return geometry.kind === 'model' || geometry.kind === 'torus';
}

/** What collides of a thing that falls: always convex. */
export function fallingCollider(rapier: Rapier, shape: Shape, scale: Scale): ColliderDesc {
  const { geometry } = shape;
  const units = inUnits(scale);
  const simple = simpleCollider(rapier, shape, units);
  if (simple !== undefined) return simple;
  if (geometry.kind === 'plane')
    return plate(rapier, geometry.size, (physicsSettings.fallingPlaneThickness / 2) * unitsPerMetre, units);
  return hullCollider(rapier, shape, units, hullOf(shape));
}

/** Shapes that are exact, and come to rest well, whether they stay or fall. */
function simpleCollider(rapier: Rapier, { geometry }: Shape, units: Scale): ColliderDesc | undefined {
  if (geometry.kind === 'box') {
    const [x, y, z] = geometry.size.map((size, axis) => atLeast((size / 2) * units[axis]));
    return rapier.ColliderDesc.cuboid(x, y, z);
  }
  if (!isUniform(units)) return undefined;
  if (geometry.kind === 'sphere') return rapier.ColliderDesc.ball(atLeast(geometry.radius * units[0]));
  if (geometry.kind !== 'capsule') return undefined;
  const straight = geometry.height / 2 - geometry.radius;
  return rapier.ColliderDesc.capsule(straight * units[0], atLeast(geometry.radius * units[0]));
}

function plate(
  rapier: Rapier,
  [width, depth]: readonly [number, number],
  half: number,
  units: Scale,
): ColliderDesc {
  return rapier.ColliderDesc.cuboid(atLeast((width / 2) * units[0]), half, atLeast((depth / 2) * units[2]));
}

/** The hulls of shapes that fall, before their scale. */
const hulls = new WeakMap<Shape, Hull | undefined>();

function hullOf(shape: Shape): Hull | undefined {
  if (!hulls.has(shape)) {
    const { geometry } = shape;
    hulls.set(shape, convexHull(isSided(geometry) ? sidedPoints(geometry) : hullPoints(shape)));
  }
  return hulls.get(shape);
}

/** A hull of a shape; the box of its bounds if that is too thin for one. */
function hullCollider(rapier: Rapier, { bounds }: Shape, units: Scale, hull: Hull | undefined): ColliderDesc {
  const { min, max } = bounds;
  const halves = min.map((low, axis) => ((max[axis] - low) / 2) * units[axis]);
  if (hull !== undefined && halves.every((half) => half > leastHalf)) {
    const convex = new rapier.ConvexPolyhedron(scaled(hull.points, units), hull.indices);
    // In single precision a sliver of a shape may be none.
    const raw: { free(): void } | undefined = convex.intoRaw();
    raw?.free();
    if (raw !== undefined) return new rapier.ColliderDesc(convex);
  }
  const [x, y, z] = min.map((low, axis) => ((max[axis] + low) / 2) * units[axis]);
  return rapier.ColliderDesc.cuboid(
    atLeast(halves[0]),
    atLeast(halves[1]),
    atLeast(halves[2]),
  ).setTranslation(x, y, z);
}

function isUniform(scale: Scale): boolean {
  return scale[0] === scale[1] && scale[1] === scale[2];
}

/** Half a length, or the least that single precision bears together with others. */
function atLeast(half: number): number {
  return Math.max(half, leastHalf);
}

function inUnits(scale: Scale): Scale {
  return Float64Array.of(scale[0] * unitsPerMetre, scale[1] * unitsPerMetre, scale[2] * unitsPerMetre);
}

function scaled(points: Float64Array, units: Scale): Float32Array {
  return Float32Array.from(points, (value, index) => value * units[index % 3]);
}
