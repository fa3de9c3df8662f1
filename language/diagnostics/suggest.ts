import { distance } from 'fastest-levenshtein';

/** The candidate nearest to what was written, if it is near enough to have been meant. */
export function nearestName(written: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(written.length / 3)) + 1;
  const lower = written.toLowerCase();
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - written.length) >= least && candidate.toLowerCase() !== lower) continue;
    const far = candidate.toLowerCase() === lower ? 0 : distance(lower, candidate.toLowerCase());
    if (far < least) {
      least = far;
      best = candidate;
    }
  }
  return best;
}
