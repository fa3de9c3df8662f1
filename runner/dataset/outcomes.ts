import type { Sample } from '../../engine/sampling/index.js';
import type { CrowdedCounts, HoleEntry, SampleEntry } from '../pipeline/journal-lines.js';

/** For how many instances of a sample there was no room, by the address of their element; undefined if for none. */
export function crowdedOf({ crowded }: Sample): SampleEntry['crowded'] {
  if (crowded === undefined) return undefined;
  const counts = new Map<string, CrowdedCounts>();
  for (const { address, outcome } of crowded) {
    const element = address.replace(/\[\d+\]$/, '');
    const known = counts.get(element) ?? { fewer: 0, overlap: 0 };
    counts.set(element, { ...known, [outcome]: known[outcome] + 1 });
  }
  return Object.fromEntries(counts);
}

/** Why samples could not be made. Addresses are without the numbers of instances. */
export interface HoleKind {
  readonly code: string;
  readonly address?: string;
  /** The conditions that did not hold. */
  readonly requires: readonly string[];
  readonly samples: number;
  /** The number of the first, and its message. */
  readonly first: number;
  readonly message: string;
}

/** Kinds of holes that a manifest tells. */
const mostKinds = 1000;

/** Counts what did not come out as it was asked for, over a data set. Entries come in the order of the samples. */
export class Outcomes {
  readonly #crowded = new Map<string, CrowdedCounts>();
  readonly #holes = new Map<string, HoleKind>();

  addSample({ crowded = {} }: SampleEntry): void {
    for (const [element, { fewer, overlap }] of Object.entries(crowded)) {
      const known = this.#crowded.get(element) ?? { fewer: 0, overlap: 0 };
      this.#crowded.set(element, { fewer: known.fewer + fewer, overlap: known.overlap + overlap });
    }
  }

  addHole({ index, hole }: HoleEntry): void {
    const { code, message } = hole;
    const address = hole.address === undefined ? {} : { address: patternOf(hole.address) };
    const requires = hole.requires.map(patternOf);
    const key = JSON.stringify([code, address, [...requires].sort()]);
    const known = this.#holes.get(key);
    if (known !== undefined) this.#holes.set(key, { ...known, samples: known.samples + 1 });
    else if (this.#holes.size < mostKinds)
      this.#holes.set(key, { code, ...address, requires, samples: 1, first: index, message });
  }

  /** By the address of the element, sorted. */
  get crowded(): Readonly<Record<string, CrowdedCounts>> {
    return Object.fromEntries([...this.#crowded].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** The most frequent first. */
  get holes(): readonly HoleKind[] {
    return [...this.#holes.values()].sort((a, b) => b.samples - a.samples || a.first - b.first);
  }
}

function patternOf(address: string): string {
  return address.replaceAll(/\[\d+\]/g, '[*]');
}
