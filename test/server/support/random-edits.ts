import type { Position, Range } from './fixture.js';

/** A change as the protocol has it: of a range, or without one of the whole text. */
export interface Change {
  readonly range?: Range;
  readonly text: string;
}

/** Part of a text with what comes in its place, by offsets. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const pieces = [
  ...' \n\t{}()[]"~=.,;:/*+-_<>0a9µ×#%\\',
  ...[
    '..',
    '//',
    '/*',
    '*/',
    '/**',
    '\r\n',
    '🎲',
    'ß',
    '5cm',
    '1e9',
    'and',
    'import "',
    ' ~ normal(1, 2)',
    '\n}\n',
  ],
  ...[
    'object x = sphere { radius ~ 1cm .. 2cm }\n',
    'let y = ',
    'require ',
    'scene T = S { }\n',
    '\u0000',
    '10cm',
  ],
];

/** Texts before the last edits that can be gone back to. */
const mostUndone = 40;

/**
 * Somebody who edits a text at random: types, deletes, pastes, moves lines, changes several places at once, undoes. Tells
 * each edit as an editor would, and keeps the text that it makes by itself.
 */
export class RandomEditor {
  private readonly past: string[] = [];

  /** @param random numbers from 0 to 1 */
  constructor(
    private readonly original: string,
    private readonly random: () => number,
    public text: string = original,
  ) {}

  /** Edits once; the changes are to be made one after another. */
  edit(): Change[] {
    const { text } = this;
    const kind = this.random();
    this.past.push(text);
    if (this.past.length > mostUndone) this.past.shift();
    if (kind < 0.35) return this.made([this.insertion()]);
    if (kind < 0.5) return this.made([this.deletion()]);
    if (kind < 0.6) return this.made([this.paste()]);
    if (kind < 0.75) return this.made(this.lines());
    if (kind < 0.85) return this.made(this.several());
    if (kind < 0.95) return this.undone();
    this.text = this.original;
    return [{ text: this.original }];
  }

  /** A place in the text, as the protocol counts. */
  position(): Position {
    return positionAt(this.text, this.offset());
  }

  /** A place that no line break of two characters is split by. */
  private offset(): number {
    const at = Math.floor(this.random() * (this.text.length + 1));
    return this.text[at - 1] === '\r' && this.text[at] === '\n' ? at - 1 : at;
  }

  private insertion(): Replacement {
    const at = this.offset();
    return { start: at, end: at, text: pieces[Math.floor(this.random() * pieces.length)] };
  }

  private range(most: number): { start: number; end: number } {
    const start = this.offset();
    let end = Math.min(this.text.length, start + Math.floor(this.random() * most));
    if (this.text[end - 1] === '\r' && this.text[end] === '\n') end += 1;
    return { start, end };
  }

  private deletion(): Replacement {
    return { ...this.range(20), text: '' };
  }

  private paste(): Replacement {
    const from = this.range(300);
    return { ...this.range(this.random() < 0.5 ? 1 : 100), text: this.text.slice(from.start, from.end) };
  }

  /** A line is deleted, doubled, or moved to another place. */
  private lines(): Replacement[] {
    const starts = [0, ...[...this.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    const one = Math.floor(this.random() * starts.length);
    const [start, end] = [starts[one], starts[one + 1] ?? this.text.length];
    const line = this.text.slice(start, end);
    const kind = this.random();
    if (kind < 0.4) return [{ start, end, text: '' }];
    if (kind < 0.7) return [{ start, end: start, text: line }];
    const to = starts[Math.floor(this.random() * starts.length)];
    const moved = { start: to, end: to, text: line };
    const gone = { start, end, text: '' };
    return to <= start ? [gone, moved] : [moved, gone];
  }

  /** Up to five places, the last first as editors send them. */
  private several(): Replacement[] {
    const found: Replacement[] = [];
    for (let count = 2 + Math.floor(this.random() * 4); count > 0; count--)
      found.push(this.random() < 0.5 ? this.insertion() : this.deletion());
    found.sort((a, b) => b.start - a.start);
    return found.filter((each, at) => at === 0 || each.end <= found[at - 1].start);
  }

  private undone(): Change[] {
    const back = 1 + Math.floor(this.random() * Math.min(8, this.past.length));
    const before = this.past.at(-back)!;
    const { text } = this;
    let start = 0;
    while (start < before.length && before[start] === text[start]) start += 1;
    if (text[start - 1] === '\r' || before[start - 1] === '\r') start -= 1;
    let tail = 0;
    const most = Math.min(before.length, text.length) - start;
    while (tail < most && before.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
    if (text.at(-tail) === '\n' && tail > 0) tail -= 1;
    return this.made([{ start, end: text.length - tail, text: before.slice(start, before.length - tail) }]);
  }

  private made(replacements: readonly Replacement[]): Change[] {
    return replacements.map(({ start, end, text }) => {
      const range = { start: positionAt(this.text, start), end: positionAt(this.text, end) };
      this.text = this.text.slice(0, start) + text + this.text.slice(end);
      return { range, text };
    });
  }
}

/** The line and character of an offset, both from 0; lines end as the protocol says. */
export function positionAt(text: string, offset: number): Position {
  let [line, start] = [0, 0];
  for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) {
    if (index + end.length > offset) break;
    line += 1;
    start = index + end.length;
  }
  return { line, character: offset - start };
}
