import { type Frame, PlanAssets, PlanFrames } from '../engine/frames/index.js';
import type { Plan } from '../engine/plan/plan.js';
import {
  createSampler,
  loadPhysics,
  type Outcome,
  type Physics,
  planNeedsPhysics,
  type Sample,
  type SampledDevice,
  type Sampler,
} from '../engine/sampling/index.js';
import type { PageRenderer } from './open-renderer.js';
import { PlanFiles } from './plan-files.js';

/** A plan that can be drawn. What was made for one plan is kept for the next as far as it serves. */
export class World {
  private readonly files = new PlanFiles();
  private physics: Physics | undefined;
  private sampler: Sampler | undefined;
  private assets: PlanAssets | undefined;
  private frames: PlanFrames | undefined;

  constructor(private readonly renderer: PageRenderer) {}

  /** @throws FileError, PlanError and whatever else is wrong with the plan; then the plan before stays */
  async use(plan: Plan, folder: string, signal: AbortSignal): Promise<void> {
    const changed = await this.files.use(plan, folder, signal);
    if (planNeedsPhysics(plan)) this.physics ??= await loadPhysics();
    const sampler = createSampler(plan, this.files, this.physics);
    if (this.assets && this.frames && !changed) {
      await this.assets.add(plan);
      this.frames.use(plan);
    } else {
      const assets = await PlanAssets.load(plan, this.files);
      await this.frames?.close();
      this.assets = assets;
      this.frames = new PlanFrames({ plan, assets, ...this.renderer });
    }
    this.sampler = sampler;
  }

  sample(index: number): Outcome {
    return this.made.sampler.sample(index);
  }

  /** The variables of the plan that are drawn, with the places of their declarations. */
  get variables(): Sampler['variables'] {
    return this.made.sampler.variables;
  }

  /**
   * A picture for each camera, no wider than `widest` pixels, or for the first alone. @throws FrameError for a sample that
   * can't be drawn
   */
  async draw(sample: Sample, widest: number, cameras: 'all' | 'first'): Promise<readonly Frame[]> {
    const seeing = cameras === 'all' ? sample.cameras : sample.cameras.slice(0, 1);
    const sized = { ...sample, cameras: seeing.map((camera) => narrowed(camera, widest)) };
    return await this.made.frames.frames(sized);
  }

  private get made(): { readonly sampler: Sampler; readonly frames: PlanFrames } {
    const { sampler, frames } = this;
    if (!sampler || !frames) throw new Error('There is no plan yet.');
    return { sampler, frames };
  }
}

/** The camera with an image of fewer pixels: it sees the same. */
function narrowed(camera: SampledDevice, widest: number): SampledDevice {
  const [width, height] = camera.properties.resolution as readonly [number, number];
  if (width <= widest) return camera;
  const resolution = [widest, Math.max(1, Math.round((height * widest) / width))];
  return { ...camera, properties: { ...camera.properties, resolution } };
}
