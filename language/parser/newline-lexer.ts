import { DefaultLexer, type LexerResult, type TokenizeOptions } from 'langium';
import { depthFault } from './depth-limit.js';
import { endItems } from './end-items.js';

/** How many words, signs and comments a file may have: the tree takes 1.1 KB of memory and 8 µs for each. */
export const maximumTokens = 500_000;

/** An error of the lexer with the code under which it is told, where that is not `syntax/unexpected`. */
export type LimitError = LexerResult['errors'][number] & { readonly code: 'syntax/too-deep' | 'limit/size' };

/** Langium's lexer, with the ends of items put in and bounds on size and nesting: the parser, and all after it, recurses. */
export class NewlineLexer extends DefaultLexer {
  override tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const result = super.tokenize(text, options);
    const excess = result.tokens[maximumTokens] ?? result.hidden[maximumTokens];
    if (excess) {
      const message = `The file has more than ${maximumTokens} words and signs, or comments; import parts of it from other files`;
      return refused(result, excess, message, 'limit/size');
    }
    result.tokens = endItems(result.tokens, this.definition['NL']!);
    const fault = depthFault(result.tokens);
    return fault ? refused(result, fault.token, fault.message, 'syntax/too-deep') : result;
  }
}

/** Nothing but the error: what cannot be borne is not parsed. */
function refused(
  result: LexerResult,
  token: LexerResult['tokens'][number],
  message: string,
  code: LimitError['code'],
): LexerResult {
  const error: LimitError = {
    offset: token.startOffset,
    line: token.startLine,
    column: token.startColumn,
    length: token.image.length,
    message,
    code,
  };
  return { ...result, tokens: [], hidden: [], errors: [error] };
}
