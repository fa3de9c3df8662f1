import { type AstNode, type CstNode, isAstNode } from 'langium';
import type { SourceRange } from '../../engine/plan/plan.js';
import type { Place } from '../diagnostics/diagnostic.js';
import type { Import, Spec } from '../generated/ast.js';
import type { Part, PartTree } from '../parser/part-tree.js';
import type { ParsedText } from '../parser/parts.js';

/** A parsed spec of a project. */
export class Document {
  readonly spec: Spec;
  readonly text: string;
  /** What it imports, in order; imports that failed are left out. */
  readonly imports: { readonly node: Import; readonly document: Document }[] = [];

  /** Each is a tree of its own, whose offsets are from where it begins: see `place`. */
  readonly parts: readonly Part[];
  /** By the root of its tree: each part, and where it begins in the text. */
  private readonly located = new Map<CstNode, { readonly tree: PartTree; readonly start: number }>();
  private readonly lineStarts: number[] = [0];
  private lastLine = 0;

  constructor(
    /** Relative to the folder of the main spec, with `/`. */
    readonly path: string,
    /** Its number in `Plan.sources`. */
    readonly index: number,
    parsed: ParsedText,
  ) {
    this.spec = parsed.spec;
    this.text = parsed.text;
    this.parts = parsed.parts;
    this.locate(parsed.parts, 0);
    for (const match of parsed.text.matchAll(/\r\n|\r|\n/g))
      this.lineStarts.push(match.index + match[0].length);
  }

  private locate(parts: readonly Part[], from: number): void {
    for (const { start: own, tree } of parts) {
      const start = from + own;
      this.located.set(tree.spec.$cstNode!, { tree, start });
      if (tree.inner) this.locate(tree.inner.parts, start + tree.inner.at);
    }
  }

  /** The place of a node, or of one of its parts. */
  place(node: AstNode | CstNode | undefined): Place {
    const cst = node && isAstNode(node) ? node.$cstNode : node;
    if (!cst) return { uri: this.path, start: 0, end: 0 };
    const { tree, start } = this.located.get(cst.root)!;
    const { offset, end } = tree.stretchOf(cst);
    return { uri: this.path, start: start + offset, end: start + end };
  }

  /** The place of a node as plans write it. */
  range(node: AstNode): SourceRange {
    const { start, end } = this.place(node);
    return `${this.index}:${this.position(start)}-${this.position(end)}`;
  }

  /** The place that a plan's source range means; undefined if it is not of this form. */
  placeOf(range: SourceRange): Place | undefined {
    const [, ...numbers] = /^\d+:(\d+):(\d+)-(\d+):(\d+)$/.exec(range) ?? [];
    const [line, column, endLine, endColumn] = numbers.map(Number);
    const from = this.lineStarts[line! - 1];
    const to = this.lineStarts[endLine! - 1];
    if (from === undefined || to === undefined) return undefined;
    return { uri: this.path, start: from + column! - 1, end: to + endColumn! - 1 };
  }

  /** The line and column of an offset, from 1. */
  private position(offset: number): string {
    const line = this.lineOf(offset);
    return `${line + 1}:${offset - this.lineStarts[line]! + 1}`;
  }

  /** The number of the line of an offset, from 0. One is often asked about after another of the same line. */
  private lineOf(offset: number): number {
    const { lineStarts, lastLine } = this;
    if (offset >= lineStarts[lastLine]! && offset < (lineStarts[lastLine + 1] ?? Infinity)) return lastLine;
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    this.lastLine = low;
    return low;
  }

  /** The text of a node as it was written. */
  textOf(node: AstNode): string {
    const { start, end } = this.place(node);
    return this.text.slice(start, end);
  }
}
