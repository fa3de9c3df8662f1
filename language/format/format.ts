import type { LexerResult } from 'langium';
import { parse } from '../parser/parse.js';
import { createParsingServices } from '../parser/services.js';
import { partsOf } from './parts.js';
import { itemsOf } from './pieces.js';
import { printItems } from './print.js';

/**
 * A spec in the one style of the language: an item a line, two spaces a level, one space round `=`, `~` and operators, at
 * most one empty line, no spaces at the ends of lines. A body that the author wrote on one line stays on it if it fits 110
 * columns; any other has an item a line. Line breaks inside an expression stay, and so do comments, where they are.
 *
 * Where a declaration has a syntax error it stays as it is: its items are not known, and nothing may be lost.
 */
export function format(text: string): string {
  if (parse(text).faults.length === 0) return formatted(text);
  return partsOf(text)
    .map((part) => (parse(part).faults.length === 0 ? formattedPart(part) : part))
    .join('');
}

/** A part with the empty lines behind it: one at most. */
function formattedPart(part: string): string {
  const [rest = ''] = /(?:[ \t]*\r?\n)*$/.exec(part) ?? [];
  const empty = rest.split('\n').length > 2 ? (/\r?\n/.exec(rest)?.[0] ?? '') : '';
  return formatted(part) + empty;
}

/** @param text without syntax errors */
function formatted(text: string): string {
  const { tokens, hidden } = lex(text);
  const printed = printItems(itemsOf(tokens, hidden));
  const lineEnd = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const result = lineEnd === '\n' ? printed : printed.replaceAll('\n', lineEnd);
  return content(lex(result)) === content({ tokens, hidden }) ? result : text;
}

let lexer: ReturnType<typeof createParsingServices>['parser']['Lexer'] | undefined;

function lex(text: string): Pick<LexerResult, 'tokens' | 'hidden'> {
  lexer ??= createParsingServices().parser.Lexer;
  const { tokens, hidden } = lexer.tokenize(text);
  return { tokens, hidden };
}

/** All that a text says: its tokens and comments in order, and the ends of its items. Only spaces are left out. */
function content({ tokens, hidden }: Pick<LexerResult, 'tokens' | 'hidden'>): string {
  const isEnd = (token: (typeof tokens)[number]) => token.tokenType.name === 'NL';
  const words = [...tokens.filter((token) => !isEnd(token)), ...hidden]
    .sort((a, b) => a.startOffset - b.startOffset)
    .map((token) => token.image.replace(/\s*(\r\n|\r|\n)\s*/g, '\n').trimEnd());
  const items: string[] = [];
  for (const token of tokens) {
    if (!isEnd(token)) items.push(token.image);
    else if (items.length > 0 && items.at(-1) !== '{' && items.at(-1) !== '\n') items.push('\n');
  }
  return `${words.join('\u0000')}\u0001${items.join('\u0000')}`;
}
