import type { SampledDevice } from '../../sampling/sample.js';
import { luminance } from '../environment/sphere-map.js';

/** A light of one sample, in the world's frame. */
export interface SceneLight {
  readonly kind: 'directional' | 'point' | 'spot';
  /** Metres. */
  readonly position: readonly [number, number, number];
  /** The unit direction in which it shines. */
  readonly direction: readonly [number, number, number];
  /** Linear r, g, b: lux on a surface that faces a directional light, candela along the axis of the others. */
  readonly strength: readonly [number, number, number];
  /** Of a spot: the cosines of the angles at which the light has ended, and at which it begins to fade. */
  readonly cosOuter: number;
  readonly cosInner: number;
  readonly castsShadow: boolean;
}

/** The lights of a sample. @throws Error for a kind that is not known */
export function lightsOf(devices: readonly SampledDevice[]): readonly SceneLight[] {
  return devices.map(lightOf);
}

function lightOf({ type, matrix, properties, address }: SampledDevice): SceneLight {
  const common = {
    position: [matrix[12], matrix[13], matrix[14]],
    direction: [-matrix[8], -matrix[9], -matrix[10]],
    cosOuter: -1,
    cosInner: -1,
    castsShadow: properties.castShadow !== false,
  } as const;
  const color = properties.color as readonly [number, number, number];
  switch (type) {
    case 'directional':
      return { ...common, kind: type, strength: colored(color, properties.illuminance as number) };
    case 'point':
      // All round there are 4 pi steradians.
      return { ...common, kind: type, strength: colored(color, (properties.flux as number) / (4 * Math.PI)) };
    case 'spot': {
      const outer = properties.angle as number;
      const inner = outer * (1 - (properties.softness as number));
      const [cosOuter, cosInner] = [Math.cos(outer), Math.max(Math.cos(inner), Math.cos(outer) + 1e-4)];
      const intensity = (properties.flux as number) / coneSolidAngle(cosOuter, cosInner);
      return { ...common, kind: type, cosOuter, cosInner, strength: colored(color, intensity) };
    }
    default:
      throw new Error(`${address}: there is no light of the kind ${type}.`);
  }
}

/**
 * The solid angle of a cone whose light fades by s²(3 − 2s), where s goes from 0 to 1 between the cosines: the fade has
 * the mean ½.
 */
function coneSolidAngle(cosOuter: number, cosInner: number): number {
  return 2 * Math.PI * (1 - cosInner + (cosInner - cosOuter) / 2);
}

/** A colour made as bright as `strength`: only its hue and saturation count. Black stays black. */
export function colored(color: readonly number[], strength: number): [number, number, number] {
  const [r, g, b] = color;
  const bright = luminance(r, g, b);
  const factor = bright > 0 ? strength / bright : 0;
  return [r * factor, g * factor, b * factor];
}
