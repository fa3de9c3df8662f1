import { drawDistribution } from '../../../engine/analysis/index.js';
import type { Handler } from '../handler.js';
import { turn } from '../turn.js';

export const studyVariable: Handler<'distribution'> = async ({ pattern }, { world, signal }) => {
  const { plan, unfallen } = world;
  const now = () => performance.now();
  const answer = await world.variableStudy.next(
    plan,
    pattern,
    (stop) => drawDistribution(unfallen, pattern, { pause: turn, now, signal: stop }),
    signal,
  );
  return { answer };
};
