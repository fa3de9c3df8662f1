import { isHole, type Outcome } from '../../../engine/sampling/index.js';
import type { Handler } from '../handler.js';

export const takeSample: Handler<'sample'> = async (look, { world }) => {
  const outcome = world.sample(look);
  const { index, split } = outcome;
  const rejected = rejectedOf(outcome);
  if (isHole(outcome)) {
    const { message } = outcome.hole;
    return { answer: { index, split, hole: message, objects: 0, labelled: 0, rejected, cameras: [] } };
  }
  const objects = outcome.objects.length;
  const labelled = outcome.objects.filter(({ class: name }) => name !== null).length;
  const cameras = outcome.cameras.map(({ address }) => address);
  return { answer: { index, split, hole: null, objects, labelled, rejected, cameras } };
};

function rejectedOf(outcome: Outcome): number {
  if (isHole(outcome)) return outcome.hole.attempts;
  return outcome.cells.reduce((sum, { attempts }) => sum + attempts - 1, 0);
}
