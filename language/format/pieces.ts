import type { LexerResult } from 'langium';

type Token = LexerResult['tokens'][number];

/** A token of the text or a comment, with how it stood to what came before it. */
export interface Word {
  readonly kind: 'word' | 'comment';
  readonly text: string;
  /** Whether a line began with it. */
  readonly breaks: boolean;
  /** Whether an empty line stood before it. */
  readonly blank: boolean;
  /** Whether only a new line can come after it: a comment to the end of the line. */
  readonly endsLine: boolean;
}

/** A `{ … }`. */
export interface Block {
  readonly kind: 'block';
  /** A comment behind the opening brace. */
  readonly head: Word | undefined;
  readonly items: readonly Item[];
  /** Whether the author wrote it on one line. */
  readonly oneLine: boolean;
}

export type Piece = Word | Block;

/** A declaration or binding, or a comment on a line of its own. */
export interface Item {
  readonly pieces: readonly Piece[];
  readonly blank: boolean;
  /** A comment behind it, on its last line. */
  readonly trailing: Word | undefined;
  /** What stood between it and the next: `;` or `,`. */
  readonly separator: string;
}

interface Source {
  readonly image: string;
  readonly isComment: boolean;
  readonly isEnd: boolean;
  readonly line: number;
  readonly endLine: number;
}

/** The items of a text that has no syntax errors, from its tokens (with the ends of items) and its comments. */
export function itemsOf(tokens: readonly Token[], comments: readonly Token[]): readonly Item[] {
  return new Reader(merged(tokens, comments)).items();
}

function merged(tokens: readonly Token[], comments: readonly Token[]): Source[] {
  const all = [
    ...tokens.map((token) => ({ token, isComment: false })),
    ...comments.map((token) => ({ token, isComment: true })),
  ];
  all.sort((a, b) => a.token.startOffset - b.token.startOffset || Number(a.isComment) - Number(b.isComment));
  return all.map(({ token, isComment }) => ({
    image: token.image,
    isComment,
    isEnd: !isComment && token.tokenType.name === 'NL',
    line: token.startLine!,
    endLine: isComment ? token.startLine! + linesIn(token.image) : token.endLine!,
  }));
}

function linesIn(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}

class Reader {
  private at = 0;
  /** The line on which what was read last ends. */
  private line = 0;

  constructor(private readonly sources: readonly Source[]) {}

  /** The items up to a closing brace or the end. */
  items(): Item[] {
    const items: Item[] = [];
    for (;;) {
      const source = this.sources[this.at];
      if (!source || source.image === '}') return items;
      if (source.isEnd) this.skip(source);
      else items.push(this.item());
    }
  }

  private item(): Item {
    const pieces: Piece[] = [];
    const blank = this.line > 0 && this.sources[this.at]!.line - this.line > 1;
    while (this.at < this.sources.length) {
      const source = this.sources[this.at]!;
      if (source.isEnd || source.image === '}') break;
      if (pieces.length > 0 && source.line > this.line && this.isOver()) break;
      if (source.image === '{') {
        pieces.push(this.block());
        continue;
      }
      pieces.push(this.word(source));
      // A comment on a line of its own, before an item, is an item to the layout.
      if (source.isComment && this.isAlone(source, pieces))
        return { pieces, blank, trailing: undefined, separator: '' };
    }
    const separator = this.separator();
    return { pieces, blank, trailing: this.trailing(), separator };
  }

  /** Whether only comments stand between here and the end of the item: they are no part of it. */
  private isOver(): boolean {
    let { at } = this;
    while (this.sources[at]?.isComment) at++;
    return at > this.at && this.sources[at]?.isEnd === true;
  }

  /** Whether only comments were read so far and the line ends with the last of them. */
  private isAlone(comment: Source, pieces: readonly Piece[]): boolean {
    const next = this.sources[this.at];
    return pieces.every((each) => each.kind === 'comment') && (!next || next.line > comment.endLine);
  }

  private separator(): string {
    const source = this.sources[this.at];
    if (!source?.isEnd) return '';
    this.skip(source);
    return source.image;
  }

  /** A comment that stands behind an item or an opening brace, with nothing after it on its line but a closing brace. */
  private trailing(): Word | undefined {
    const source = this.sources[this.at];
    const next = this.sources[this.at + 1];
    if (!source?.isComment || source.line !== this.line || source.endLine !== source.line) return undefined;
    if (next && next.line === source.endLine && next.image !== '}' && !next.isEnd) return undefined;
    return this.word(source);
  }

  private block(): Block {
    const open = this.sources[this.at]!;
    this.skip(open);
    const next = this.sources[this.at + 1];
    const isHead = next !== undefined && next.line > open.line;
    const head = isHead ? this.trailing() : undefined;
    const items = this.items();
    const close = this.sources[this.at];
    if (close) this.skip(close);
    return { kind: 'block', head, items, oneLine: close !== undefined && close.line === open.line };
  }

  private word(source: Source): Word {
    const { image, isComment, line } = source;
    const word: Word = {
      kind: isComment ? 'comment' : 'word',
      text: image,
      breaks: line > this.line,
      blank: line - this.line > 1,
      endsLine: image.startsWith('//') && isComment,
    };
    this.skip(source);
    return word;
  }

  private skip(source: Source): void {
    this.at++;
    this.line = source.endLine;
  }
}
