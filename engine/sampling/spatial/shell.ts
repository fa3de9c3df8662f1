import { cos, pow, sin } from '../../numbers/index.js';
import type { Spatial } from '../../plan/plan.js';
import type { Context } from '../program/context.js';
import { uniformAt } from '../streams/index.js';
import { compileInterval, compilePoint } from './properties.js';
import type { SpatialSource } from './source.js';

const distances = { low: 0, high: Number.MAX_VALUE };
const elevations = { low: -Math.PI / 2, high: Math.PI / 2 };
const azimuths = { low: -Number.MAX_VALUE, high: Number.MAX_VALUE };

/**
 * Uniform by volume between two spheres round a centre, in the sector of an elevation above the horizon and an azimuth
 * (0 is -Z, clockwise seen from above). Uniforms: 0 for the cube of the distance, 1 for the sine of the elevation, 2 for
 * the azimuth.
 */
export function compileShell(node: Spatial, context: Context): SpatialSource {
  const around = compilePoint(node.target, context);
  const radius = compileInterval(node, 'radius', { low: 1, high: 2 }, distances, context);
  const elevation = compileInterval(node, 'elevation', { low: 0, high: Math.PI / 2 }, elevations, context);
  const azimuth = compileInterval(node, 'azimuth', { low: 0, high: 2 * Math.PI }, azimuths, context);
  const { world } = context.place.plate.program;
  return {
    stands: false,
    tilts: false,
    turns: false,
    carrier: () => undefined,
    propose: (frame, key, attempt, block, _, { point }) => {
      const uniform = (component: number) =>
        uniformAt(key.component(component), world.sample, attempt, block);
      const centre = around(frame);
      const distance = betweenSpheres(radius(frame).low, radius(frame).high, uniform(0));
      const [low, high] = [sin(elevation(frame).low), sin(elevation(frame).high)];
      const up = low + (high - low) * uniform(1);
      const level = Math.sqrt(Math.max(0, 1 - up * up));
      const angle = azimuth(frame).low + (azimuth(frame).high - azimuth(frame).low) * uniform(2);
      point[0] = centre[0] + distance * level * sin(angle);
      point[1] = centre[1] + distance * up;
      point[2] = centre[2] - distance * level * cos(angle);
      return true;
    },
  };
}

/** The distance whose cube is uniform between those of two others. */
function betweenSpheres(low: number, high: number, u: number): number {
  if (low === high) return low;
  // Relative to the outer sphere, so that no cube overflows.
  const inner = low / high;
  const cube = inner * inner * inner;
  return high * pow(cube + (1 - cube) * u, 1 / 3);
}
