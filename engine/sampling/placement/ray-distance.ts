import {
  type Bvh,
  buildBvh,
  castRay,
  distanceToCapsule,
  distanceToTorus,
  marchRay,
  primitiveMesh,
  type Vector3,
} from '../../geometry/index.js';
import type { Geometry } from '../sample.js';

type Primitive = Exclude<Geometry, { readonly kind: 'model' }>;

/**
 * How far a ray goes until it meets a primitive, in lengths of its direction; undefined if that is farther than `most`.
 *
 * Those of size 1, scaled, have the triangles of all sizes, so that a thing of a drawn size needs none of its own. A
 * capsule or a torus, whose triangles depend on how its parameters relate, is met where it is round.
 */
export function rayDistance(
  geometry: Primitive,
  origin: Vector3,
  direction: Vector3,
  most: number,
): number | undefined {
  switch (geometry.kind) {
    case 'box': {
      const [x, y, z] = geometry.size;
      return castScaled('box', x, y, z, origin, direction, most);
    }
    case 'plane':
      return castScaled('plane', geometry.size[0], 1, geometry.size[1], origin, direction, most);
    case 'sphere':
      return castScaled('sphere', geometry.radius, geometry.radius, geometry.radius, origin, direction, most);
    case 'cylinder':
    case 'cone': {
      const { kind, radius, height } = geometry;
      return castScaled(kind, radius, height, radius, origin, direction, most);
    }
    case 'capsule': {
      const { radius, height } = geometry;
      const distanceTo = (x: number, y: number, z: number) => distanceToCapsule(radius, height, x, y, z);
      return marchRay(distanceTo, radius, origin, direction, most);
    }
    case 'torus': {
      const { radius, tube } = geometry;
      const distanceTo = (x: number, y: number, z: number) => distanceToTorus(radius, tube, x, y, z);
      return marchRay(distanceTo, tube, origin, direction, most);
    }
  }
}

const meshes = {
  box: () => primitiveMesh('box', { size: [1, 1, 1] }),
  plane: () => primitiveMesh('plane', { width: 1, depth: 1 }),
  sphere: () => primitiveMesh('sphere', { radius: 1 }),
  cylinder: () => primitiveMesh('cylinder', { radius: 1, height: 1 }),
  cone: () => primitiveMesh('cone', { radius: 1, height: 1 }),
};

/** Of the primitives of size 1, each made when first needed. */
const hierarchies = new Map<keyof typeof meshes, Bvh>();

const unitOrigin = new Float64Array(3);
const unitDirection = new Float64Array(3);
const hit = { distance: 0, triangle: 0 };

function castScaled(
  kind: keyof typeof meshes,
  x: number,
  y: number,
  z: number,
  origin: Vector3,
  direction: Vector3,
  most: number,
): number | undefined {
  let hierarchy = hierarchies.get(kind);
  if (hierarchy === undefined) {
    hierarchy = buildBvh(meshes[kind]());
    hierarchies.set(kind, hierarchy);
  }
  unitOrigin[0] = origin[0] / x;
  unitOrigin[1] = origin[1] / y;
  unitOrigin[2] = origin[2] / z;
  unitDirection[0] = direction[0] / x;
  unitDirection[1] = direction[1] / y;
  unitDirection[2] = direction[2] / z;
  return castRay(hierarchy, unitOrigin, unitDirection, most, hit)?.distance;
}
