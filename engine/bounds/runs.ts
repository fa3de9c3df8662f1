import { type NumberBounds, numberWithin } from './bounds.js';
import type { ElementBounds } from './position.js';
import type { Range } from './range.js';
import { joined } from './roots.js';

/**
 * How many instances there may be in the runs of the groups in which it stands, absent ones included, seen from what
 * stands in `from`: of a group that both stand in, one run counts.
 */
export function countSeenFrom(from: ElementBounds | undefined, element: ElementBounds): NumberBounds {
  const own = from === undefined ? [] : chain(from);
  let count = element.count();
  for (const group of chain(element.within)) {
    if (own.includes(group)) break;
    const runs = group.count();
    count = numberWithin(times(count.outer, runs.outer), {
      whole: true,
      roots: joined([count.roots, runs.roots]),
    });
  }
  return count;
}

function chain(element: ElementBounds | undefined): readonly ElementBounds[] {
  return element === undefined ? [] : [element, ...chain(element.within)];
}

/** Of counts, which are not negative; none of infinitely many is none. */
function times(a: Range, b: Range): Range {
  const product = (x: number, y: number) => (x === 0 || y === 0 ? 0 : x * y);
  return [product(a[0], b[0]), product(a[1], b[1])];
}
