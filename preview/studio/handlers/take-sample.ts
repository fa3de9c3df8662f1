import { isHole } from '../../../engine/sampling/index.js';
import type { Handler } from '../handler.js';

export const takeSample: Handler<'sample'> = async ({ index }, { world }) => {
  const outcome = world.sample(index);
  const { split } = outcome;
  if (isHole(outcome)) {
    return { answer: { index, split, hole: outcome.hole.message, objects: 0, labelled: 0 } };
  }
  const objects = outcome.objects.length;
  const labelled = outcome.objects.filter(({ class: name }) => name !== null).length;
  return { answer: { index, split, hole: null, objects, labelled } };
};
