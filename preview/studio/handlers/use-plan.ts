import type { Handler } from '../handler.js';

export const usePlan: Handler<'use plan'> = async (request, { world, need, signal }) => {
  const api = await world.use(request, need, signal);
  return { answer: { api } };
};
