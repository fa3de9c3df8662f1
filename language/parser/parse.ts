import type { AstNode, LangiumCoreServices } from 'langium';
import type { Spec } from '../generated/ast.js';
import { mendTree } from './mend-tree.js';
import type { LimitError } from './newline-lexer.js';
import { createParsingServices } from './services.js';
import { foreignSign, slipAt } from './slips.js';

/** A syntax error: offsets are UTF-16 units from the start of the text, `end` exclusive. */
export interface SyntaxFault {
  /** Where it is not `syntax/unexpected`. */
  readonly code?: LimitError['code'];
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface Parsed {
  readonly text: string;
  readonly spec: Spec;
  readonly faults: readonly SyntaxFault[];
}

let services: LangiumCoreServices | undefined;

/** Parses a spec, as far as it can be parsed. Never throws on any text. */
export function parse(text: string): Parsed {
  const result = parseWithLangium(text);
  const faults: SyntaxFault[] = [];
  // What the lexer could not read is missing to the parser, and what follows a known slip is its consequence: told once.
  const told = new Set<number | undefined>();
  for (const error of result.lexerErrors) {
    if (told.has(error.line)) continue;
    told.add(error.line);
    faults.push({
      ...('code' in error ? { code: (error as LimitError).code } : {}),
      message: lexerMessage(error.message, text, error.offset),
      start: error.offset,
      end: error.offset + error.length,
    });
  }
  const half = /\p{Surrogate}/u.exec(text);
  if (half) {
    const message = 'Half of a character stands here (a surrogate without its partner).';
    faults.push({ message, start: half.index, end: half.index + 1 });
  }
  for (const error of result.parserErrors) {
    const { token } = error;
    if (told.has(token.startLine)) continue;
    const previous = 'previousToken' in error ? (error.previousToken as typeof token | undefined) : undefined;
    // At the end of the file the token has no place of its own: the place is after what came before it.
    const start = offsetOr(token.startOffset, offsetOr(previous?.endOffset, text.trimEnd().length - 1) + 1);
    const end = offsetOr(token.endOffset, start - 1) + 1;
    const slip = slipAt(text, start, end);
    if (slip) {
      told.add(token.startLine);
      faults.push({ ...slip, end });
      continue;
    }
    const comment = [Math.max(0, start - 1), start].find((at) => text.startsWith('/*', at));
    if (comment === undefined) faults.push({ message: error.message, start, end: Math.max(start, end) });
    else faults.push({ message: 'This comment is not closed.', start: comment, end: comment + 2 });
  }
  if (faults.length > 0) mendTree(result.value);
  return { text, spec: result.value, faults };
}

/** Langium's parser; on a stack too small even for the nesting that is allowed, an empty spec with a fault. */
function parseWithLangium(text: string) {
  services ??= createParsingServices();
  try {
    return services.parser.LangiumParser.parse<Spec>(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The parser that was interrupted holds half of a tree.
    services = createParsingServices();
    const result = services.parser.LangiumParser.parse<Spec>('');
    const message = 'The text is nested too deep for the memory of this tool.';
    const limit: LimitError = { code: 'syntax/too-deep', message, offset: 0, length: 0, line: 1, column: 1 };
    return { ...result, lexerErrors: [limit] };
  }
}

/** An offset of a token, or `fallback` where the parser made the token up. */
function offsetOr(offset: number | undefined, fallback: number): number {
  return offset === undefined || Number.isNaN(offset) || offset < 0 ? fallback : offset;
}

function lexerMessage(message: string, text: string, offset: number): string {
  if (!message.startsWith('unexpected character')) return message;
  const character = String.fromCodePoint(text.codePointAt(offset)!);
  if (character === '"') return 'This text is not closed before the line ends.';
  return [`\`${character}\` has no meaning here.`, foreignSign(character) ?? ''].join(' ').trimEnd();
}

/** The documentation comment (slash, two stars) before a node, without its stars; undefined if there is none. */
export function documentationOf(node: AstNode): string | undefined {
  const raw = services?.documentation.CommentProvider.getComment(node);
  if (!raw?.startsWith('/**')) return undefined;
  const lines = raw
    .slice(3, -2)
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
  return lines.join('\n').trim() || undefined;
}
