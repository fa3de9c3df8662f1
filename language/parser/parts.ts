import { type AstNode, AstUtils } from 'langium';
import type { Body, Item, Spec } from '../generated/ast.js';
import { maximumTokens } from './newline-lexer.js';
import { parse, type SyntaxFault } from './parse.js';
import { type Part, PartTree } from './part-tree.js';
import { type Stretch, splitItems } from './split.js';

/** A text that was parsed in parts. */
export interface ParsedText {
  readonly text: string;
  /** The items of all parts. The tree has no place of its own. */
  readonly spec: Spec;
  readonly parts: readonly Part[];
  readonly faults: readonly SyntaxFault[];
}

/** How many texts later a part that stood in one is still known. */
const longestKept = 6;
/** A body that is longer, in UTF-16 units, is parsed in parts. */
const longestBody = 100;

interface Kept {
  /** As many as have stood in one text. */
  readonly trees: PartTree[];
  /** In the text of the number `asked`, those before `from` are no longer free. */
  from: number;
  asked: number;
  /** The number of the last text in which it stood. */
  last: number;
}

/**
 * What was parsed of the texts of one file. Between two keys all but a few parts of a text are the same, and their trees
 * serve again: **a new text takes the trees of the one before**, which must not be used any more.
 */
export class PartCache {
  private readonly kept = new Map<string, Kept>();
  /** The trees of the latest text: none stands in it twice. */
  private used = new Set<PartTree>();
  private texts = 0;
  private latest: ParsedText | undefined;

  /** Parses a text, or gives the last one again. */
  parse(text: string): ParsedText {
    if (this.latest?.text !== text) {
      this.texts += 1;
      this.used = new Set();
      for (const [part, { last }] of this.kept) if (this.texts - last > longestKept) this.kept.delete(part);
      this.latest = parsedText(text, this);
    }
    return this.latest;
  }

  /** The tree of a part: the one that is known, or a new one. */
  tree(text: string, make: () => PartTree): PartTree {
    const kept = this.kept.get(text);
    const known = kept && this.nextFree(kept);
    if (known) {
      this.use(known);
      return known;
    }
    const tree = make();
    this.keep(tree).trees.push(tree);
    return tree;
  }

  /** What is not free stays so for the rest of the text: of very many parts alike, each is looked at once. */
  private nextFree(kept: Kept): PartTree | undefined {
    if (kept.asked !== this.texts) Object.assign(kept, { asked: this.texts, from: 0 });
    const { trees } = kept;
    while (kept.from < trees.length) {
      const tree = trees[kept.from]!;
      kept.from += 1;
      if (this.isFree(tree)) return tree;
    }
    return undefined;
  }

  private isFree(tree: PartTree): boolean {
    return !this.used.has(tree) && (tree.inner?.parts.every((part) => this.isFree(part.tree)) ?? true);
  }

  private use(tree: PartTree): void {
    this.keep(tree);
    for (const part of tree.inner?.parts ?? []) this.use(part.tree);
  }

  /** The tree stands in the latest text. */
  private keep(tree: PartTree): Kept {
    this.used.add(tree);
    const kept = this.kept.get(tree.text) ?? { trees: [], from: 0, asked: 0, last: 0 };
    this.kept.set(tree.text, kept);
    kept.last = this.texts;
    return kept;
  }
}

/**
 * Parses a spec item by item, as far as it can be parsed: what is wrong with one item is no matter of the others. Never
 * throws on any text.
 */
export function parseText(text: string): ParsedText {
  return new PartCache().parse(text);
}

function parsedText(text: string, cache: PartCache): ParsedText {
  // What may have too many words is counted as a whole.
  const stretches = text.length > maximumTokens ? [{ start: 0, body: undefined }] : splitItems(text);
  const spec: Spec = { $type: 'Spec', items: [] };
  const { parts, faults } = parseParts(text, stretches, cache);
  // Of a text with a part that is not read at all the rest is not told of, since it names what stands there.
  const refused = faults.find(({ code }) => code !== undefined);
  if (!refused) take(parts, spec);
  return { text, spec, parts, faults: refused ? [refused] : faults };
}

function parseParts(text: string, stretches: readonly Stretch[], cache: PartCache) {
  const parts: Part[] = [];
  const faults: SyntaxFault[] = [];
  for (const [at, { start, body }] of stretches.entries()) {
    const own = text.slice(start, stretches[at + 1]?.start);
    const inner = body && { from: body.from - start, to: body.to - start };
    const tree = cache.tree(own, () => parsePart(own, inner, cache));
    parts.push({ start, tree });
    for (const fault of tree.faults) faults.push(moved(fault, start));
  }
  return { parts, faults };
}

/** @param body where the body of a part stands that may be parsed by itself */
function parsePart(
  text: string,
  body: { readonly from: number; readonly to: number } | undefined,
  cache: PartCache,
): PartTree {
  if (body && body.to - body.from > longestBody) {
    const { from, to } = body;
    const shell = parse(text.slice(0, from) + text.slice(to));
    const node = AstUtils.streamAst(shell.spec).find((each): each is Body => each.$type === 'Body');
    if (node && shell.faults.length === 0) {
      const content = text.slice(from, to);
      const { parts, faults } = parseParts(content, splitItems(content), cache);
      const inner = { body: node, at: from, length: to - from, parts };
      const all = faults.map((fault) => moved(fault, from));
      return new PartTree(text, shell.spec, all, inner);
    }
  }
  const { spec, faults } = parse(text);
  return new PartTree(text, spec, faults, undefined);
}

function moved(fault: SyntaxFault, by: number): SyntaxFault {
  return { ...fault, start: fault.start + by, end: fault.end + by };
}

/** Makes the items of parts those of a body, and the items of the bodies in them theirs. */
function take(parts: readonly Part[], holder: Spec | Body): void {
  const items: Item[] = [];
  for (const { tree } of parts) {
    const { spec, inner } = tree;
    if (inner) take(inner.parts, inner.body);
    for (const item of spec.items) {
      (item as { $container: AstNode }).$container = holder;
      (item as { $containerIndex: number }).$containerIndex = items.length;
      items.push(item);
    }
  }
  holder.items = items;
}
