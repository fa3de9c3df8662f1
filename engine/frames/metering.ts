import { exp } from '../numbers/index.js';
import type { Sample, SampledDevice } from '../sampling/sample.js';
import type { EnvironmentLight } from '../scene/environment/environment-light.js';
import { irradianceAt } from '../scene/environment/irradiance.js';
import { luminance } from '../scene/environment/sphere-map.js';
import type { SceneLight } from '../scene/lights/light-list.js';

/** The surroundings of one sample. */
export interface Surroundings {
  readonly light: EnvironmentLight;
  /** About +Y, radians. */
  readonly rotation: number;
  readonly intensity: number;
}

/**
 * What light is multiplied with so that a grey card comes out as grey: an incident-light meter in the middle of the
 * labelled things, one reading upwards and one towards the camera. Shadows and the things' own colours don't count, so
 * a white table is white and a black one black. Plus the camera's `exposure` in EV.
 */
export function exposureOf(
  sample: Sample,
  camera: SampledDevice,
  lights: readonly SceneLight[],
  surroundings: Surroundings,
): number {
  const place = middleOf(sample);
  const m = camera.matrix;
  const toCamera = unit([m[12] - place[0], m[13] - place[1], m[14] - place[2]]);
  const mean =
    (illuminance(place, [0, 1, 0], lights, surroundings) +
      illuminance(place, toCamera, lights, surroundings)) /
    2;
  const steps = camera.properties.exposure as number;
  // In the dark there is nothing to meter: the picture is black whatever the factor.
  return mean > 0 ? (Math.PI / mean) * exp(steps * Math.LN2) : 0;
}

/** Lux on a card that faces `normal`. */
function illuminance(
  place: readonly [number, number, number],
  normal: readonly [number, number, number],
  lights: readonly SceneLight[],
  { light, rotation, intensity }: Surroundings,
): number {
  const [c, s] = [Math.cos(rotation), Math.sin(rotation)];
  const [r, g, b] = irradianceAt(
    light.irradiance,
    normal[0] * c - normal[2] * s,
    normal[1],
    normal[0] * s + normal[2] * c,
  );
  let sum = luminance(r, g, b) * light.scale * intensity;
  for (const each of lights) {
    const [lr, lg, lb] = each.strength;
    const strength = luminance(lr, lg, lb);
    if (each.kind === 'directional') {
      sum += strength * Math.max(0, -dot(each.direction, normal));
      continue;
    }
    const to = [
      each.position[0] - place[0],
      each.position[1] - place[1],
      each.position[2] - place[2],
    ] as const;
    const square = Math.max(dot(to, to), 0.01);
    const towards = unit(to);
    const inCone = each.kind === 'point' || -dot(towards, each.direction) > each.cosOuter;
    if (inCone) sum += (strength / square) * Math.max(0, dot(towards, normal));
  }
  return sum;
}

/** The mean of the middles of what has a class; of everything, if nothing has. */
function middleOf({ objects }: Sample): readonly [number, number, number] {
  const labelled = objects.filter((object) => object.class !== null);
  const counted = labelled.length > 0 ? labelled : objects;
  const sum: [number, number, number] = [0, 0, 0];
  for (const { matrix, bounds } of counted) {
    const middle = bounds.min.map((low, axis) => (low + bounds.max[axis]) / 2);
    for (let axis = 0; axis < 3; axis += 1) {
      sum[axis] +=
        matrix[axis] * middle[0] +
        matrix[4 + axis] * middle[1] +
        matrix[8 + axis] * middle[2] +
        matrix[12 + axis];
    }
  }
  const count = Math.max(1, counted.length);
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function unit(v: readonly number[]): readonly [number, number, number] {
  const length = Math.sqrt(dot(v, v));
  return length > 0 ? [v[0] / length, v[1] / length, v[2] / length] : [0, 1, 0];
}
