import { requiresOf } from '../../attempts/requires.js';
import { placeOf } from '../../places.js';
import type { Handler } from '../handler.js';

export const listAttempts: Handler<'attempts'> = async (request, { world }) => {
  const scene = world.of(request);
  const { plan } = scene;
  const names = requiresOf(plan);
  const answer = scene.attempts(request).map(({ requires, ...attempt }) => ({
    ...attempt,
    requires: requires.map(({ address, at }) => ({
      name: names.get(at ?? '') ?? address,
      place: placeOf(plan, at),
    })),
  }));
  return { answer };
};
