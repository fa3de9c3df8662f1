/** How deep brackets may be nested. */
export const maximumNesting = 200;
/** How many operators one item may chain without a comma or bracket between them. */
export const maximumOperators = 500;

interface ImageToken {
  readonly image: string;
  readonly startLine?: number;
  readonly endLine?: number;
}

const operators: ReadonlySet<string> = new Set(
  '+ - * / < > <= >= == != and or not in .. . if then else'.split(' '),
);

/**
 * The first token at which the text is nested deeper than the parser, and all that recurses over its tree, can bear:
 * brackets in brackets, or a chain of operators (each is one level of the tree).
 */
export function depthFault<T extends ImageToken>(
  tokens: readonly T[],
): { token: T; message: string } | undefined {
  const chains: number[] = [0];
  let previous: T | undefined;
  for (const token of tokens) {
    const { image } = token;
    const top = chains.length - 1;
    if (image === '(' || image === '[' || image === '{') {
      // A call, an index or a body after a closed bracket is one more level of the same chain.
      if (previous && (previous.image === ')' || previous.image === ']' || previous.image === '}'))
        chains[top]!++;
      chains.push(0);
      if (chains.length - 1 > maximumNesting) {
        return { token, message: `Brackets are nested more than ${maximumNesting} deep here.` };
      }
    } else if (image === ')' || image === ']' || image === '}') {
      if (top > 0) chains.pop();
    } else if (image === ',' || image === ';') {
      chains[top] = 0;
    } else if (operators.has(image)) {
      chains[top]!++;
      if (chains[top]! > maximumOperators) {
        return { token, message: `More than ${maximumOperators} operators are chained in one item here.` };
      }
    } else if (previous && token.startLine !== previous.endLine && !operators.has(previous.image)) {
      chains[top] = 0;
    }
    previous = token;
  }
  return undefined;
}
