import { primitiveSurface } from '../geometry/index.js';
import type { Surface } from '../geometry/surface.js';
import type { Geometry, SampledObject } from '../sampling/sample.js';

/** What is drawn of an object, and where. */
export interface Shape {
  readonly surface: Surface;
  /** Surface to world, 4 x 4 column-major. */
  readonly matrix: readonly number[];
  /** The extents of the shape's own frame in units of the surface's: what patterns are measured in. */
  readonly extent: readonly [number, number, number];
  /** Whether the surface is of this sample alone. */
  readonly passing: boolean;
  /** Whether it is convex. */
  readonly convex: boolean;
}

/** Gives the surface of a model file. */
export type ModelSurfaces = (file: string, metresPerUnit: number, up: 'y' | 'z') => Surface;

const units = {
  box: primitiveSurface('box', { size: [1, 1, 1] }),
  plane: primitiveSurface('plane', { width: 1, depth: 1 }),
  sphere: primitiveSurface('sphere', { radius: 1 }),
  cylinder: primitiveSurface('cylinder', { radius: 1, height: 1 }),
  cone: primitiveSurface('cone', { radius: 1, height: 1 }),
};

/** Shapes that are one another's stretched images share a surface of unit size; rings and capsules are made anew. */
export function shapeOf({ geometry, matrix }: SampledObject, models: ModelSurfaces): Shape {
  switch (geometry.kind) {
    case 'model': {
      const surface = models(geometry.file, geometry.metresPerUnit, geometry.up);
      return { surface, matrix, extent: [1, 1, 1], passing: false, convex: false };
    }
    case 'capsule': {
      const { radius, height } = geometry;
      return passing(primitiveSurface('capsule', { radius, height }), matrix, true);
    }
    case 'torus': {
      const { radius, tube } = geometry;
      return passing(primitiveSurface('torus', { radius, tube }), matrix, false);
    }
    default: {
      const stretchable = geometry as Stretchable;
      const extent = extentOf(stretchable);
      return {
        surface: units[stretchable.kind],
        matrix: stretched(matrix, extent),
        extent,
        passing: false,
        convex: true,
      };
    }
  }
}

function passing(surface: Surface, matrix: readonly number[], convex: boolean): Shape {
  return { surface, matrix, extent: [1, 1, 1], passing: true, convex };
}

type Stretchable =
  | Extract<Geometry, { kind: 'box' | 'plane' | 'sphere' }>
  | { readonly kind: 'cylinder' | 'cone'; readonly radius: number; readonly height: number };

function extentOf(geometry: Stretchable): [number, number, number] {
  switch (geometry.kind) {
    case 'box':
      return [...geometry.size];
    case 'plane':
      return [geometry.size[0], 1, geometry.size[1]];
    case 'sphere':
      return [geometry.radius, geometry.radius, geometry.radius];
    case 'cylinder':
    case 'cone':
      return [geometry.radius, geometry.height, geometry.radius];
  }
}

function stretched(matrix: readonly number[], extent: readonly [number, number, number]): number[] {
  return matrix.map((value, index) => (index < 12 ? value * extent[Math.floor(index / 4)] : value));
}
