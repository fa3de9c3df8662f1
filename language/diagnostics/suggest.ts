import { distance } from 'fastest-levenshtein';

/** Longer names are not compared: nobody would recognize the suggestion. */
const longestName = 200;

/** The candidate nearest to what was written, if it is near enough to have been meant. */
export function nearestName(written: string, candidates: Iterable<string>): string | undefined {
  if (written.length > longestName) return undefined;
  let best: string | undefined;
  // Of a single letter, only the case can be wrong.
  let least = written.length < 2 ? 1 : Math.max(1, Math.floor(written.length / 3)) + 1;
  const lower = written.toLowerCase();
  for (const candidate of candidates) {
    if (candidate === written) continue;
    if (Math.abs(candidate.length - written.length) >= least && candidate.toLowerCase() !== lower) continue;
    const far = mistakes(lower, candidate.toLowerCase());
    if (far < least) {
      least = far;
      best = candidate;
    }
  }
  return best;
}

/** How many letters are wrong, missing or too many; two that changed places are one mistake. */
function mistakes(a: string, b: string): number {
  if (a === b) return 0;
  if (a.length === b.length) {
    let at = 0;
    while (a[at] === b[at]) at++;
    if (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)) return 1;
  }
  return distance(a, b);
}
