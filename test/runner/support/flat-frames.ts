import { shapeOf } from '../../../engine/frames/shapes.js';
import type { Frame, FrameSource } from '../../../engine/frames/types.js';
import { labelsOf } from '../../../engine/labels/index.js';
import type { Plan } from '../../../engine/plan/plan.js';
import { createRasterizer, viewOf } from '../../../engine/raster/index.js';
import type { Sample, SampledDevice } from '../../../engine/sampling/index.js';

/**
 * Frames without a graphics processor: exact truth and labels, and a flat colour for each object.
 * @param ready is awaited before a sample's frames are given
 */
export function flatFrames(
  plan: Plan,
  ready: (index: number) => Promise<void> = async () => {},
): FrameSource {
  const models = () => {
    throw new Error('the plan has no models');
  };
  const frameOf = (sample: Sample, camera: SampledDevice): Frame => {
    const view = viewOf(camera);
    const { width, height } = view;
    const objects = sample.objects.map((object) => {
      const { surface, matrix } = shapeOf(object, models);
      return { id: object.id, surface, matrix, countWhole: object.class !== null };
    });
    const truth = createRasterizer({ width, height, subpixels: false }).draw(view, objects);
    const rgb = new Uint8Array(3 * width * height);
    truth.ids.forEach((id, pixel) => {
      rgb.set([(id * 97) % 256, (id * 57) % 256, (id * 31) % 256], 3 * pixel);
    });
    return {
      camera,
      view,
      truth,
      color: { width, height, rgb },
      labels: labelsOf({ sample, camera, view, truth, plan }),
    };
  };
  return {
    renderer: { name: 'flat', kind: 'software', key: 'flat 1' },
    async frames(sample) {
      await ready(sample.index);
      return sample.cameras.map((camera) => frameOf(sample, camera));
    },
    close: async () => {},
  };
}
