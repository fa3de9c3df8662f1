import { type Bvh, buildBvh, primitiveMesh } from '../../geometry/index.js';
import type { Geometry } from '../sample.js';
import type { RayTarget } from './shape.js';

/** The hierarchies of the primitives of size 1, each made when first needed: the same for every size. */
const hierarchies = new Map<Geometry['kind'], Bvh>();

/**
 * The triangles of a primitive that is one of size 1 scaled along its axes: not of a capsule or a torus, whose shape
 * depends on how their parameters relate. So a thing of a drawn size needs no hierarchy of its own.
 */
export function unitTarget(geometry: Geometry): RayTarget | undefined {
  switch (geometry.kind) {
    case 'box':
      return { bvh: hierarchyOf('box'), scale: geometry.size };
    case 'plane':
      return { bvh: hierarchyOf('plane'), scale: [geometry.size[0], 1, geometry.size[1]] };
    case 'sphere':
      return { bvh: hierarchyOf('sphere'), scale: [geometry.radius, geometry.radius, geometry.radius] };
    case 'cylinder':
    case 'cone':
      return { bvh: hierarchyOf(geometry.kind), scale: [geometry.radius, geometry.height, geometry.radius] };
    default:
      return undefined;
  }
}

function hierarchyOf(kind: keyof typeof meshes): Bvh {
  let hierarchy = hierarchies.get(kind);
  if (hierarchy === undefined) {
    hierarchy = buildBvh(meshes[kind]());
    hierarchies.set(kind, hierarchy);
  }
  return hierarchy;
}

const meshes = {
  box: () => primitiveMesh('box', { size: [1, 1, 1] }),
  plane: () => primitiveMesh('plane', { width: 1, depth: 1 }),
  sphere: () => primitiveMesh('sphere', { radius: 1 }),
  cylinder: () => primitiveMesh('cylinder', { radius: 1, height: 1 }),
  cone: () => primitiveMesh('cone', { radius: 1, height: 1 }),
};
