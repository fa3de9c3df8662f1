import type { Handler } from '../handler.js';

/** More than anybody looks through. */
const mostVariables = 2_000;

export const listVariables: Handler<'variables'> = async (_, { world }) => {
  const places = new Map<string, string | undefined>();
  for (const { pattern, at } of world.variables) {
    if (places.size >= mostVariables) break;
    if (!places.has(pattern)) places.set(pattern, at);
  }
  return { answer: [...places].map(([pattern, at]) => ({ pattern, at })) };
};
