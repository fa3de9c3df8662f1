import {
  type Bounds,
  type Bvh,
  buildBvh,
  castRay,
  lowestOfBvh,
  lowestOfPrimitive,
  type Mesh,
  type PrimitiveKind,
  type PrimitiveParameters,
  partMesh,
  primitiveBounds,
  primitiveMesh,
  type Vector3,
} from '../../geometry/index.js';
import type { Geometry } from '../sample.js';
import { rayDistance } from './ray-distance.js';

/** Triangles in the frame of an object, before its scale. Metres. */
export interface Solid {
  readonly bounds: Bounds;
  /** Whether what faces up is met first from above, wherever it is. */
  readonly convex: boolean;
  mesh(): Mesh;
  bvh(): Bvh;
}

/** The shape of an object in its own frame. */
export interface Shape extends Solid {
  readonly geometry: Geometry;
  /** How far a ray goes until it meets the shape, in lengths of its direction; undefined if that is farther than `most`. */
  rayDistance(origin: Vector3, direction: Vector3, most: number): number | undefined;
  /** A named node of a model, with all that is below it. */
  part(name: string): Solid | undefined;
  /** How low it reaches under a linear map, along +Y from its origin. */
  lowest(linear: ArrayLike<number>): number;
}

/** A shape of known parameters; its triangles are made when something is to stand on them. */
export class PrimitiveShape<K extends PrimitiveKind> implements Shape {
  readonly bounds: Bounds;
  readonly convex: boolean;
  #mesh: Mesh | undefined;
  #bvh: Bvh | undefined;

  constructor(
    readonly kind: K,
    private readonly parameters: PrimitiveParameters[K],
    readonly geometry: Exclude<Geometry, { readonly kind: 'model' }>,
  ) {
    this.bounds = primitiveBounds(kind, parameters);
    this.convex = kind !== 'torus';
  }

  mesh(): Mesh {
    this.#mesh ??= primitiveMesh(this.kind, this.parameters);
    return this.#mesh;
  }

  bvh(): Bvh {
    this.#bvh ??= buildBvh(this.mesh());
    return this.#bvh;
  }

  rayDistance(origin: Vector3, direction: Vector3, most: number): number | undefined {
    return rayDistance(this.geometry, origin, direction, most);
  }

  part(): undefined {
    return undefined;
  }

  lowest(linear: ArrayLike<number>): number {
    return lowestOfPrimitive(this.kind, this.parameters, linear);
  }
}

export class ModelShape implements Shape {
  readonly bounds: Bounds;
  readonly convex = false;
  readonly #parts = new Map<string, Solid | undefined>();
  #bvh: Bvh | undefined;

  constructor(
    private readonly triangles: Mesh,
    readonly geometry: Geometry,
  ) {
    this.bounds = triangles.bounds;
  }

  mesh(): Mesh {
    return this.triangles;
  }

  bvh(): Bvh {
    this.#bvh ??= buildBvh(this.triangles);
    return this.#bvh;
  }

  rayDistance(origin: Vector3, direction: Vector3, most: number): number | undefined {
    return castRay(this.bvh(), origin, direction, most)?.distance;
  }

  part(name: string): Solid | undefined {
    if (!this.#parts.has(name)) this.#parts.set(name, partOf(this.triangles, name));
    return this.#parts.get(name);
  }

  lowest(linear: ArrayLike<number>): number {
    return lowestOfBvh(this.bvh(), linear);
  }
}

function partOf(whole: Mesh, name: string): Solid | undefined {
  const mesh = partMesh(whole, name);
  let bvh: Bvh | undefined;
  return (
    mesh && {
      bounds: mesh.bounds,
      convex: false,
      mesh: () => mesh,
      bvh: () => {
        bvh ??= buildBvh(mesh);
        return bvh;
      },
    }
  );
}
