import type { AssetSource } from '../../engine/frames/index.js';
import type { Plan } from '../../engine/plan/plan.js';
import type { Coverage } from '../../engine/raster/index.js';
import type { Sample, SampledDevice, SampledObject } from '../../engine/sampling/index.js';
import { RunProblem } from '../pipeline/problem.js';

/** What is seen at the middle of a pixel. */
export interface SeenPixel {
  readonly object: SampledObject;
  /** Metres from the camera's centre of projection. */
  readonly distance: number;
  /** Planar depth z in metres. */
  readonly depth: number;
  readonly coverage: Coverage;
}

/**
 * The object at a pixel of a camera's image; undefined where only the surroundings are. The rays are cast anew, so the
 * answer is that of the data set's ids on every machine.
 * @param x,y the pixel, from the top left one, which is 0, 0
 * @throws RunProblem for a pixel outside the image
 */
export async function seenAt(
  {
    plan,
    sample,
    camera,
    source,
  }: { plan: Plan; sample: Sample; camera: SampledDevice; source: AssetSource },
  x: number,
  y: number,
): Promise<SeenPixel | undefined> {
  const { createRasterizer, viewOf } = await import('../../engine/raster/index.js');
  const view = viewOf(camera);
  const { width, height } = view;
  if (x >= width || y >= height) {
    throw new RunProblem(
      'call',
      `The image has ${width} x ${height} pixels, so --at goes from 0,0 to ${width - 1},${height - 1}.`,
    );
  }
  const { PlanAssets } = await import('../../engine/frames/index.js');
  const { rasterObjects, shapesOf } = await import('../../engine/frames/picture.js');
  const assets = await PlanAssets.load(plan, source);
  const rasterizer = createRasterizer({ width, height, subpixels: false });
  const truth = rasterizer.draw(view, rasterObjects(shapesOf(sample, assets), assets));
  const pixel = y * width + x;
  const id = truth.ids[pixel];
  const object = sample.objects.find((each) => each.id === id);
  const coverage = truth.coverage.get(id ?? 0);
  if (!object || !coverage) return undefined;
  const depth = truth.depth[pixel] ?? 0;
  const [along, down] = [(x + 0.5 - view.cx) / view.fx, (y + 0.5 - view.cy) / view.fy];
  return { object, depth, distance: depth * Math.sqrt(1 + along * along + down * down), coverage };
}
