import { maximumNesting } from './depth-limit.js';
import { beginsItem, goesOnAfter, goesOnBefore } from './end-items.js';

/** A stretch of a text that can be parsed by itself: an item, with the comments before it and behind it on its line. */
export interface Stretch {
  readonly start: number;
  /** Of an item that ends with its only body: the offset after the brace that opens it, and that of the one that closes it. */
  readonly body: { readonly from: number; readonly to: number } | undefined;
}

/** A comment, a text, a word, a line break, or a sign, after spaces. The lexer reads the same ones. */
const piece =
  /[^\S\r\n]*(?:(\/\/[^\n\r]*|\/\*[\s\S]*?\*\/)|(\r\n?|\n)|([\w\u0080-\uffff]+|"(?:\\.|[^"\\\r\n])*"|[\s\S]))/y;

const opening: Readonly<Record<string, string>> = { '}': '{', ')': '(', ']': '[' };

/**
 * Cuts a text, of a file or a body, into its items: at line breaks outside of all brackets. Where it is not plain that an
 * item ends, it is not cut. The first stretch starts at 0.
 */
export function splitItems(text: string): Stretch[] {
  const cut: Stretch[] = [];
  const open: string[] = [];
  let start = 0;
  let bodies: { from: number; to: number }[] = [];
  let deepest = 0;
  let previous = '';
  /** Where the last piece ends that is no space or comment. */
  let last = 0;
  /** After the line in which the last item ended; undefined before the first, and while no line has ended since. */
  let next: number | undefined;
  const end = () => {
    const [body] = bodies;
    // What is nested too deep is told of the item as a whole.
    const isApart = bodies.length === 1 && body!.to + 1 === last && deepest <= maximumNesting;
    cut.push({ start, body: isApart ? body : undefined });
    bodies = [];
    deepest = 0;
  };
  piece.lastIndex = 0;
  for (let match = piece.exec(text); match; match = piece.exec(text)) {
    const [, comment, lineEnd, image] = match;
    if (lineEnd !== undefined && previous !== '') next ??= piece.lastIndex;
    if (image === undefined || comment !== undefined) continue;
    const breaks = next !== undefined;
    if (image === '}' || (breaks && beginsItem.has(image)))
      while (open.length > 0 && open.at(-1) !== '{') open.pop();
    if (breaks && open.length === 0 && begins(image) && !goesOnAfter.has(previous)) {
      end();
      start = next!;
    }
    if (image === '{' || image === '(' || image === '[') {
      if (image === '{' && open.length === 0) bodies.push({ from: piece.lastIndex, to: -1 });
      // A body in brackets of the head.
      else if (image === '{' && !open.includes('{')) bodies.push({ from: -1, to: -1 });
      open.push(image);
      deepest = Math.max(deepest, open.length);
    } else if (open.length > 0 && open.at(-1) === opening[image]) {
      // One that closes nothing leaves what is open as it is.
      open.pop();
      if (image === '}' && open.length === 0) bodies.at(-1)!.to = piece.lastIndex - 1;
    }
    next = undefined;
    previous = image;
    last = piece.lastIndex;
  }
  end();
  return cut;
}

/** Whether an item can begin with a word: with a letter, an underscore, or a letter beyond ASCII. */
function begins(image: string): boolean {
  const code = image.charCodeAt(0);
  const isName = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 128;
  return isName && !goesOnBefore.has(image);
}
