import { triangleAt, triangulate } from '../../geometry/index.js';
import type { Spatial } from '../../plan/plan.js';
import { polygonFault } from '../../plan/shapes/polygon.js';
import type { Context } from '../program/context.js';
import { compilePoints } from './points.js';
import { compileInterval } from './properties.js';
import type { RegionPoint } from './region.js';

const heights = { low: -Number.MAX_VALUE, high: Number.MAX_VALUE };

/**
 * A prism over a polygon of points x, z. Uniforms: 0 chooses the triangle by area, 1 and 2 the point in it, 3 the
 * height.
 * Source of the point: Turk, "Generating random points in triangles", Graphics Gems (1990).
 */
export function compilePolygon(node: Spatial, context: Context): RegionPoint {
  const { points } = node.properties;
  if (points === undefined) throw context.error('plan/invalid', 'A polygon needs points.', node.at);
  const outline = compilePoints(
    points,
    { name: 'polygon', size: 2, fault: polygonFault },
    (corners) => ({ corners, triangles: triangulate(corners) }),
    node,
    context,
  );
  const height = compileInterval(node, 'height', { low: 0, high: 1 }, heights, context);
  return (frame, uniform, out) => {
    const { corners, triangles } = outline(frame);
    const { low, high } = height(frame);
    const triangle = triangleAt(triangles, uniform(0));
    const root = Math.sqrt(uniform(1));
    const second = uniform(2);
    const weights = [1 - root, root * (1 - second), root * second];
    out.fill(0);
    for (let corner = 0; corner < 3; corner += 1) {
      const [x, z] = corners[triangles.corners[3 * triangle + corner]];
      out[0] += weights[corner] * x;
      out[2] += weights[corner] * z;
    }
    out[1] = low + (high - low) * uniform(3);
  };
}
