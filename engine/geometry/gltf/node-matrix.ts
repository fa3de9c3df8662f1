import { compose } from '../transform.js';
import { type JsonObject, numbersOf } from './json.js';
import { ModelFault } from './problem.js';

/** A node's own transform, 4 x 4 column-major in float64, from its matrix or its translation, rotation, scale. */
export function nodeMatrix(node: JsonObject, place: string): Float64Array {
  const matrix = numbersOf(node, 'matrix', place, 16);
  if (matrix !== undefined) {
    if (matrix[3] !== 0 || matrix[7] !== 0 || matrix[11] !== 0 || matrix[15] !== 1) {
      throw new ModelFault(
        'model/broken',
        `${place}.matrix should have 0, 0, 0, 1 as its last row, but has not`,
      );
    }
    return Float64Array.from(matrix);
  }
  return compose(
    numbersOf(node, 'translation', place, 3) ?? [0, 0, 0],
    unit(numbersOf(node, 'rotation', place, 4) ?? [0, 0, 0, 1], place),
    numbersOf(node, 'scale', place, 3) ?? [1, 1, 1],
  );
}

/** Files round their quaternions to float32, so they are brought to length 1 again. */
function unit(quaternion: readonly number[], place: string): readonly number[] {
  const [x, y, z, w] = quaternion;
  const length = Math.sqrt(x * x + y * y + z * z + w * w);
  if (!(length > 0.5 && length < 2)) {
    throw new ModelFault('model/broken', `${place}.rotation should have length 1, but has ${length}`);
  }
  return quaternion.map((component) => component / length);
}
