import type { Spatial } from '../../plan/plan.js';
import type { Body } from '../placement/body.js';
import type { Candidate } from '../placement/pose.js';
import type { Context } from '../program/context.js';
import type { Frame } from '../program/frame.js';
import type { KeyNode } from '../streams/index.js';
import { compileAbove } from './above.js';
import { compileAlong } from './along.js';
import { compileDisk } from './disk.js';
import { compileGaussian } from './gaussian.js';
import { compileInside } from './inside.js';
import { compileLayout } from './layout.js';
import { compileOn } from './on.js';
import { compileRing } from './ring.js';
import { compileShell } from './shell.js';

/**
 * A distribution of points, in world coordinates. Uniform number j of local candidate t comes from component `#j` of the
 * key, block 4t.
 */
export interface SpatialSource {
  /** Whether a thing's lowest point comes to the point, not its origin. */
  readonly stands: boolean;
  /** Whether a thing turns its +Y to the surface's normal. */
  readonly tilts: boolean;
  /** Whether a thing turns about +Y to the heading: an object's +Z, a light's or camera's -Z. */
  readonly turns: boolean;
  /** The instance that a thing stands on, above or in. */
  carrier(frame: Frame): Frame | undefined;
  /** Writes a point. False if there is none for these uniforms. */
  propose(
    frame: Frame,
    key: KeyNode,
    attempt: number,
    block: number,
    body: Body | undefined,
    out: Candidate,
  ): boolean;
}

/** @throws PlanError for `uniformRotation`, which gives no points */
export function compileSource(node: Spatial, context: Context): SpatialSource {
  const compile = sources[node.spatial];
  if (compile === undefined) throw context.error('plan/invalid', `${node.spatial} gives no points.`, node.at);
  return compile(node, context);
}

const sources: Readonly<Record<string, (node: Spatial, context: Context) => SpatialSource>> = {
  on: compileOn,
  above: compileAbove,
  inside: compileInside,
  along: compileAlong,
  shell: compileShell,
  disk: compileDisk,
  ring: compileRing,
  grid: compileLayout,
  row: compileLayout,
  gaussian: compileGaussian,
};
