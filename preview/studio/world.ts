import type { Expectations, VariableDistribution } from '../../engine/analysis/index.js';
import { type Frame, PlanAssets, PlanFrames } from '../../engine/frames/index.js';
import type { Plan } from '../../engine/plan/plan.js';
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
  type Sampler,
} from '../../engine/sampling/index.js';
import { Counters } from './counters.js';
import type { Context } from './handler.js';
import { openRenderer, type PageRenderer } from './open-renderer.js';
import { PlanFiles } from './plan-files.js';
import { Study } from './studies.js';

/** As many samples are kept as a gallery shows. */
const mostOutcomes = 12;

interface Made {
  readonly plan: Plan;
  readonly sampler: LoneSampler;
  /** Of worlds before anything falls; made when it is first needed. */
  unfallen?: LoneSampler;
  readonly frames: PlanFrames;
  /** The samples that were asked for last, by their numbers. */
  readonly outcomes: Map<number, Outcome>;
}

/** A plan that can be drawn. What was made for one plan is kept for the next as far as it serves. */
export class World {
  readonly counters = new Counters();
  private readonly files = new PlanFiles(this.counters);
  private opening: Promise<PageRenderer> | undefined;
  private renderer: PageRenderer | undefined;
  private physics: Physics | undefined;
  private assets: PlanAssets | undefined;
  private made: Made | undefined;
  readonly variableStudy = new Study<VariableDistribution>();
  readonly planStudy = new Study<Expectations>();

  /** @param onLost is told when the graphics device is gone; then this world is of no more use */
  constructor(private readonly onLost: () => void) {}

  /**
   * Takes a plan, and says by what it will be drawn.
   * @throws FileError, PlanError and whatever else is wrong with the plan; then the plan before stays
   */
  async use(plan: Plan, folder: string, need: Context['need'], signal: AbortSignal): Promise<string> {
    this.opening ??= openRenderer(this.counters, this.onLost);
    const renderer = await this.opening;
    this.renderer = renderer;
    const changed = await this.files.use(plan, (file) => need({ type: 'file', url: folder + file }), signal);
    // What was made of other files serves no more, even if what follows fails.
    if (changed) this.assets = undefined;
    if (planNeedsPhysics(plan)) this.physics ??= await physicsFrom(need);
    const sampler = createSampler(plan, this.files, this.physics);
    let frames = this.made?.frames;
    if (this.assets && frames) {
      await this.assets.add(plan);
      frames.use(plan);
    } else {
      const assets = await PlanAssets.load(plan, this.files);
      await frames?.close();
      this.assets = assets;
      frames = new PlanFrames({ plan, assets, counts: this.counters, ...renderer });
    }
    this.made = { plan, sampler, frames, outcomes: new Map() };
    return renderer.description.name;
  }

  get plan(): Plan {
    return this.now.plan;
  }

  /** The variables of the plan that are drawn, with the places of their declarations. */
  get variables(): Sampler['variables'] {
    return this.now.sampler.variables;
  }

  /** Whether the graphics device is gone. */
  get isLost(): boolean {
    return this.renderer?.isLost() ?? false;
  }

  /** What the device holds. */
  get deviceMemory(): Readonly<Record<string, number>> {
    return { ...this.renderer?.renderer.info.memory };
  }

  /** What draws many worlds for their variables, which are drawn before anything falls. */
  get unfallen(): LoneSampler {
    const made = this.now;
    made.unfallen ??= planNeedsPhysics(made.plan)
      ? createSampler(made.plan, this.files, 'none')
      : made.sampler;
    return made.unfallen;
  }

  sample(index: number): Outcome {
    const { sampler, outcomes } = this.now;
    const outcome = outcomes.get(index) ?? sampler.sample(index);
    outcomes.delete(index);
    outcomes.set(index, outcome);
    for (const oldest of outcomes.keys()) {
      if (outcomes.size <= mostOutcomes) break;
      outcomes.delete(oldest);
    }
    return outcome;
  }

  /** @throws Error if there is no such world */
  sampleToDraw(index: number): Sample {
    const outcome = this.sample(index);
    if (isHole(outcome)) throw new Error(`Sample ${index} can't be made: ${outcome.hole.message}`);
    return outcome;
  }

  /**
   * A picture for each camera, no wider than `widest` pixels, or for the first alone. @throws FrameError for a sample that
   * can't be drawn
   */
  async draw(sample: Sample, widest: number, cameras: 'all' | 'first'): Promise<readonly Frame[]> {
    const seeing = cameras === 'all' ? sample.cameras : sample.cameras.slice(0, 1);
    const sized = { ...sample, cameras: seeing.map((camera) => narrowed(camera, widest)) };
    return await this.now.frames.frames(sized);
  }

  private get now(): Made {
    if (!this.made) throw new Error('There is no plan yet.');
    return this.made;
  }
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
