import type { WebGPURenderer } from 'three/webgpu';
import { labelsOf } from '../labels/index.js';
import type { Plan, Term } from '../plan/plan.js';
import { createRasterizer, type Rasterizer, viewOf } from '../raster/index.js';
import type { View } from '../raster/view.js';
import type { Sample, SampledDevice } from '../sampling/sample.js';
import {
  type EnvironmentLight,
  environmentLight,
  gradientPanorama,
} from '../scene/environment/environment-light.js';
import { colored, lightsOf } from '../scene/lights/light-list.js';
import { lightCapacity, roomFor, shadowCapacity } from '../scene/lights/light-uniforms.js';
import { shadowViewsOf } from '../scene/lights/shadow-plan.js';
import { MaterialStore } from '../scene/materials/material-store.js';
import { GeometryStore, SlotPool } from '../scene/pool.js';
import { SceneRenderer, shadowResolution } from '../scene/scene-renderer.js';
import type { PlanAssets } from './assets.js';
import { develop } from './develop/develop.js';
import { exposureOf, type Surroundings } from './metering.js';
import { opennessOf } from './openness.js';
import { castersOf, type PlacedShape, rasterObjects, sceneCamera, shapesOf, slotsOf } from './picture.js';
import type { Frame, FrameSource, RendererDescription } from './types.js';
import { everySlot } from './warm-up.js';

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

export interface FrameOptions {
  readonly plan: Plan;
  readonly assets: PlanAssets;
  readonly renderer: WebGPURenderer;
  readonly description: RendererDescription;
  /** Pixels of the widest or highest image that the device can draw. */
  readonly largestSide: number;
  readonly times?: FrameTimes;
}

/** A sample that can't be drawn: it has more lights, or more shadows, than there is room for. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

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
  private readonly environments = new Map<string, EnvironmentLight>();

  constructor(private readonly options: FrameOptions) {
    this.renderer = options.description;
    this.materials = new MaterialStore(options.assets);
  }

  async frames(sample: Sample): Promise<readonly Frame[]> {
    const shapes = shapesOf(sample, this.options.assets);
    const surroundings = this.surroundingsOf(sample);
    // One after another: each camera's picture is submitted before the next is begun, and awaited together.
    return await Promise.all(
      sample.cameras.map((camera) => this.frame(sample, camera, shapes, surroundings)),
    );
  }

  async close(): Promise<void> {
    for (const { renderer } of this.stages.values()) renderer.dispose();
    for (const environment of this.environments.values()) environment.dispose();
    this.options.renderer.dispose();
  }

  private async frame(
    sample: Sample,
    camera: SampledDevice,
    shapes: readonly PlacedShape[],
    surroundings: Surroundings,
  ): Promise<Frame> {
    const { plan, assets, times } = this.options;
    const clock = new Clock(times);
    const view = viewOf(camera);
    const { rasterizer, renderer } = this.stageOf(view, surroundings.light);
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

  private stageOf(view: View, environment: EnvironmentLight): Stage {
    const { width, height } = view;
    const { largestSide } = this.options;
    if (Math.max(width, height) > largestSide) {
      throw new FrameError(
        `An image of ${width} x ${height} pixels can't be drawn on this device: ${largestSide} is the most a side. Give the camera a smaller resolution.`,
      );
    }
    const key = `${width} ${height}`;
    let stage = this.stages.get(key);
    if (!stage) {
      stage = {
        rasterizer: createRasterizer({ width, height, subpixels: true }),
        renderer: new SceneRenderer(this.options.renderer, width, height, environment),
      };
      this.stages.set(key, stage);
      this.warmUp(stage.renderer, view, environment);
    }
    return stage;
  }

  private warmUp(renderer: SceneRenderer, view: View, environment: EnvironmentLight): void {
    const { plan, assets } = this.options;
    this.pool.restart();
    const slots = everySlot(plan, assets, this.geometries, this.materials, this.pool);
    const camera = sceneCamera(view, identity, []);
    const corners = Float64Array.of(
      -1,
      -1,
      -2,
      1,
      -1,
      -2,
      -1,
      1,
      -2,
      1,
      1,
      -2,
      -1,
      -1,
      -1,
      1,
      -1,
      -1,
      -1,
      1,
      -1,
      1,
      1,
      -1,
    );
    const light = {
      kind: 'directional' as const,
      position: [0, 0, 0] as const,
      direction: [0, -1, 0] as const,
      strength: [1, 1, 1] as const,
      cosOuter: -1,
      cosInner: -1,
      castsShadow: true,
    };
    renderer.draw({
      camera,
      slots,
      lights: [light],
      shadows: shadowViewsOf(light, 0, [{ corners, convex: false }], 1024),
      exposure: 1,
      environment: { light: environment, rotation: 0, intensity: 1 },
      openness: new Uint8Array(Math.ceil(view.width / 2) * Math.ceil(view.height / 2)).fill(255),
    });
    for (const count of lightings(plan)) renderer.prepare(count, false);
  }

  private surroundingsOf({ environment }: Sample): Surroundings {
    if (!environment)
      return {
        light: this.environment('none', () => gradientPanorama([0, 0, 0], [0, 0, 0])),
        rotation: 0,
        intensity: 0,
      };
    const { type, properties } = environment;
    if (type === 'hdri') {
      const file = properties.file as string;
      const light = this.environment(`file ${file}`, () => this.options.assets.panorama(file));
      return { light, rotation: properties.rotation as number, intensity: properties.intensity as number };
    }
    const [top, bottom] =
      type === 'gradient' ? [properties.top, properties.bottom] : [properties.color, properties.color];
    const a = top as readonly number[];
    const b = bottom as readonly number[];
    // A colour's strength is the environment's own; the two of a gradient keep their ratio.
    const mean = [0, 1, 2].map((k) => (a[k] + b[k]) / 2);
    const [r] = colored(mean, 1);
    const factor = mean[0] > 0 ? r / mean[0] : 1;
    const scale = (color: readonly number[]) => color.map((value) => value * factor);
    const key = `colors ${a.join(' ')} ${b.join(' ')}`;
    const light = this.environment(key, () => gradientPanorama(scale(a), scale(b)));
    return { light, rotation: 0, intensity: properties.luminance as number };
  }

  /** Made ready once, and kept while few others are asked for. */
  private environment(key: string, panorama: () => Parameters<typeof environmentLight>[0]): EnvironmentLight {
    let light = this.environments.get(key);
    if (!light) {
      light = environmentLight(panorama());
      this.environments.set(key, light);
      for (const [oldest, old] of this.environments) {
        if (this.environments.size <= mostEnvironments) break;
        if (oldest === key) continue;
        old.dispose();
        this.environments.delete(oldest);
      }
    }
    return light;
  }
}

/** The numbers of lights to make shaders for beforehand: those that a plan surely has. Others are made when they are met. */
function lightings({ scene }: Plan): readonly number[] {
  const ranges = scene.elements.filter(({ kind }) => kind === 'light').map(({ count }) => rangeOf(count));
  const least = ranges.reduce((sum, [low]) => sum + low, 0);
  const most = ranges.reduce((sum, [, high]) => sum + high, 0);
  const rooms = new Set<number>();
  for (let lights = least; lights <= Math.min(most, least + 3); lights += 1) rooms.add(roomFor(lights));
  return [...rooms];
}

/** The least and greatest number of instances, as far as the plan says it in so many words. */
function rangeOf(count: Term | undefined): readonly [low: number, high: number] {
  if (!count) return [1, 1];
  if ('value' in count && typeof count.value === 'number') return [count.value, count.value];
  if ('draw' in count && 'dist' in count.draw && count.draw.dist === 'whole') {
    const [low, high] = count.draw.args;
    if (typeof low === 'number' && typeof high === 'number') return [low, high];
  }
  return [1, 1];
}

const mostEnvironments = 24;
const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

class Clock {
  private last = performance.now();

  constructor(private readonly times: FrameTimes | undefined) {}

  add(part: Exclude<keyof FrameTimes, 'pictures'>): void {
    const now = performance.now();
    if (this.times) this.times[part] += now - this.last;
    this.last = now;
  }
}
