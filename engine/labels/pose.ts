import { multiply } from '../geometry/transform.js';
import type { View } from '../raster/view.js';
import type { SampledObject } from '../sampling/sample.js';
import type { Pose } from './annotation.js';

/**
 * Where an object stands in the camera's frame. Its matrix is taken apart from x on: the rotation is always a proper one,
 * and one that mirrors has a negative scale along z. (Samples make no matrices that shear; of one, the axes are made
 * orthogonal by Gram and Schmidt, and the scale is that along them.)
 */
export function poseOf(object: SampledObject, view: View): Pose {
  const m = multiply(view.worldToCamera, object.matrix);
  const x = unit([m[0], m[1], m[2]]);
  const second = [m[4], m[5], m[6]] as const;
  const along = dot(x, second);
  const y = unit([second[0] - along * x[0], second[1] - along * x[1], second[2] - along * x[2]]);
  const z = [x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]] as const;
  const scale: Triple = [dot(x, [m[0], m[1], m[2]]), dot(y, second), dot(z, [m[8], m[9], m[10]])];
  const { min, max } = object.bounds;
  const center = (axis: 0 | 1 | 2) => ((min[axis] + max[axis]) / 2) * scale[axis];
  const size = (axis: 0 | 1 | 2) => (max[axis] - min[axis]) * Math.abs(scale[axis]);
  return {
    rotation: [x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2]],
    translation: [m[12], m[13], m[14]],
    scale,
    boxCenter: [center(0), center(1), center(2)],
    boxSize: [size(0), size(1), size(2)],
  };
}

type Triple = readonly [number, number, number];

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function unit(a: Triple): Triple {
  const length = Math.sqrt(dot(a, a));
  return [a[0] / length, a[1] / length, a[2] / length];
}
