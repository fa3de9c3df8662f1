import { maximumNesting } from './depth-limit.js';
import { beginsItem, goesOnAfter, goesOnBefore } from './end-items.js';

/** A stretch of a text that can be parsed by itself: an item, with the comments before it and behind it on its line. */
export interface Stretch {
  readonly start: number;
  /** Of an item that ends with its only body: the offset after the brace that opens it, and that of the one that closes it. */
  readonly body: { readonly from: number; readonly to: number } | undefined;
}

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
  /** Where the last piece begins and ends that is no space or comment. */
  let [begin, last] = [0, 0];
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
  const lastEnd = text.lastIndexOf('*/');
  let to = 0;
  for (let from = 0; from < text.length; from = to) {
    to = endOfPiece(text, from, lastEnd);
    const code = text.charCodeAt(from);
    if (endsLine(code) && last > 0) next ??= to;
    if (isSpace(code) || (code === slash && to - from > 1)) continue;
    const breaks = next !== undefined;
    const image = breaks || !isWord(code) ? text.slice(from, to) : '';
    if (image === '}' || (breaks && beginsItem.has(image)))
      while (open.length > 0 && open.at(-1) !== '{') open.pop();
    if (breaks && open.length === 0 && begins(image) && !goesOnAfter.has(text.slice(begin, last))) {
      end();
      start = next!;
    }
    if (image === '{' || image === '(' || image === '[') {
      if (image === '{' && open.length === 0) bodies.push({ from: to, to: -1 });
      // A body in brackets of the head.
      else if (image === '{' && !open.includes('{')) bodies.push({ from: -1, to: -1 });
      open.push(image);
      deepest = Math.max(deepest, open.length);
    } else if (open.length > 0 && open.at(-1) === opening[image]) {
      // One that closes nothing leaves what is open as it is.
      open.pop();
      if (image === '}' && open.length === 0) bodies.at(-1)!.to = to - 1;
    }
    next = undefined;
    begin = from;
    last = to;
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

const [lineFeed, carriageReturn, quote, star, slash, backslash] = [10, 13, 34, 42, 47, 92];

/**
 * The end of the comment, text, word, space, line break, or sign that begins at an offset, as the lexer reads them. An
 * expression for them all takes twice as long, at each key.
 * @param lastEnd where the last comment that may stand in many lines is closed: one that begins later never is
 */
function endOfPiece(text: string, from: number, lastEnd: number): number {
  const code = text.charCodeAt(from);
  if (isWord(code)) {
    let to = from + 1;
    while (to < text.length && isWord(text.charCodeAt(to))) to += 1;
    return to;
  }
  const following = text.charCodeAt(from + 1);
  if (code === carriageReturn && following === lineFeed) return from + 2;
  if (code === quote) return endOfText(text, from);
  if (code !== slash) return from + 1;
  if (following === slash) return endOfLine(text, from);
  if (following !== star) return from + 1;
  return from + 2 > lastEnd ? from + 1 : text.indexOf('*/', from + 2) + 2;
}

/** After the closing quote; where the line ends before it, the opening one is a sign. */
function endOfText(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (endsLine(code)) break;
    if (code !== backslash) continue;
    at += 1;
    if (endsLine(text.charCodeAt(at))) break;
  }
  return from + 1;
}

function endOfLine(text: string, from: number): number {
  let to = from;
  while (to < text.length && !endsLine(text.charCodeAt(to))) to += 1;
  return to;
}

function endsLine(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

function isWord(code: number): boolean {
  const isAscii = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return isAscii || code === 95 || (code >= 128 && !isSpace(code));
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || (code >= 128 && /\s/.test(String.fromCharCode(code)));
}
