import {
  compose,
  lookAt,
  type PrimitiveKind,
  primitiveBounds,
  primitiveSurface,
} from '../../../engine/geometry/index.js';
import { type ImageLabels, labelsOf, type ObjectLabels } from '../../../engine/labels/index.js';
import type { Expression, LabelOutput, Plan } from '../../../engine/plan/plan.js';
import { createRasterizer, viewOf } from '../../../engine/raster/index.js';
import type { Sample, SampledDevice, SampledObject } from '../../../engine/sampling/index.js';

/** A camera at `from` that looks at `to`: 200 x 100 pixels, so that at 1 m a metre is 100 pixels. */
export function cameraAt(
  from: readonly number[] = [0, 0, 0],
  to: readonly number[] = [0, 0, -1],
): SampledDevice {
  return {
    address: 'Room.main',
    element: 'main',
    type: 'pinhole',
    matrix: [...compose(from, lookAt(from, to), [1, 1, 1])],
    attributes: {},
    properties: { resolution: [200, 100], fov: Math.PI / 2 },
  };
}

export interface Thing {
  readonly id: number;
  readonly size?: readonly [number, number, number];
  readonly at: readonly number[];
  readonly scale?: readonly number[];
  readonly rotation?: readonly number[];
  readonly class?: string | null;
  readonly keypoints?: Readonly<Record<string, readonly number[]>>;
}

/** So thin, in metres, that its sides cover no pixel. */
export const thin = 1e-6;
const cardSize = [1, 1, thin] as const;

/** A box of the scene; 1 m wide and high, and thin, unless it says otherwise. */
export function thing({
  id,
  size = cardSize,
  at,
  scale = [1, 1, 1],
  rotation = [0, 0, 0, 1],
  ...rest
}: Thing): SampledObject {
  const bounds = primitiveBounds('box' satisfies PrimitiveKind, { size });
  return {
    id,
    address: `Room.things[${id}]`,
    element: 'things',
    asset: 'box',
    class: rest.class === undefined ? 'thing.flat' : rest.class,
    matrix: [...compose(at, rotation, scale)],
    geometry: { kind: 'box', size },
    bounds: { min: [...bounds.min], max: [...bounds.max] },
    material: null,
    attributes: { kind: 'box', number: id },
    keypoints: Object.entries(rest.keypoints ?? {}).map(([name, position]) => ({ name, position })),
    properties: {},
  };
}

export function planWith(labels: Readonly<Record<string, Expression | undefined>> = {}): Plan {
  return {
    schema: 'specimen-plan/1',
    language: 1,
    dataset: { name: 'd', seed: 0, samples: 1, attempts: 1, split: [{ name: 'train', share: 1 }] },
    scene: { name: 'Room', root: 'Room', lets: [], elements: [], requires: [] },
    templates: {},
    classes: [
      { path: 'thing', id: 3 },
      { path: 'thing.flat', id: 12 },
    ],
    files: [],
    labels: Object.entries(labels).map(
      ([label, keep]): LabelOutput => ({ label, properties: keep === undefined ? {} : { keep } }),
    ),
    exports: [],
    sources: [],
  };
}

export function sampleOf(objects: readonly SampledObject[], camera: SampledDevice): Sample {
  return { index: 7, split: 'train', variables: {}, objects, lights: [], cameras: [camera], cells: [] };
}

/** Draws the things and labels them. */
export function label(things: readonly Thing[], camera = cameraAt(), plan = planWith()): ImageLabels {
  const objects = things.map(thing);
  const view = viewOf(camera);
  const sizes = new Map(things.map(({ id, size = cardSize }) => [id, size]));
  const truth = createRasterizer({ ...view, subpixels: false }).draw(
    view,
    objects.map((object) => ({
      id: object.id,
      surface: primitiveSurface('box', {
        size: sizes.get(object.id)!,
      }),
      matrix: object.matrix,
      countWhole: object.class !== null,
    })),
  );
  return labelsOf({ sample: sampleOf(objects, camera), camera, view, truth, plan });
}

export function only({ objects }: ImageLabels): ObjectLabels {
  if (objects.length !== 1) throw new Error(`There are ${objects.length} objects.`);
  return objects[0];
}
