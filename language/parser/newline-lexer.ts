import { DefaultLexer, type LexerResult, type TokenizeOptions } from 'langium';
import { depthFault } from './depth-limit.js';
import { endItems } from './end-items.js';

/** Langium's lexer, with the ends of items put in and a bound on the nesting: the parser, and all after it, recurses. */
export class NewlineLexer extends DefaultLexer {
  override tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const result = super.tokenize(text, options);
    result.tokens = endItems(result.tokens, this.definition['NL']!);
    const fault = depthFault(result.tokens);
    if (fault) {
      const { token } = fault;
      result.tokens = [];
      result.errors = [
        {
          offset: token.startOffset,
          line: token.startLine,
          column: token.startColumn,
          length: token.image.length,
          message: fault.message,
        },
      ];
    }
    return result;
  }
}
