import type { FrameSource, FrameTimes } from '../engine/frames/index.js';
import type { Plan } from '../engine/plan/plan.js';
import { NodeModels } from '../files/models.js';
import type { RootFolder } from '../files/root-folder.js';

export interface OpenFramesOptions {
  readonly plan: Plan;
  /** Where the files of the plan are. */
  readonly root: RootFolder;
  /** Is told what of the plan's models can't be drawn as their files say. */
  readonly onWarning: (text: string) => void;
  readonly times?: FrameTimes;
}

/**
 * Opens the renderer of a plan, with its files read and the graphics device chosen. @throws NoGpuError without a way to
 * render, ModelError for a file that is not as the plan knows it
 */
export async function openFrames({ plan, root, onWarning, times }: OpenFramesOptions): Promise<FrameSource> {
  const { PlanAssets, PlanFrames } = await import('../engine/frames/index.js');
  const { diskAssets } = await import('./assets.js');
  const assets = await PlanAssets.load(plan, diskAssets(new NodeModels(plan, root), onWarning));
  const { openRenderer } = await import('./gpu/open-renderer.js');
  const gpu = await openRenderer();
  const frames = new PlanFrames({
    plan,
    assets,
    renderer: gpu.renderer,
    description: gpu.description,
    ...(times ? { times } : {}),
  });
  return {
    renderer: gpu.description,
    frames: (sample) => frames.frames(sample),
    close: async () => {
      await frames.close();
      gpu.close();
    },
  };
}
