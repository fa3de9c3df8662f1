import type { Block, Item, Piece, Word } from './pieces.js';
import { after, type Before, lineStart, spaceBefore } from './spacing.js';

/** How wide a line may be for a body to stay on it. */
const maximumWidth = 110;

/** Writes items in the one style of the language, a line each. */
export function printItems(items: readonly Item[]): string {
  const printer = new Printer();
  printer.items(items, '');
  return printer.text;
}

class Printer {
  text = '';
  private column = 0;

  items(items: readonly Item[], indent: string): void {
    for (const [at, item] of items.entries()) {
      if (at > 0 && item.blank) this.text += '\n';
      this.write(indent);
      this.item(item.pieces, indent);
      if (item.trailing) this.write(` ${item.trailing.text.trimEnd()}`);
      this.newLine();
    }
  }

  private item(pieces: readonly Piece[], indent: string): void {
    let before: Before = lineStart;
    let depth = 0;
    let mustBreak = false;
    for (const [at, piece] of pieces.entries()) {
      if (piece.kind === 'block') {
        if (mustBreak) this.continueLine(indent, 1);
        else if (spaceBefore(before, '{')) this.write(' ');
        this.block(piece, pieces.slice(at + 1), this.indentOfLine());
        before = after(before, '}');
        mustBreak = false;
        continue;
      }
      if (piece.text === ')' || piece.text === ']') depth--;
      if (at > 0 && (mustBreak || (piece.breaks && !joins(pieces, at)))) {
        this.continueLine(indent, Math.max(depth + (isClosing(piece) && depth > 0 ? 0 : 0), isClosing(piece) ? depth : 1));
      } else if (piece.kind === 'comment' ? at > 0 : spaceBefore(before, piece.text) || isComment(pieces[at - 1])) {
        this.write(' ');
      }
      this.write(piece.kind === 'comment' ? commentText(piece.text, this.indentOfLine()) : piece.text);
      if (piece.text === '(' || piece.text === '[') depth++;
      if (piece.kind === 'word') before = after(before, piece.text);
      mustBreak = piece.endsLine;
    }
  }

  private block(block: Block, rest: readonly Piece[], indent: string): void {
    const flat = flatBlock(block);
    if (flat !== undefined && this.column + flat.length + widthOfRest(rest) <= maximumWidth) {
      this.write(flat);
      return;
    }
    this.write('{');
    if (block.head) this.write(` ${block.head.text.trimEnd()}`);
    this.newLine();
    this.items(block.items, `${indent}  `);
    this.write(`${indent}}`);
  }

  private continueLine(indent: string, depth: number): void {
    this.newLine();
    this.write(indent + '  '.repeat(depth));
  }

  private indentOfLine(): string {
    const line = this.text.slice(this.text.lastIndexOf('\n') + 1);
    return /^ */.exec(line)![0];
  }

  private write(text: string): void {
    this.text += text;
    const line = text.lastIndexOf('\n');
    this.column = line < 0 ? this.column + text.length : text.length - line - 1;
  }

  private newLine(): void {
    this.text = `${this.text.trimEnd()}\n`;
    this.column = 0;
  }
}
