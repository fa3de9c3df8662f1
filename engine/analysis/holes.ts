import type { Hole } from '../sampling/index.js';
import { pattern } from './pattern.js';
import type { HoleStatistics } from './statistics.js';

type Entry = { -readonly [K in keyof HoleStatistics['tally'][number]]: HoleStatistics['tally'][number][K] };

/** Why samples could not be made. */
export class HolesAccumulator {
  private readonly entries = new Map<string, Entry>();
  private count = 0;

  add({ index, hole }: Hole): void {
    this.count += 1;
    const requires = hole.requires.map(pattern);
    const address = hole.address === undefined ? undefined : pattern(hole.address);
    // Which of the conditions failed most often is chance.
    const key = JSON.stringify([hole.code, address, [...requires].sort()]);
    const entry = this.entries.get(key);
    if (entry !== undefined) entry.count += 1;
    else {
      const { code, message, at } = hole;
      this.entries.set(key, {
        code,
        ...(address && { address }),
        requires,
        count: 1,
        message,
        index,
        ...(at && { at }),
      });
    }
  }

  statistics(): HoleStatistics {
    const tally = [...this.entries.values()].map((entry) => ({ ...entry }));
    return { count: this.count, tally: tally.sort((a, b) => b.count - a.count || a.index - b.index) };
  }
}
