import type { Handler } from '../handler.js';

export const usePlan: Handler<'use plan'> = async (request, { world, need, signal }) => {
  return { answer: await world.use(request, need, signal) };
};
