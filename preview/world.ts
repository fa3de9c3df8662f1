import { type Frame, PlanAssets, PlanFrames } from '../engine/frames/index.js';
import type { Plan } from '../engine/plan/plan.js';
import {
  createSampler,
  isHole,
  loadPhysics,
  type Outcome,
  type Physics,
  planNeedsPhysics,
  type Sampler,
} from '../engine/sampling/index.js';
import type { PageRenderer } from './open-renderer.js';
import { PlanFiles } from './plan-files.js';

/** One sample, drawn by every camera; or why there is none. */
export interface Drawn {
  readonly outcome: Outcome;
  readonly frames: readonly Frame[];
}

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

  /** @throws FrameError for a sample that can't be drawn */
  async draw(index: number): Promise<Drawn> {
    if (!this.sampler || !this.frames) throw new Error('There is no plan yet.');
    const outcome = this.sampler.sample(index);
    return { outcome, frames: isHole(outcome) ? [] : await this.frames.frames(outcome) };
  }
}
