import { determinant, linearPart, multiply } from '../geometry/transform.js';
import type { RasterObject } from './raster-object.js';
import type { View } from './view.js';

/** An object in the frame of a camera. */
export interface PlacedObject {
  readonly object: RasterObject;
  /** Object to camera, 4 x 4 column-major. */
  readonly matrix: Float64Array;
  /** What takes normals along, up to their length, 3 x 3 column-major. */
  readonly normalMatrix: Float64Array;
  /** Whether its matrix mirrors, so that triangles turn clockwise seen from outside. */
  readonly mirrored: boolean;
}

export function placeObject(object: RasterObject, view: View): PlacedObject {
  const matrix = multiply(view.worldToCamera, object.matrix);
  const linear = linearPart(matrix);
  const mirrored = determinant(linear) < 0;
  return { object, matrix, normalMatrix: cofactors(linear, mirrored ? -1 : 1), mirrored };
}

/** The inverse transpose times the determinant and a factor; also where a scale of 0 leaves no inverse. */
function cofactors(linear: Float64Array, factor: number): Float64Array {
  const [a, b, c, d, e, f, g, h, i] = linear;
  return Float64Array.of(
    (e * i - f * h) * factor,
    (f * g - d * i) * factor,
    (d * h - e * g) * factor,
    (c * h - b * i) * factor,
    (a * i - c * g) * factor,
    (b * g - a * h) * factor,
    (b * f - c * e) * factor,
    (c * d - a * f) * factor,
    (a * e - b * d) * factor,
  );
}
