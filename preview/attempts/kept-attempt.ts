import type { AttemptReference } from '../../engine/sampling/index.js';

/** An attempt that was kept, if it is one. */
export function attemptFrom(kept: unknown): AttemptReference | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { cell, plate, attempt } = kept as Record<string, unknown>;
  return isCount(cell) && isCount(attempt) && typeof plate === 'string' ? { cell, plate, attempt } : null;
}

export function isSameAttempt(a: AttemptReference | null, b: AttemptReference | null): boolean {
  return a?.cell === b?.cell && a?.plate === b?.plate && a?.attempt === b?.attempt;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
