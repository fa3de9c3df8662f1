import {
  type Bounds,
  type Bvh,
  buildBvh,
  lowestOfBvh,
  lowestOfPrimitive,
  type Mesh,
  type PrimitiveKind,
  type PrimitiveParameters,
  primitiveBounds,
  primitiveMesh,
} from '../../geometry/index.js';
import type { Geometry } from '../sample.js';
import { unitTarget } from './unit-target.js';

/** The shape of an object in its own frame, before its scale. Metres. */
export interface Shape {
  readonly geometry: Geometry;
  readonly bounds: Bounds;
  /** Whether what faces up is met first from above, wherever it is. */
  readonly convex: boolean;
  mesh(): Mesh;
  bvh(): Bvh;
  /** Its triangles for rays. */
  target(): RayTarget;
  /** How low it reaches under a linear map, along +Y from its origin. */
  lowest(linear: ArrayLike<number>): number;
}

/** Triangles that, scaled along their axes by `scale`, are those of a shape. */
export interface RayTarget {
  readonly bvh: Bvh;
  readonly scale: readonly [x: number, y: number, z: number];
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
    readonly geometry: Geometry,
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

  target(): RayTarget {
    return unitTarget(this.geometry) ?? { bvh: this.bvh(), scale: unscaled };
  }

  lowest(linear: ArrayLike<number>): number {
    return lowestOfPrimitive(this.kind, this.parameters, linear);
  }
}

export class ModelShape implements Shape {
  readonly bounds: Bounds;
  readonly convex = false;
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

  target(): RayTarget {
    return { bvh: this.bvh(), scale: unscaled };
  }

  lowest(linear: ArrayLike<number>): number {
    return lowestOfBvh(this.bvh(), linear);
  }
}

const unscaled = [1, 1, 1] as const;
