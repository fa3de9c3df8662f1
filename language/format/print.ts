import { commentText } from './comment.js';
import type { Block, Item, Piece } from './pieces.js';
import { after, type Before, lineStart, spaceBefore } from './spacing.js';

/** How wide a line may be for a body to stay on it. */
const maximumWidth = 110;
const step = '  ';

/** Writes items in the one style of the language, each on a line of its own. */
export function printItems(items: readonly Item[]): string {
  const printer = new Printer();
  printer.items(items, '');
  return printer.lines.map((line) => `${line}\n`).join('');
}

class Printer {
  readonly lines: string[] = [];
  private line = '';
  /** What the line began with. */
  private indent = '';

  items(items: readonly Item[], indent: string): void {
    for (const [at, item] of items.entries()) {
      if (at > 0 && item.blank) this.lines.push('');
      this.begin(indent);
      this.item(item.pieces, indent);
      if (item.trailing) this.line += ` ${item.trailing.text}`;
      this.end();
    }
  }

  private item(pieces: readonly Piece[], indent: string): void {
    let before: Before = lineStart;
    let mustBreak = false;
    /** The indents of the lines on which brackets were opened. */
    const open: string[] = [];
    for (const [at, piece] of pieces.entries()) {
      const isClosing = piece.kind === 'word' && (piece.text === ')' || piece.text === ']');
      const outer = isClosing ? open.pop() : undefined;
      if (mustBreak || (at > 0 && breaksBefore(pieces, at))) {
        this.end();
        this.begin(outer ?? (open.at(-1) ?? indent) + step);
      } else if (at > 0 && needsSpace(pieces, at, before)) {
        this.line += ' ';
      }
      if (piece.kind === 'block') this.block(piece, pieces.slice(at + 1));
      else if (piece.kind === 'comment') this.comment(piece.text);
      else this.line += piece.text;
      if (piece.kind === 'word' && (piece.text === '(' || piece.text === '[')) open.push(this.indent);
      if (piece.kind !== 'comment') before = after(before, piece.kind === 'block' ? '}' : piece.text);
      mustBreak = piece.kind === 'comment' && piece.endsLine;
    }
  }

  /** On one line if the author wrote it on one and it fits, else an item a line. */
  private block(block: Block, rest: readonly Piece[]): void {
    const flat = flatBlock(block);
    if (flat !== undefined && this.line.length + flat.length + widthUpToBlock(rest) <= maximumWidth) {
      this.line += flat;
      return;
    }
    const { indent } = this;
    this.line += block.head ? `{ ${block.head.text}` : '{';
    this.end();
    this.items(block.items, indent + step);
    this.begin(indent);
    this.line += '}';
  }

  private comment(text: string): void {
    const [first, ...others] = commentText(
      text,
      this.line.length === this.indent.length ? this.indent : undefined,
    );
    this.line += first;
    for (const line of others) {
      this.end();
      this.line = line;
    }
  }

  private begin(indent: string): void {
    this.line = indent;
    this.indent = indent;
  }

  private end(): void {
    this.lines.push(this.line.trimEnd());
    this.line = '';
  }
}

/** Whether the author's line break before a piece is kept: `else` stands behind the brace of the `if`. */
function breaksBefore(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at]!;
  if (piece.kind === 'block' || !piece.breaks) return false;
  const first = pieces[0]!;
  const isElse = piece.text === 'else' && first.kind === 'word' && first.text === 'if';
  return !(isElse && pieces[at - 1]!.kind === 'block');
}

function needsSpace(pieces: readonly Piece[], at: number, before: Before): boolean {
  const piece = pieces[at]!;
  if (piece.kind === 'comment' || pieces[at - 1]!.kind === 'comment') return true;
  return spaceBefore(before, piece.kind === 'block' ? '{' : piece.text);
}

/** A body as it is on one line; undefined if the author did not write it on one. */
function flatBlock(block: Block): string | undefined {
  if (block.items.length === 0 && !block.head) return '{ }';
  if (!block.oneLine) return undefined;
  const items = block.items.map(({ pieces, trailing, separator }, at) => {
    const isLast = at === block.items.length - 1;
    return flatPieces(pieces, lineStart) + (trailing ? ` ${trailing.text}` : '') + (isLast ? '' : separator);
  });
  return `{ ${items.join(' ')} }`;
}

function flatPieces(pieces: readonly Piece[], start: Before): string {
  let text = '';
  let before = start;
  for (const [at, piece] of pieces.entries()) {
    if (
      at > 0 ? needsSpace(pieces, at, before) : spaceBefore(before, piece.kind === 'block' ? '{' : piece.text)
    )
      text += ' ';
    text += piece.kind === 'block' ? (flatBlock(piece) ?? '{') : piece.text;
    if (piece.kind !== 'comment') before = after(before, piece.kind === 'block' ? '}' : piece.text);
  }
  return text;
}

/** How much stands on the line behind a body, up to the next body or line break; that one can be broken by itself. */
function widthUpToBlock(rest: readonly Piece[]): number {
  const end = rest.findIndex((piece, at) => piece.kind === 'block' || breaksBefore(rest, at));
  const isBlock = end >= 0 && rest[end]!.kind === 'block';
  const words = end < 0 ? rest : rest.slice(0, end);
  return flatPieces(words, { ...lineStart, last: '}' }).length + (isBlock ? 2 : 0);
}
