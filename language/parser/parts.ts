import type { Spec } from '../generated/ast.js';
import { maximumTokens } from './newline-lexer.js';
import { type Parsed, parse, type SyntaxFault } from './parse.js';
import { splitItems } from './split.js';

/** Some items of a text, parsed by themselves: the offsets of their tree are from `start`. */
export interface Part {
  readonly start: number;
  readonly spec: Spec;
}

/** A text that was parsed in parts. */
export interface ParsedText {
  readonly text: string;
  /** The items of all parts. The tree has no place of its own, and its items belong to the specs of their parts. */
  readonly spec: Spec;
  readonly parts: readonly Part[];
  readonly faults: readonly SyntaxFault[];
}

/** How many texts later a part that stood in one is still known. */
const longestKept = 6;

interface Kept {
  /** As often as the text has stood in one file: no tree stands in it twice. */
  readonly parsed: Parsed[];
  /** The number of the last text in which it stood. */
  last: number;
}

/**
 * Parts that were parsed before, by their text. Between two keys all but one part of a text are the same, and their trees,
 * which nobody changes, serve again.
 */
export class PartCache {
  private readonly kept = new Map<string, Kept>();
  private texts = 0;

  /** A new text begins: what was not asked for in some that came before is forgotten. */
  begin(): void {
    this.texts += 1;
    for (const [text, { last }] of this.kept) if (this.texts - last > longestKept) this.kept.delete(text);
  }

  /** The tree of a part, the `count`th of its text in the file. */
  parse(text: string, count: number): Parsed {
    let kept = this.kept.get(text);
    if (!kept) {
      kept = { parsed: [], last: 0 };
      this.kept.set(text, kept);
    }
    kept.last = this.texts;
    kept.parsed[count] ??= parse(text);
    return kept.parsed[count];
  }
}

/**
 * Parses a spec item by item, as far as it can be parsed: what is wrong with one item is no matter of the others. Never
 * throws on any text. @param cache of the texts that this one follows
 */
export function parseText(text: string, cache: PartCache = new PartCache()): ParsedText {
  cache.begin();
  // What may have too many words is counted as a whole.
  const starts = text.length > maximumTokens ? [0] : splitItems(text);
  const counts = new Map<string, number>();
  const parts: Part[] = [];
  const faults: SyntaxFault[] = [];
  for (const [at, start] of starts.entries()) {
    const part = text.slice(start, starts[at + 1]);
    const count = counts.get(part) ?? 0;
    counts.set(part, count + 1);
    const parsed = cache.parse(part, count);
    parts.push({ start, spec: parsed.spec });
    for (const fault of parsed.faults)
      faults.push({ ...fault, start: fault.start + start, end: fault.end + start });
  }
  // Of a text with a part that is not read at all the rest is not told of, since it names what stands there.
  const refused = faults.find(({ code }) => code !== undefined);
  if (refused) return { text, spec: { $type: 'Spec', items: [] }, parts, faults: [refused] };
  const items = parts.flatMap(({ spec }) => spec.items);
  return { text, spec: { $type: 'Spec', items }, parts, faults };
}
