/** The random variables that a value depends on, or `many`, which may be any. */
export type Roots = ReadonlySet<string> | 'many';

export const noRoots: Roots = new Set();

/** More are not told apart, so that a long chain of variables does not cost its square. */
const mostRoots = 32;

export function joined(all: readonly Roots[]): Roots {
  const result = new Set<string>();
  for (const roots of all) {
    if (roots === 'many') return 'many';
    for (const root of roots) result.add(root);
    if (result.size > mostRoots) return 'many';
  }
  return result;
}

/** Whether two values may depend on one random variable. */
export function overlap(a: Roots, b: Roots): boolean {
  if (a === 'many') return b === 'many' || b.size > 0;
  if (b === 'many') return a.size > 0;
  for (const root of a) if (b.has(root)) return true;
  return false;
}

/** Whether no two of some values depend on one random variable. */
export function areIndependent(all: readonly Roots[]): boolean {
  let before: Roots = noRoots;
  for (const roots of all) {
    if (overlap(before, roots)) return false;
    before = joined([before, roots]);
  }
  return true;
}
