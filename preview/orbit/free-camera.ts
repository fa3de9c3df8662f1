import type { Sample, SampledDevice } from '../../engine/sampling/index.js';
import { matrixOf, overview, type Point, through, type Viewpoint } from './viewpoint.js';

/** Its name among the cameras of a sample, whose addresses begin with a name. */
export const freeCameraName = 'free camera';

/** What a camera is by default. */
const plain: SampledDevice['properties'] = {
  exposure: 0,
  whiteBalance: 6500,
  tone: 'soft',
  resolution: [640, 480],
};

/** A camera at a viewpoint: with the image, the exposure and the tones of the sample's first, without its noise. */
export function freeCamera({ cameras }: Sample, view: Viewpoint): SampledDevice {
  const { noise, ...properties } = cameras[0]?.properties ?? plain;
  return {
    address: freeCameraName,
    element: freeCameraName,
    type: 'pinhole',
    matrix: matrixOf(view),
    attributes: {},
    properties: { ...properties, fov: view.fov },
  };
}

/**
 * Where a camera of a sample stands, looking at what is as far before it as the middle of the things; with no camera of
 * that address, a view of all things.
 */
export function viewpointOf(sample: Sample, camera: string | null): Viewpoint {
  const { centre, radius } = sphereAround(sample);
  const device = sample.cameras.find(({ address }) => address === camera);
  const fov = device?.properties.fov;
  if (device === undefined || typeof fov !== 'number') return overview(centre, radius);
  const { matrix } = device;
  const ahead = [0, 1, 2].reduce(
    (sum, axis) => sum - (centre[axis]! - matrix[12 + axis]!) * matrix[8 + axis]!,
    0,
  );
  return through(matrix, fov, ahead > 0.05 ? ahead : radius);
}

/** Whatever is much larger than what is labelled is ground or wall, and left out if there is anything else. */
function sphereAround({ objects }: Sample): { readonly centre: Point; readonly radius: number } {
  const labelled = objects.filter(({ class: name }) => name !== null);
  const boxes = (labelled.length > 0 ? labelled : objects).map(boundsOf);
  if (boxes.length === 0) return { centre: [0, 0, 0], radius: 1 };
  const low = [0, 1, 2].map((axis) => Math.min(...boxes.map(({ min }) => min[axis]!)));
  const high = [0, 1, 2].map((axis) => Math.max(...boxes.map(({ max }) => max[axis]!)));
  const centre = low.map((each, axis) => (each + high[axis]!) / 2) as unknown as Point;
  const radius = Math.hypot(...low.map((each, axis) => (high[axis]! - each) / 2));
  return { centre, radius: radius > 0 ? radius : 1 };
}

/** The box of an object along the world's axes. */
function boundsOf({ matrix, bounds }: Sample['objects'][number]): {
  readonly min: readonly number[];
  readonly max: readonly number[];
} {
  const axes = [0, 1, 2].map((row) => {
    const middle = [0, 1, 2].map((axis) => (bounds.min[axis]! + bounds.max[axis]!) / 2);
    const half = [0, 1, 2].map((axis) => (bounds.max[axis]! - bounds.min[axis]!) / 2);
    const at = [0, 1, 2].reduce(
      (sum, axis) => sum + matrix[axis * 4 + row]! * middle[axis]!,
      matrix[12 + row]!,
    );
    const reach = [0, 1, 2].reduce((sum, axis) => sum + Math.abs(matrix[axis * 4 + row]!) * half[axis]!, 0);
    return [at - reach, at + reach] as const;
  });
  return { min: axes.map(([low]) => low), max: axes.map(([, high]) => high) };
}
