import type { Sample } from '../sampling/sample.js';
import {
  darkness,
  type EnvironmentLight,
  environmentLight,
  gradientPanorama,
} from '../scene/environment/environment-light.js';
import type { Panorama } from '../scene/environment/sphere-map.js';
import { colored } from '../scene/lights/light-list.js';
import type { PlanAssets } from './assets.js';
import type { FrameCounts } from './frames.js';
import type { Surroundings } from './metering.js';

/** As many environments are kept ready for other samples. */
const mostEnvironments = 24;

/** The environments of samples, each made ready once. */
export class SurroundingsStore {
  /** That of no environment. */
  readonly dark = darkness();
  private readonly environments = new Map<string, EnvironmentLight>();

  constructor(
    private readonly assets: PlanAssets,
    private readonly counts: FrameCounts | undefined,
  ) {}

  of({ environment }: Sample): Surroundings {
    if (!environment) return { light: this.dark, rotation: 0, intensity: 0 };
    const { type, properties } = environment;
    if (type === 'hdri') {
      const file = properties.file as string;
      const light = this.keep(`file ${file}`, () => this.assets.panorama(file));
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
    const light = this.keep(key, () => gradientPanorama(scale(a), scale(b)));
    return { light, rotation: 0, intensity: properties.luminance as number };
  }

  dispose(): void {
    this.dark.dispose();
    for (const environment of this.environments.values()) environment.dispose();
  }

  private keep(key: string, panorama: () => Panorama): EnvironmentLight {
    let light = this.environments.get(key);
    if (!light) {
      light = environmentLight(panorama());
      if (this.counts) this.counts.environments += 1;
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
