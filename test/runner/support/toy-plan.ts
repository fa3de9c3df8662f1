import type { Plan } from '../../../engine/plan/plan.js';
import { compile } from '../../../language/index.js';
import { MemoryFiles } from '../../language/support/memory-files.js';

/** How many samples the toys' plan has; `holeIndex` is the one of them that can't be made. */
export const toySamples = 8;
export const holeIndex = 3;

const specOf = (luck: number) => `language 1
dataset Toys {
  seed = 32
  samples = ${toySamples}
  attempts = 1
  split = { train: 60%, test: 40% }
  scene = Table
}
class block { id = 1 }
class ball { id = 2 }
scene Table {
  let luck ~ 0 .. 1
  object top = plane { size = (1m, 1m) }
  object brick = box { class = block; size ~ (10cm .. 30cm, 10cm .. 30cm, 10cm .. 30cm); place = (-20cm, 10cm, 0m) }
  object marble = sphere { class = ball; radius ~ 5cm .. 15cm; place = (20cm, 15cm, 0m) }
  camera eye = pinhole { place = (0m, 80cm, 1m); lookAt = top; resolution = (64, 48) }
  require lucky: luck < ${luck}
}
labels { rgb, boxes, masks, depth }
export coco
export yolo
`;

/**
 * A few primitive things before one small camera, with the labels and exports of a usual data set.
 * @param luck the share of the samples that can be made
 */
export function toyPlan(luck = 0.8): Plan {
  const { plan, diagnostics } = compile('toys.specimen', new MemoryFiles({ 'toys.specimen': specOf(luck) }), {
    tool: 'specimen test',
  });
  if (!plan) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return plan;
}
