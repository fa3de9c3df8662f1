import type { WebGPURenderer } from 'three/webgpu';
import { labelsOf } from '../labels/index.js';
import type { Plan } from '../plan/plan.js';
import { createRasterizer, type Rasterizer, viewOf } from '../raster/index.js';
import type { View } from '../raster/view.js';
import type { Sample, SampledDevice } from '../sampling/sample.js';
import { lightsOf } from '../scene/lights/light-list.js';
import { lightCapacity, shadowCapacity } from '../scene/lights/light-uniforms.js';
import { shadowViewsOf } from '../scene/lights/shadow-plan.js';
import { MaterialStore } from '../scene/materials/material-store.js';
import { GeometryStore, SlotPool } from '../scene/pool.js';
import { SceneRenderer, shadowResolution } from '../scene/scene-renderer.js';
import type { PlanAssets } from './assets.js';
import { develop } from './develop/develop.js';
import { lightCounts } from './light-counts.js';
import { exposureOf, type Surroundings } from './metering.js';
import { opennessOf } from './openness.js';
import { castersOf, type PlacedShape, rasterObjects, sceneCamera, shapesOf, slotsOf } from './picture.js';
import { SurroundingsStore } from './surroundings-store.js';
import type { Frame, FrameSource, RendererDescription } from './types.js';
import { everySlot, warmUp } from './warm-up.js';

/** How long each part of a picture took, in milliseconds, summed over all pictures. */
export interface FrameTimes {
  pictures: number;
  /** The rasteriser: ids, depth, normals, coverage, samples for smooth edges. */
  truth: number;
  /** Openness, shapes, meshes, and handing it all to the graphics driver. */
  scene: number;
  /** Waiting for the colours and reading them back. */
  readback: number;
  /** Smooth edges, noise, the tone curve. */
  develop: number;
  labels: number;
}

/** What was made ready, which later pictures use again. */
export interface FrameCounts {
  environments: number;
}

export interface FrameOptions {
  readonly plan: Plan;
  readonly assets: PlanAssets;
  readonly renderer: WebGPURenderer;
  readonly description: RendererDescription;
  /** Pixels of the widest or highest image that the device can draw. */
  readonly largestSide: number;
  readonly times?: FrameTimes;
  readonly counts?: FrameCounts;
}

/** A sample that can't be drawn: it has more lights, or more shadows, than there is room for. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

/** As many sizes of images are kept ready for another plan. */
const mostStages = 6;

interface Stage {
  readonly rasterizer: Rasterizer;
  readonly renderer: SceneRenderer;
}

/** Draws the samples of a plan. */
export class PlanFrames implements FrameSource {
  readonly renderer: RendererDescription;
  private readonly geometries = new GeometryStore();
  private readonly pool = new SlotPool();
  private readonly materials: MaterialStore;
  private readonly stages = new Map<string, Stage>();
  private readonly surroundings: SurroundingsStore;
  private plan: Plan;

  constructor(private readonly options: FrameOptions) {
    this.renderer = options.description;
    this.materials = new MaterialStore(options.assets);
    this.surroundings = new SurroundingsStore(options.assets, options.counts);
    this.plan = options.plan;
  }

  /**
   * Goes on with the samples of another plan, whose assets have been added; all that was made ready stays so, but for
   * sizes of images that were not drawn for long. No call of `frames` may be pending.
   */
  use(plan: Plan): void {
    this.plan = plan;
    for (const [key, { renderer }] of this.stages) {
      if (this.stages.size <= mostStages) break;
      renderer.dispose();
      this.stages.delete(key);
    }
  }

  async frames(sample: Sample): Promise<readonly Frame[]> {
    const shapes = shapesOf(sample, this.options.assets);
    // First, so that the driver makes its shaders while the surroundings are worked out here.
    const stages = sample.cameras.map((camera) => this.stageOf(viewOf(camera)));
    const surroundings = this.surroundings.of(sample);
    // One after another: each camera's picture is submitted before the next is begun, and awaited together.
    return await Promise.all(
      sample.cameras.map((camera, at) => this.frame(sample, camera, stages[at], shapes, surroundings)),
    );
  }

  async close(): Promise<void> {
    for (const { renderer } of this.stages.values()) renderer.dispose();
    this.surroundings.dispose();
    this.materials.dispose();
    this.geometries.dispose();
  }

  private async frame(
    sample: Sample,
    camera: SampledDevice,
    { rasterizer, renderer }: Stage,
    shapes: readonly PlacedShape[],
    surroundings: Surroundings,
  ): Promise<Frame> {
    const { assets, times } = this.options;
    const { plan } = this;
    const clock = new Clock(times);
    const view = viewOf(camera);
    const truth = rasterizer.draw(view, rasterObjects(shapes, assets));
    clock.add('truth');
    this.draw(renderer, sample, camera, view, shapes, surroundings, opennessOf(truth, view));
    clock.add('scene');
    const light = await renderer.read();
    clock.add('readback');
    const { width, height } = view;
    const rgb = develop(light, { camera, truth, seed: plan.dataset.seed, sample: sample.index });
    clock.add('develop');
    const labels = labelsOf({ sample, camera, view, truth, plan });
    clock.add('labels');
    if (times) times.pictures += 1;
    return { camera, view, truth, color: { width, height, rgb }, labels };
  }

  private draw(
    renderer: SceneRenderer,
    sample: Sample,
    camera: SampledDevice,
    view: View,
    shapes: readonly PlacedShape[],
    surroundings: Surroundings,
    openness: Uint8Array,
  ): void {
    const lights = lightsOf(sample.lights);
    const casters = castersOf(shapes);
    const shadows = this.shadowsOf(lights, casters, sample);
    renderer.draw({
      camera: sceneCamera(view, camera.matrix, casters),
      slots: slotsOf(shapes, this.geometries, this.materials, this.pool),
      lights,
      shadows,
      exposure: exposureOf(sample, camera, lights, surroundings),
      environment: surroundings,
      openness,
    });
  }

  private shadowsOf(
    lights: ReturnType<typeof lightsOf>,
    casters: ReturnType<typeof castersOf>,
    { index }: Sample,
  ): ReturnType<typeof shadowViewsOf> {
    if (lights.length > lightCapacity) {
      throw new FrameError(
        `Sample ${index} has ${lights.length} lights; ${lightCapacity} is the most that can be drawn.`,
      );
    }
    const at = (resolution: number) =>
      lights.flatMap((light, which) => shadowViewsOf(light, which, casters, resolution));
    const first = at(shadowResolution(4));
    const shadows = first.length <= 4 ? first : at(shadowResolution(first.length));
    if (shadows.length > shadowCapacity) {
      throw new FrameError(
        `The lights of sample ${index} need ${shadows.length} shadow maps; ${shadowCapacity} is the most. A light among the things needs six, one outside needs one; \`castShadow = false\` needs none.`,
      );
    }
    return shadows;
  }

  private stageOf(view: View): Stage {
    const { width, height } = view;
    const { largestSide } = this.options;
    const { dark } = this.surroundings;
    if (Math.max(width, height) > largestSide) {
      throw new FrameError(
        `An image of ${width} x ${height} pixels can't be drawn on this device: ${largestSide} is the most a side. Give the camera a smaller resolution.`,
      );
    }
    const key = `${width} ${height}`;
    let stage = this.stages.get(key);
    if (stage) {
      this.stages.delete(key);
      this.stages.set(key, stage);
    } else {
      stage = {
        rasterizer: createRasterizer({ width, height, subpixels: true }),
        renderer: new SceneRenderer(this.options.renderer, width, height, dark),
      };
      this.stages.set(key, stage);
      const slots = everySlot(this.plan, this.options.assets, this.geometries, this.materials, this.pool);
      warmUp(stage.renderer, view, dark, slots, lightCounts(this.plan));
    }
    return stage;
  }
}

class Clock {
  private last = performance.now();

  constructor(private readonly times: FrameTimes | undefined) {}

  add(part: Exclude<keyof FrameTimes, 'pictures'>): void {
    const now = performance.now();
    if (this.times) this.times[part] += now - this.last;
    this.last = now;
  }
}
