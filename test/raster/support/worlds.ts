import {
  compose,
  invertAffine,
  plainMaterial,
  primitiveSurface,
  type Surface,
  type SurfaceMaterial,
} from '../../../engine/geometry/index.js';
import type { RasterObject, View } from '../../../engine/raster/index.js';
import { between, randomQuaternion } from '../../geometry/random.js';

/** A camera at `position` that is turned by `quaternion`; without them, at the origin of OpenCV's frame. */
export function viewAt(
  [width, height]: readonly [number, number],
  focalLength: number,
  position: readonly number[] = [0, 0, 0],
  quaternion: readonly number[] = [0, 0, 0, 1],
  near = 0.01,
): View {
  return {
    width,
    height,
    fx: focalLength,
    fy: focalLength * 1.1,
    cx: width / 2 + 1.3,
    cy: height / 2 - 0.7,
    worldToCamera: invertAffine(compose(position, quaternion, [1, 1, 1])),
    near,
  };
}

/** A surface of one material from bare triangles, with the normal (0, 0, -1) everywhere. */
export function surfaceOf(
  positions: readonly number[],
  indices: readonly number[],
  material: Partial<SurfaceMaterial> = {},
  uvs: readonly number[] = [],
): Surface {
  const axis = (index: number) => positions.filter((_, place) => place % 3 === index);
  const extreme = (pick: (...values: number[]) => number) =>
    [pick(...axis(0)), pick(...axis(1)), pick(...axis(2))] as const;
  return {
    positions: Float64Array.from(positions),
    normals: Float32Array.from(positions, (_, place) => (place % 3 === 2 ? -1 : 0)),
    uvs: uvs.length > 0 ? Float32Array.from(uvs) : new Float32Array((positions.length / 3) * 2),
    colors: null,
    indices: Uint32Array.from(indices),
    groups: [{ firstTriangle: 0, triangleCount: indices.length / 3, material: 0 }],
    materials: [{ ...plainMaterial, ...material }],
    images: [],
    bounds: { min: [...extreme(Math.min)], max: [...extreme(Math.max)] },
  };
}

/** A rectangle at z = 0 that faces -z: towards a camera at the origin of OpenCV's frame, if moved along z. */
export function card(width: number, height: number, material: Partial<SurfaceMaterial> = {}): Surface {
  const [x, y] = [width / 2, height / 2];
  return surfaceOf(
    [-x, -y, 0, x, -y, 0, x, y, 0, -x, y, 0],
    [0, 2, 1, 0, 3, 2],
    material,
    [0, 0, 1, 0, 1, 1, 0, 1],
  );
}

export function object(
  id: number,
  surface: Surface,
  position: readonly number[] = [0, 0, 0],
  scale: readonly number[] = [1, 1, 1],
  quaternion: readonly number[] = [0, 0, 0, 1],
): RasterObject {
  return { id, surface, matrix: [...compose(position, quaternion, scale)], countWhole: true };
}

/** Shapes before a camera at the origin of OpenCV's frame, turned, stretched and, some, mirrored; they may interpenetrate. */
export function randomObjects(random: () => number, count: number): RasterObject[] {
  const shapes = [
    primitiveSurface('box', { size: [0.5, 0.3, 0.4] }),
    primitiveSurface('sphere', { radius: 0.25 }),
    primitiveSurface('torus', { radius: 0.25, tube: 0.08 }),
    primitiveSurface('cone', { radius: 0.2, height: 0.5 }),
    primitiveSurface('plane', { width: 0.6, depth: 0.6 }),
  ];
  return Array.from({ length: count }, (_, index) => {
    const depth = between(random, 1.5, 5);
    const position = [between(random, -0.7, 0.7) * depth, between(random, -0.5, 0.5) * depth, depth];
    const scale = [0, 1, 2].map(() => between(random, 0.5, 1.5));
    if (random() < 0.3) scale[Math.trunc(random() * 3)] *= -1;
    return object(
      index * 3 + 1,
      shapes[Math.trunc(random() * shapes.length)],
      position,
      scale,
      randomQuaternion(random),
    );
  });
}
