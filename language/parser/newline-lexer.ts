import { DefaultLexer, type LexerResult, type TokenizeOptions } from 'langium';
import { depthFault } from './depth-limit.js';

type Token = LexerResult['tokens'][number];

/** After one of these at the end of a line, the item goes on in the next line. */
const goesOnAfter: ReadonlySet<string> = new Set(
  ', ; { ( [ = ~ .. : + - * / < > <= >= == != and or not in where then else . import from'.split(' '),
);

/** Before one of these at the start of a line, the item goes on. A minus is not among them: it may begin an item. */
const goesOnBefore: ReadonlySet<string> = new Set(
  ') ] } + * / and or .. . < > <= >= == != : = ~ in where then else , ;'.split(' '),
);

/**
 * The newline rule: a line break ends an item at top level and inside `{ }`, unless the line ends with, or the next one
 * begins with, something that goes on; inside `( )` and `[ ]` it never does. A pass over the tokens puts an `NL` token
 * where an item ends. The same pass bounds the nesting, because the parser and all that comes after it recurse.
 */
export class NewlineLexer extends DefaultLexer {
  override tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const result = super.tokenize(text, options);
    const fault = depthFault(result.tokens);
    if (fault) {
      const { token } = fault;
      result.tokens.length = 0;
      result.errors = [
        {
          offset: token.startOffset,
          line: token.startLine,
          column: token.startColumn,
          length: token.image.length,
          message: fault.message,
        },
      ];
      return result;
    }
    result.tokens = this.withNewlines(result.tokens);
    return result;
  }

  private withNewlines(tokens: readonly Token[]): Token[] {
    const out: Token[] = [];
    const open: string[] = [];
    let previous: Token | undefined;
    for (const token of tokens) {
      const inside = open.at(-1);
      if (
        previous &&
        token.startLine! > previous.endLine! &&
        (inside === undefined || inside === '{') &&
        !goesOnAfter.has(previous.image) &&
        !goesOnBefore.has(token.image)
      ) {
        out.push(this.newlineAfter(previous));
      }
      const { image } = token;
      if (image === '{' || image === '(' || image === '[') open.push(image);
      else if (image === '}' || image === ')' || image === ']') open.pop();
      out.push(token);
      previous = token;
    }
    return out;
  }

  private newlineAfter(token: Token): Token {
    const tokenType = this.definition['NL']!;
    return {
      image: '',
      tokenType,
      tokenTypeIdx: tokenType.tokenTypeIdx!,
      startOffset: token.endOffset! + 1,
      endOffset: token.endOffset!,
      startLine: token.endLine!,
      endLine: token.endLine!,
      startColumn: token.endColumn! + 1,
      endColumn: token.endColumn!,
    };
  }
}
