import type { Handler } from '../handler.js';

export const usePlan: Handler<'use plan'> = async ({ plan, assets }, { world, need, signal }) => {
  const api = await world.use(plan, assets, need, signal);
  return { answer: { api } };
};
