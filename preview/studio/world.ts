import type { Expectations, VariableDistribution } from '../../engine/analysis/index.js';
import { type Frame, PlanAssets, PlanFrames } from '../../engine/frames/index.js';
import type { Plan, PlanFile } from '../../engine/plan/plan.js';
import {
  createSampler,
  isHole,
  type LoneSampler,
  loadPhysics,
  type Outcome,
  type Physics,
  planNeedsPhysics,
  type Sample,
  type SampledDevice,
} from '../../engine/sampling/index.js';
import { freeCamera, viewpointOf } from '../orbit/free-camera.js';
import { Counters } from './counters.js';
import type { Context } from './handler.js';
import { previewLimits } from './limits.js';
import { openRenderer, type PageRenderer } from './open-renderer.js';
import { PlanFiles } from './plan-files.js';
import type { DrawSample, Look, PlanTaken, UsePlan } from './protocol.js';
import { SceneSampler } from './scene-sampler.js';
import { Study } from './studies.js';

interface Made {
  readonly plan: Plan;
  /** The plan's own scene, then its twins. */
  readonly scenes: readonly (() => SceneSampler)[];
  /** Of worlds before anything falls; made when it is first needed. */
  unfallen?: LoneSampler;
  readonly frames: PlanFrames;
}

/** A plan that can be drawn. What was made for one plan is kept for the next as far as it serves. */
export class World {
  readonly counters = new Counters();
  private readonly files = new PlanFiles(this.counters);
  private readonly opening: Promise<PageRenderer>;
  private renderer: PageRenderer | undefined;
  private physics: Physics | undefined;
  private assets: PlanAssets | undefined;
  private made: Made | undefined;
  readonly variableStudy = new Study<VariableDistribution>();
  readonly planStudy = new Study<Expectations>();

  /** @param onLost is told when the graphics device is gone; then this world is of no more use */
  constructor(onLost: () => void) {
    // Opened while the first plan is on its way. Where nothing can draw, whoever uses a plan is told.
    this.opening = openRenderer(this.counters, onLost);
    this.opening.catch(() => undefined);
  }

  /**
   * Takes a plan, and says by what it will be drawn.
   * @throws FileError, PlanError and whatever else is wrong with the plan; then the plan before stays
   */
  async use(
    { plan, assets: folder, units = {}, conditions = {}, twins = [] }: UsePlan,
    need: Context['need'],
    signal: AbortSignal,
  ): Promise<PlanTaken> {
    const renderer = await this.opening;
    this.renderer = renderer;
    const plans = [plan, ...twins];
    const all = { ...plan, files: filesOf(plans) };
    const changed = await this.files.use(all, (file) => need({ type: 'file', url: folder + file }), signal);
    // What was made of other files serves no more, even if what follows fails.
    if (changed) this.assets = undefined;
    if (plans.some(planNeedsPhysics)) this.physics ??= await physicsFrom(need);
    const words = { units, conditions };
    const own = this.samplerOf(plan, words);
    // Twins are made ready when somebody looks at them.
    const scenes = [() => own, ...twins.map((twin) => once(() => this.samplerOf(twin, words)))];
    let frames = this.made?.frames;
    if (this.assets && frames) {
      for (const each of plans) await this.assets.add(each);
      frames.use(plan);
    } else {
      const assets = await PlanAssets.load(plan, this.files);
      for (const each of twins) await assets.add(each);
      await frames?.close();
      this.assets = assets;
      frames = new PlanFrames({ plan, assets, counts: this.counters, ...renderer });
    }
    this.made = { plan, scenes, frames };
    return { api: renderer.description.name, device: renderer.device };
  }

  /** The plan of the scene that is looked at, its variables, and its samples. */
  of({ twin }: Pick<Look, 'twin'>): SceneSampler {
    const scene = this.now.scenes[twin === undefined ? 0 : twin + 1];
    if (!scene) throw new Error('The spec has no such scene any more.');
    return scene();
  }

  /** Whether the graphics device is gone. */
  get isLost(): boolean {
    return this.renderer?.isLost() ?? false;
  }

  /** What the device holds. */
  get deviceMemory(): Readonly<Record<string, number>> {
    return { ...this.renderer?.renderer.info.memory };
  }

  get plan(): Plan {
    return this.now.plan;
  }

  /** What draws many worlds for their variables, which are drawn before anything falls. */
  get unfallen(): LoneSampler {
    const made = this.now;
    made.unfallen ??= createSampler(made.plan, this.files, 'none');
    return made.unfallen;
  }

  sample(look: Look): Outcome {
    return this.of(look).sample(look);
  }

  /** @throws Error if there is no such world */
  sampleToDraw(look: Look): Sample {
    const outcome = this.sample(look);
    if (isHole(outcome)) throw new Error(`Sample ${look.index} can't be made: ${outcome.hole.message}`);
    return outcome;
  }

  /**
   * A picture for each camera, no wider than `widest` pixels, for the first alone, or from a viewpoint. @throws FrameError
   * for a sample that can't be drawn, and an Error for one that would take too long
   */
  async draw(look: Look, widest: number, cameras: DrawSample['cameras']): Promise<readonly Frame[]> {
    const sample = this.sampleToDraw(look);
    const { index, objects } = sample;
    if (objects.length > previewLimits.objects) {
      throw new Error(
        `Sample ${index} has ${objects.length} objects; the preview draws ${previewLimits.objects} at most. \`specimen run\` draws them all.`,
      );
    }
    const { frames } = this.now;
    frames.use(this.of(look).plan);
    return await frames.frames({
      ...sample,
      cameras: seeing(sample, cameras).map((camera) => narrowed(camera, widest)),
    });
  }

  private samplerOf(plan: Plan, words: SceneSampler['words']): SceneSampler {
    return new SceneSampler(plan, words, createSampler(plan, this.files, this.physics));
  }

  private get now(): Made {
    if (!this.made) throw new Error('There is no plan yet.');
    return this.made;
  }
}

/** A sample without a camera is seen as a whole: its author may have come no further. */
function seeing(sample: Sample, cameras: DrawSample['cameras']): readonly SampledDevice[] {
  if (typeof cameras === 'object') return [freeCamera(sample, cameras)];
  if (sample.cameras.length === 0) return [freeCamera(sample, viewpointOf(sample, null))];
  return cameras === 'all' ? sample.cameras : sample.cameras.slice(0, 1);
}

/** The files of all plans, each once. */
function filesOf(plans: readonly Plan[]): readonly PlanFile[] {
  return [...new Map(plans.flatMap(({ files }) => files.map((file) => [file.path, file]))).values()];
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

async function physicsFrom(need: Context['need']): Promise<Physics> {
  const url = (await need({ type: 'physics' })) as string;
  return await loadPhysics(() => import(url));
}

/** The camera with an image of fewer pixels: it sees the same. */
function narrowed(camera: SampledDevice, widest: number): SampledDevice {
  const [width, height] = camera.properties.resolution as readonly [number, number];
  if (width <= widest) return camera;
  const resolution = [widest, Math.max(1, Math.round((height * widest) / width))];
  return { ...camera, properties: { ...camera.properties, resolution } };
}
