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
  const { FrameError, PlanAssets, PlanFrames } = await import('../engine/frames/index.js');
  const { diskAssets } = await import('./assets.js');
  const assets = await PlanAssets.load(plan, diskAssets(new NodeModels(plan, root), onWarning));
  const { openRenderer } = await import('./gpu/open-renderer.js');
  const gpu = await openRenderer();
  const frames = new PlanFrames({
    plan,
    assets,
    renderer: gpu.renderer,
    description: gpu.description,
    largestSide: gpu.device.limits.maxTextureDimension2D,
    ...(times ? { times } : {}),
  });
  return {
    renderer: gpu.description,
    frames: async (sample) => {
      const made = await frames.frames(sample);
      const refusal = gpu.refusal();
      if (refusal !== undefined) {
        const [first = ''] = refusal.trim().split('\n');
        throw new FrameError(
          `Sample ${sample.index} could not be drawn: the graphics device refused (${first}).`,
        );
      }
      return made;
    },
    close: async () => {
      await frames.close();
      gpu.renderer.dispose();
      gpu.close();
    },
  };
}
