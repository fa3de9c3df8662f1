import { cos, pow, sin } from '../../numbers/index.js';
import type { Spatial } from '../../plan/plan.js';
import type { Context } from '../program/context.js';
import type { Frame } from '../program/frame.js';
import { uniformAt } from '../streams/index.js';
import { compilePolygon } from './polygon.js';
import { compileNumber, compileNumbers, compilePoint } from './properties.js';
import type { SpatialSource } from './source.js';

/** Writes a point of the region, relative to its centre, for uniforms by component. */
export type RegionPoint = (frame: Frame, uniform: (component: number) => number, out: Float64Array) => void;

/** Uniform by volume in a region of space: the origin of what is placed lies in it. */
export function compileRegion(node: Spatial, context: Context): SpatialSource {
  const compile = node.region === undefined ? undefined : regions[node.region];
  if (compile === undefined)
    throw context.error('plan/invalid', `There is no region ${node.region}.`, node.at);
  const around = compilePoint(node.target, context);
  const write = compile(node, context);
  const { world } = context.place.plate.program;
  return {
    stands: false,
    tilts: false,
    turns: false,
    carrier: () => undefined,
    propose: (frame, key, attempt, block, _, { point }) => {
      const centre = around(frame);
      write(frame, (component) => uniformAt(key.component(component), world.sample, attempt, block), point);
      for (let axis = 0; axis < 3; axis += 1) point[axis] += centre[axis];
      return true;
    },
  };
}

/** Uniforms 0, 1 and 2 along x, y and z. */
function compileBox(node: Spatial, context: Context): RegionPoint {
  const size = compileNumbers(node, 'size', [1, 1, 1], 0, context);
  return (frame, uniform, out) => {
    const extents = size(frame);
    for (let axis = 0; axis < 3; axis += 1) out[axis] = (uniform(axis) - 0.5) * extents[axis];
  };
}

/** Uniforms: 0 for the cube of the distance, 1 for the sine of the elevation, 2 for the azimuth. */
function compileSphere(node: Spatial, context: Context): RegionPoint {
  const radius = compileNumber(node, 'radius', 1, 0, context);
  return (frame, uniform, out) => {
    const distance = radius(frame) * pow(uniform(0), 1 / 3);
    const up = 2 * uniform(1) - 1;
    const level = Math.sqrt(Math.max(0, 1 - up * up));
    const azimuth = 2 * Math.PI * uniform(2);
    out[0] = distance * level * sin(azimuth);
    out[1] = distance * up;
    out[2] = 0 - distance * level * cos(azimuth);
  };
}

/** Uniforms: 0 for the square of the distance from the axis, 1 for the azimuth, 2 for the height. */
function compileCylinder(node: Spatial, context: Context): RegionPoint {
  const radius = compileNumber(node, 'radius', 1, 0, context);
  const height = compileNumber(node, 'height', 1, 0, context);
  return (frame, uniform, out) => {
    const distance = radius(frame) * Math.sqrt(uniform(0));
    const azimuth = 2 * Math.PI * uniform(1);
    out[0] = distance * sin(azimuth);
    out[1] = (uniform(2) - 0.5) * height(frame);
    out[2] = 0 - distance * cos(azimuth);
  };
}

const regions: Readonly<Record<string, ((node: Spatial, context: Context) => RegionPoint) | undefined>> = {
  box: compileBox,
  sphere: compileSphere,
  cylinder: compileCylinder,
  polygon: compilePolygon,
};
