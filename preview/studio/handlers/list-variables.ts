import type { Handler } from '../handler.js';
import type { ListedVariable } from '../protocol.js';

/** More than anybody looks through. */
const mostVariables = 2_000;

export const listVariables: Handler<'variables'> = async (_, { world }) => {
  const listed = new Map<string, ListedVariable>();
  for (const { pattern, at, distribution } of world.of({}).variables) {
    if (listed.size >= mostVariables) break;
    const isPoint = 'spatial' in distribution && distribution.spatial !== 'uniformRotation';
    if (!listed.has(pattern)) listed.set(pattern, { pattern, at, isPoint });
  }
  return { answer: [...listed.values()] };
};
