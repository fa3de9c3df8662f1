import type { Hole } from '../../engine/sampling/index.js';
import type { PlanPlaces } from '../input/plan-places.js';
import { visible } from './cells.js';

/** How many kinds of holes are told. */
const mostKinds = 10;

/** Counts the samples that could not be made, by what kept them from it. */
export class HoleTally {
  private readonly kinds = new Map<string, { readonly first: Hole; count: number }>();
  count = 0;

  constructor(private readonly places: PlanPlaces) {}

  add(hole: Hole): void {
    this.count += 1;
    const key = kindOf(hole);
    const kind = this.kinds.get(key);
    if (kind) kind.count += 1;
    else this.kinds.set(key, { first: hole, count: 1 });
  }

  /** A line for all, and one for each kind, the most frequent first. */
  describe(samples: number): string {
    const kinds = [...this.kinds.values()].sort((a, b) => b.count - a.count);
    const lines = kinds.slice(0, mostKinds).map(({ first: { index, hole }, count }) => {
      const place = this.places.name(hole.at);
      const where = place === undefined ? '' : ` (${place})`;
      return `  ${count} × ${hole.code}: ${visible(hole.message)}${where} First in sample ${index}.`;
    });
    if (kinds.length > mostKinds) lines.push(`  and ${kinds.length - mostKinds} more kinds`);
    const of = `${samples.toLocaleString('en')} ${samples === 1 ? 'sample' : 'samples'}`;
    const what = this.count === 1 ? '1 is a hole' : `${this.count.toLocaleString('en')} are holes`;
    return `Of ${of}, ${what}: what was asked could not be made.\n${lines.join('\n')}\n`;
  }
}

function kindOf({ hole }: Hole): string {
  return [
    hole.code,
    hole.at ?? hole.address?.replaceAll(/\[\d+\]/g, '[*]'),
    ...hole.requires.slice(0, 1),
  ].join(' ');
}
