import { tan } from '../numbers/index.js';
import type { SampledDevice } from '../sampling/sample.js';
import { RasterError } from './problem.js';
import type { View } from './view.js';

/** What is nearer to a camera than this is not seen; metres along its axis. */
const near = 0.01;

/**
 * The view of a sampled camera. A `pinhole` has square pixels and its principal point in the middle of the image, and
 * its `fov` (radians) is that of the image's width. The sample's camera looks along its own -Z with +Y up; OpenCV's
 * frame is that one turned by half a turn about x.
 * @throws RasterError if the camera is of another type or has no such properties
 */
export function viewOf(camera: SampledDevice): View {
  const { type, address, properties, matrix } = camera;
  if (type !== 'pinhole') {
    throw new RasterError(
      'raster/unknown-camera',
      `${address} is a ${type}; only a pinhole has a view.`,
      address,
    );
  }
  const [width, height] = sizeOf(camera);
  const { fov } = properties;
  if (!(typeof fov === 'number' && fov > 0 && fov < Math.PI)) {
    throw new RasterError(
      'raster/invalid-camera',
      `${address}: fov is an angle between 0 and π radians, not ${String(fov)}.`,
      address,
    );
  }
  const focalLength = width / 2 / tan(fov / 2);
  return {
    width,
    height,
    fx: focalLength,
    fy: focalLength,
    cx: width / 2,
    cy: height / 2,
    worldToCamera: worldToOpenCv(matrix),
    near,
  };
}

function sizeOf({ address, properties }: SampledDevice): readonly [width: number, height: number] {
  const { resolution } = properties;
  const [width, height] = Array.isArray(resolution) ? resolution : [];
  if (!isSize(width) || !isSize(height)) {
    throw new RasterError(
      'raster/invalid-camera',
      `${address}: resolution is two whole numbers from 1 on, not ${JSON.stringify(resolution)}.`,
      address,
    );
  }
  return [width, height];
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

/** The inverse of a rigid matrix (its rotation transposed), with y and z turned round. */
function worldToOpenCv(matrix: readonly number[]): Float64Array {
  const out = new Float64Array(16);
  for (let row = 0; row < 3; row += 1) {
    const sign = row === 0 ? 1 : -1;
    // Plus 0, so that no -0 comes into the labels.
    const x = matrix[row * 4] * sign + 0;
    const y = matrix[row * 4 + 1] * sign + 0;
    const z = matrix[row * 4 + 2] * sign + 0;
    out[row] = x;
    out[4 + row] = y;
    out[8 + row] = z;
    out[12 + row] = 0 - (x * matrix[12] + y * matrix[13] + z * matrix[14]);
  }
  out[15] = 1;
  return out;
}
