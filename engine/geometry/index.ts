/** Shapes: asset bytes and primitives as typed arrays, and what is computed from them. */
export { boxGap, boxIsInside } from './box-relations.js';
export { anyAlongRay, type BoxTree, buildBoxTree } from './box-tree.js';
export { type Bvh, buildBvh } from './bvh.js';
export { castRay, type RayHit } from './cast-ray.js';
export { limits as modelLimits } from './gltf/limits.js';
export type { ReadModelOptions } from './gltf/open.js';
export type { ModelProblem, ModelProblemCode } from './gltf/problem.js';
export { isInsideMesh } from './inside-mesh.js';
export {
  lowestOfBounds,
  lowestOfBvh,
  lowestOfMesh,
  lowestOfPrimitive,
  supportPoint,
} from './lowest-point.js';
export { distanceToCapsule, distanceToTorus, marchRay } from './march-ray.js';
export {
  type Bounds,
  type Mesh,
  type MeshPart,
  partMesh,
  partsNamed,
  signedVolume,
  surfaceArea,
  triangleArea,
} from './mesh.js';
export {
  boxCorners,
  type OrientedBox,
  orientedBox,
  orientedBoxesOverlap,
  pointInOrientedBox,
  setOrientedBox,
  touching,
} from './oriented-box.js';
export { primitiveBounds } from './primitives/bounds.js';
export type { PrimitiveKind, PrimitiveParameters } from './primitives/kinds.js';
export {
  boxMesh,
  capsuleMesh,
  coneMesh,
  cylinderMesh,
  planeMesh,
  primitiveMesh,
  sphereMesh,
  torusMesh,
} from './primitives/meshes.js';
export { primitiveSurface } from './primitives/surfaces.js';
export { type ReadModelResult, readModel } from './read-model.js';
export { type ReadSurfaceResult, readSurface } from './read-surface.js';
export {
  directionFromAzimuth,
  lookAt,
  multiplyQuaternions,
  quaternionFromUniforms,
  quaternionFromYawPitchRoll,
} from './rotation.js';
export {
  plainMaterial,
  type Surface,
  type SurfaceGroup,
  type SurfaceImage,
  type SurfaceMaterial,
  type TextureUse,
  type Wrap,
} from './surface.js';
export {
  isFirstFromAbove,
  pointOnSurface,
  type SurfacePoint,
  type SurfaceTable,
  standingCosine,
  surfacePoint,
  type TriangleRange,
  upwardSurface,
  wholeSurface,
} from './surfaces.js';
export {
  compose,
  determinant,
  identity,
  invertAffine,
  invertLinear,
  linearPart,
  multiply,
  rotationMatrix,
  transformPoint,
  transformVector,
  type Vector3,
} from './transform.js';
export { type Triangulation, triangleAt, triangulate } from './triangulate.js';
