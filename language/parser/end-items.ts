import type { LexerResult } from 'langium';

type Token = LexerResult['tokens'][number];
type TokenType = Token['tokenType'];

/** After one of these at the end of a line, the item goes on in the next line. */
export const goesOnAfter: ReadonlySet<string> = new Set(
  ', ; { ( [ = ~ .. : + - * / < > <= >= == != and or not in where if then else . import from'.split(' '),
);

/** Before one of these at the start of a line, the item goes on. A minus is not among them: it may begin an item. */
export const goesOnBefore: ReadonlySet<string> = new Set(
  ') ] + * / and or .. . < > <= >= == != : = ~ in where then else , ;'.split(' '),
);

/** What only an item can begin with: at the start of a line it does, whatever was left open before. */
export const beginsItem: ReadonlySet<string> = new Set(['let', 'param', 'require', 'import']);

/**
 * The newline rule: a line break ends an item at top level and inside `{ }`, unless the line ends with, or the next one
 * begins with, something that goes on; inside `( )` and `[ ]` it never does. `;`, `,`, `}` and the end of the file end an
 * item too. A pass over the tokens puts an `NL` token at the end of each item, or makes the comma there one.
 */
export function endItems(tokens: readonly Token[], end: TokenType): Token[] {
  const out: Token[] = [];
  const open: string[] = [];
  let previous: Token | undefined;
  // After a dot or `as` a keyword is a name: `a.from` ends an item.
  let isName = false;
  let importing = false;
  for (const token of tokens) {
    const { image } = token;
    const breaks = previous !== undefined && token.startLine! > previous.endLine!;
    if (image === '}' || (breaks && beginsItem.has(image))) leaveBrackets(open);
    const inBody = open.at(-1) === undefined || open.at(-1) === '{';
    if (
      previous &&
      inBody &&
      previous.tokenType !== end &&
      endsBefore(token, previous, breaks, isName, open.length > 0)
    ) {
      out.push(endAfter(previous, end));
      importing = false;
    }
    if (image === '{' || image === '(' || image === '[') open.push(image);
    else if (image === '}' || image === ')' || image === ']') open.pop();
    if (image === 'import') importing = true;
    else if (image === 'from' || image === ';') importing = false;
    if (image === ',' && inBody && !importing) retype(token, end);
    out.push(token);
    isName = previous?.image === '.' || previous?.image === 'as';
    previous = token;
  }
  if (previous && previous.tokenType !== end) out.push(endAfter(previous, end));
  return out;
}

/** Whether the item that ends with `previous` is over before `token`. */
function endsBefore(
  token: Token,
  previous: Token,
  breaks: boolean,
  isName: boolean,
  isOpen: boolean,
): boolean {
  if (previous.image === '{') return false;
  if ((token.image === '}' && isOpen) || (breaks && beginsItem.has(token.image))) return true;
  return breaks && (isName || !goesOnAfter.has(previous.image)) && !goesOnBefore.has(token.image);
}

/** Forgets round and square brackets that were not closed before the body around them goes on. */
function leaveBrackets(open: string[]): void {
  while (open.length > 0 && open.at(-1) !== '{') open.pop();
}

function retype(token: Token, type: TokenType): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx!;
}

function endAfter(token: Token, tokenType: TokenType): Token {
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
