/**
 * How deep brackets may be nested. Each takes fifteen rules of the parser: code that has not been compiled yet bears 56 on
 * the stack of a Node thread.
 */
export const maximumNesting = 32;
/** How high the tree of one item may be: operators in a chain are one level each, as are brackets. */
export const maximumHeight = 250;

interface ItemToken {
  readonly image: string;
  readonly tokenType: { readonly name: string };
}

/** An open bracket, or the top of the file. */
interface Frame {
  /** Operators of the item so far. */
  operators: number;
  /** The highest of the brackets that were closed in the item so far. */
  inner: number;
  /** The highest item so far. */
  highest: number;
}

const operators: ReadonlySet<string> = new Set(
  '+ - * / < > <= >= == != and or not in .. . if then else'.split(' '),
);

/**
 * The first token at which the text is nested deeper than the parser, and all that recurses over its tree, can bear:
 * brackets in brackets, or operators in chains. The tokens have the ends of items put in. The height is an upper bound: operators of an item, whichever operand
 * the bracket is, plus its highest bracket.
 */
export function depthFault<T extends ItemToken>(
  tokens: readonly T[],
): { token: T; message: string } | undefined {
  const frames: Frame[] = [newFrame()];
  let previous: T | undefined;
  for (const token of tokens) {
    const { image } = token;
    const frame = frames.at(-1)!;
    if (image === '(' || image === '[' || image === '{') {
      // A call, an index or a body after a closed bracket is one more level of the same chain.
      if (previous && isClosing(previous.image)) frame.operators++;
      if (frames.length > maximumNesting) {
        return { token, message: `Brackets are nested more than ${maximumNesting} deep here.` };
      }
      frames.push(newFrame());
    } else if (isClosing(image)) {
      endItem(frame);
      // One that closes nothing is no level.
      if (frames.length > 1) {
        frames.pop();
        const outer = frames.at(-1)!;
        outer.inner = Math.max(outer.inner, frame.highest + 1);
      }
    } else if (image === ',' || token.tokenType.name === 'NL') {
      endItem(frame);
    } else if (operators.has(image)) {
      frame.operators++;
    }
    const current = frames.at(-1)!;
    if (current.operators + current.inner > maximumHeight) {
      return {
        token,
        message: `More than ${maximumHeight} operations are chained or nested in one item here.`,
      };
    }
    previous = token;
  }
  return undefined;
}

function newFrame(): Frame {
  return { operators: 0, inner: 0, highest: 0 };
}

function isClosing(image: string): boolean {
  return image === ')' || image === ']' || image === '}';
}

function endItem(frame: Frame): void {
  frame.highest = Math.max(frame.highest, frame.operators + frame.inner);
  frame.operators = 0;
  frame.inner = 0;
}
