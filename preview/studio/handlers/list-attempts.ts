import { placeOf } from '../../places.js';
import type { Handler } from '../handler.js';

export const listAttempts: Handler<'attempts'> = async (request, { world }) => {
  const scene = world.of(request);
  const { plan, words } = scene;
  const answer = scene.attempts(request).map(({ requires, ...attempt }) => ({
    ...attempt,
    requires: requires.map(({ address, at }) => ({
      name: words.conditions[at ?? ''] ?? address,
      place: placeOf(plan, at),
    })),
  }));
  return { answer };
};
