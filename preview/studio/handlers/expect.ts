import { drawExpectations } from '../../../engine/analysis/index.js';
import type { Handler } from '../handler.js';
import { turn } from '../turn.js';

export const expect: Handler<'expectations'> = async (_, { world, signal }) => {
  const { plan, unfallen } = world;
  const now = () => performance.now();
  const answer = await world.planStudy.next(
    plan,
    '',
    (stop) => drawExpectations(plan, unfallen, { pause: turn, now, signal: stop }),
    signal,
  );
  return { answer };
};
