import type { Bounds } from '../mesh.js';
import type { PrimitiveKind, PrimitiveParameters } from './kinds.js';

/** Half extents along x, y, z of each primitive. */
const halfExtents: {
  readonly [K in PrimitiveKind]: (parameters: PrimitiveParameters[K]) => readonly [number, number, number];
} = {
  box: ({ size }) => [size[0] / 2, size[1] / 2, size[2] / 2],
  sphere: ({ radius }) => [radius, radius, radius],
  cylinder: ({ radius, height }) => [radius, height / 2, radius],
  cone: ({ radius, height }) => [radius, height / 2, radius],
  capsule: ({ radius, height }) => [radius, Math.max(height / 2, radius), radius],
  torus: ({ radius, tube }) => [radius + tube, tube, radius + tube],
  plane: ({ width, depth }) => [width / 2, 0, depth / 2],
};

/** The exact box round a primitive, without tessellating it; its tessellation has the same one. */
export function primitiveBounds<K extends PrimitiveKind>(
  kind: K,
  parameters: PrimitiveParameters[K],
): Bounds {
  const [x, y, z] = halfExtents[kind](parameters);
  return { min: [-x, 0 - y, -z], max: [x, y, z] };
}
