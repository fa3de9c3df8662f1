import type { RendererDescription } from '../../engine/frames/types.js';
import type { Plan } from '../../engine/plan/plan.js';
import { isHole, type Sampler } from '../../engine/sampling/index.js';
import { NodeModels } from '../../files/models.js';
import type { RootFolder } from '../../files/root-folder.js';

/** How fast this machine draws the samples of a plan. */
export interface DrawingSpeed {
  readonly renderer: RendererDescription;
  /** How to get a faster one, in sentences. */
  readonly advice: readonly string[];
  /** The median time of a picture in milliseconds: truth, colours and labels, without files. */
  readonly millisecondsAPicture: number;
}

/** Draws a picture that is not counted, since it prepares the driver, and then some more. @throws NoGpuError */
export async function drawingSpeed(
  plan: Plan,
  root: RootFolder,
  sampler: Sampler,
  pictures: number,
): Promise<DrawingSpeed> {
  const { PlanAssets, PlanFrames } = await import('../../engine/frames/index.js');
  const { diskAssets } = await import('../assets.js');
  const { openRenderer } = await import('../gpu/open-renderer.js');
  const gpu = await openRenderer();
  const assets = await PlanAssets.load(
    plan,
    diskAssets(new NodeModels(plan, root), () => undefined),
  );
  const { renderer, device, description, advice } = gpu;
  const frames = new PlanFrames({
    plan,
    assets,
    renderer,
    description,
    largestSide: device.limits.maxTextureDimension2D,
  });
  try {
    const times: number[] = [];
    for (let index = 0; times.length <= pictures; index += 1) {
      const sample = sampler.sample(index);
      if (isHole(sample)) continue;
      const begun = performance.now();
      await frames.frames(sample);
      times.push(performance.now() - begun);
    }
    const counted = times.slice(1).sort((a, b) => a - b);
    return {
      renderer: description,
      advice,
      millisecondsAPicture: counted[Math.floor(counted.length / 2)] ?? 0,
    };
  } finally {
    await frames.close();
    renderer.dispose();
    gpu.close();
  }
}
