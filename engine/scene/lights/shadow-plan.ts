/** Which shadow maps a sample needs, and what each of them looks at. */
import { Matrix4, Vector3 } from 'three';
import type { SceneLight } from './light-list.js';

/** A thing that can throw a shadow: the corners of its box in the world. */
export interface Caster {
  /** x, y, z of the eight corners, as `boxCorners` orders them: bit 0 for x, bit 1 for y, bit 2 for z. */
  readonly corners: Float64Array;
  /** Whether it is convex, so that it throws no shadow on itself. */
  readonly convex: boolean;
}

/** One map: a square of the atlas. */
export interface ShadowView {
  /** The index of the light. */
  readonly light: number;
  /** World to the light's view, and from there to the clip volume of WebGPU (z from 0 to 1). */
  readonly view: Matrix4;
  readonly projection: Matrix4;
  /** The side of one texel: in metres for parallel light, in metres at one metre's distance else. */
  readonly texel: number;
  readonly parallel: boolean;
}

/** How many maps a light has: six of them look to all sides. */
export const shadowViewsOf = (
  light: SceneLight,
  index: number,
  casters: readonly Caster[],
  resolution: number,
): readonly ShadowView[] => {
  if (!light.castsShadow) return [];
  const cast = casters.filter((_, which) => canShade(light, casters, which));
  if (cast.length === 0) return [];
  const corners = cast.flatMap(({ corners }) => points(corners));
  if (light.kind === 'directional') return [parallelView(light, index, corners, resolution)];
  const [x, y, z] = light.position;
  const at = new Vector3(x, y, z);
  const single = coneView(light, index, at, corners, resolution);
  return single ? [single] : cubeViews(index, at, corners, resolution);
};

/**
 * Whether a thing can throw a shadow on others. A convex one can't if all else, and the light, lies in front of one of its
 * sides: a floor under things, a wall behind them. That keeps the maps as small as the things are.
 */
function canShade(light: SceneLight, casters: readonly Caster[], which: number): boolean {
  const { corners, convex } = casters[which];
  if (!convex) return true;
  const tolerance = 2e-3;
  for (let axis = 0; axis < 3; axis += 1) {
    const edge = 1 << axis;
    const normal = new Vector3(
      corners[edge * 3] - corners[0],
      corners[edge * 3 + 1] - corners[1],
      corners[edge * 3 + 2] - corners[2],
    );
    // A flat thing has no extent along one axis: its sides face where the other two do not lead.
    if (normal.lengthSq() < 1e-18) normal.copy(flatNormal(corners, axis));
    normal.normalize();
    for (const sign of [1, -1]) {
      const face = sign > 0 ? edge : 0;
      const n = normal.clone().multiplyScalar(sign);
      const level = n.x * corners[face * 3] + n.y * corners[face * 3 + 1] + n.z * corners[face * 3 + 2];
      const lit =
        light.kind === 'directional'
          ? n.dot(new Vector3(...light.direction)) < 0
          : n.dot(new Vector3(...light.position)) > level;
      if (!lit) continue;
      const allInFront = casters.every(
        (other, index) =>
          index === which || points(other.corners).every((point) => n.dot(point) > level - tolerance),
      );
      if (allInFront) return false;
    }
  }
  return true;
}

function flatNormal(corners: Float64Array, axis: number): Vector3 {
  const edges = [0, 1, 2]
    .filter((each) => each !== axis)
    .map((each) => corner(corners, 1 << each).sub(corner(corners, 0)));
  return edges[0].cross(edges[1]);
}

function corner(corners: Float64Array, index: number): Vector3 {
  return new Vector3(corners[index * 3], corners[index * 3 + 1], corners[index * 3 + 2]);
}

function points(corners: Float64Array): Vector3[] {
  return Array.from({ length: 8 }, (_, index) => corner(corners, index));
}

/** Looking along `direction` from `eye`. */
function lookAlong(eye: Vector3, direction: Vector3): Matrix4 {
  const up = Math.abs(direction.y) < 0.99 ? new Vector3(0, 1, 0) : new Vector3(1, 0, 0);
  const rotation = new Matrix4().lookAt(new Vector3(), direction, up);
  return rotation.setPosition(eye).invert();
}

function parallelView(
  light: SceneLight,
  index: number,
  corners: readonly Vector3[],
  resolution: number,
): ShadowView {
  const view = lookAlong(new Vector3(), new Vector3(...light.direction));
  const low = new Vector3(Infinity, Infinity, Infinity);
  const high = new Vector3(-Infinity, -Infinity, -Infinity);
  for (const point of corners) {
    const seen = point.clone().applyMatrix4(view);
    low.min(seen);
    high.max(seen);
  }
  const extent = Math.max(high.x - low.x, high.y - low.y, 1e-3);
  // A border of two texels for the filter.
  const half = (extent / 2) * (1 + 6 / resolution);
  const [x, y] = [(low.x + high.x) / 2, (low.y + high.y) / 2];
  const depth = Math.max(high.z - low.z, 1e-3);
  const projection = parallel(
    x - half,
    x + half,
    y - half,
    y + half,
    -high.z - depth * 0.01,
    -low.z + depth * 0.01,
  );
  return { light: index, view, projection, texel: (2 * half) / resolution, parallel: true };
}

/** One map from a light that stands outside of what throws shadows; nothing if it stands inside. */
function coneView(
  light: SceneLight,
  index: number,
  at: Vector3,
  corners: readonly Vector3[],
  resolution: number,
): ShadowView | undefined {
  const middle = new Vector3();
  for (const point of corners) middle.add(point);
  middle.divideScalar(corners.length);
  const axis = light.kind === 'spot' ? new Vector3(...light.direction) : middle.sub(at).normalize();
  let widest = 0;
  let [near, far] = [Infinity, 0];
  for (const point of corners) {
    const to = point.clone().sub(at);
    const along = to.dot(axis);
    const tangent = along > 0 ? to.addScaledVector(axis, -along).length() / along : Infinity;
    widest = Math.max(widest, tangent);
    near = Math.min(near, along);
    far = Math.max(far, along);
  }
  if (light.kind === 'spot') {
    const { cosOuter } = light;
    widest = Math.min(widest, cosOuter > 0.05 ? Math.sqrt(1 - cosOuter * cosOuter) / cosOuter : Infinity);
    near = Math.max(near, 1e-3);
  }
  // Up to 140 degrees; beyond, the texels at the border would be too coarse.
  if (!(widest < 2.75) || near <= 0) return undefined;
  const tangent = widest * (1 + 6 / resolution);
  near = Math.max(near * 0.98, 1e-3);
  return {
    light: index,
    view: lookAlong(at, axis),
    projection: perspective(tangent, near, Math.max(far * 1.02, near * 1.01)),
    texel: (2 * tangent) / resolution,
    parallel: false,
  };
}

/** The axes of the six sides, in the order in which the shader picks them: +X, −X, +Y, −Y, +Z, −Z. */
const sides = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
] as const;

function cubeViews(
  index: number,
  at: Vector3,
  corners: readonly Vector3[],
  resolution: number,
): readonly ShadowView[] {
  const far = Math.max(...corners.map((point) => point.distanceTo(at)));
  const tangent = 1 + 6 / resolution;
  return sides.map((side) => ({
    light: index,
    view: lookAlong(at, new Vector3(...side)),
    projection: perspective(tangent, 5e-3, Math.max(far * 1.02, 6e-3)),
    texel: (2 * tangent) / resolution,
    parallel: false,
  }));
}

function parallel(
  left: number,
  right: number,
  bottom: number,
  top: number,
  near: number,
  far: number,
): Matrix4 {
  const [w, h, d] = [right - left, top - bottom, far - near];
  // prettier-ignore
  return new Matrix4().set(
    2 / w,
    0,
    0,
    -(right + left) / w,
    0,
    2 / h,
    0,
    -(top + bottom) / h,
    0,
    0,
    -1 / d,
    -near / d,
    0,
    0,
    0,
    1,
  );
}

function perspective(tangent: number, near: number, far: number): Matrix4 {
  const d = far - near;
  // prettier-ignore
  return new Matrix4().set(
    1 / tangent,
    0,
    0,
    0,
    0,
    1 / tangent,
    0,
    0,
    0,
    0,
    -far / d,
    (-far * near) / d,
    0,
    0,
    -1,
    0,
  );
}
