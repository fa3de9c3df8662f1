import type { Handler } from '../handler.js';

export const tellCounters: Handler<'counters'> = async (_, { world }) => ({
  answer: { ...world.counters, device: { ...world.deviceMemory } },
});
