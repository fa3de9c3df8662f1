import { beginsItem, goesOnAfter, goesOnBefore } from './end-items.js';

/** A comment, a text, a word, or a sign; what lies between them is space. The lexer reads the same ones. */
const piece =
  /\/\/[^\n\r]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\r\n])*"|[\w\u0080-\uffff]+|\r\n?|\n|[^\S\r\n]+|[\s\S]/g;

const opening: Readonly<Record<string, string>> = { '}': '{', ')': '(', ']': '[' };

/**
 * Where a text can be cut so that each part can be parsed by itself: at line breaks outside of all brackets between two
 * items. Where it is not plain that an item ends, it is not cut. Offsets in their order; the first is 0.
 */
export function splitItems(text: string): number[] {
  const starts = [0];
  const open: string[] = [];
  let previous = '';
  /** After the line in which the last item ended; undefined before the first, and while no line has ended since. */
  let next: number | undefined;
  piece.lastIndex = 0;
  for (let match = piece.exec(text); match; match = piece.exec(text)) {
    const [image] = match;
    const first = image.charCodeAt(0);
    if (first === 10 || first === 13) {
      if (previous !== '') next ??= piece.lastIndex;
      continue;
    }
    if (isSpace(first) || image.startsWith('//') || image.startsWith('/*')) continue;
    const breaks = next !== undefined;
    if (image === '}' || (breaks && beginsItem.has(image)))
      while (open.length > 0 && open.at(-1) !== '{') open.pop();
    if (
      breaks &&
      open.length === 0 &&
      !goesOnAfter.has(previous) &&
      isName(first) &&
      !goesOnBefore.has(image)
    )
      starts.push(next!);
    // A comment that is not closed: what follows is read as signs and words, but it is no place to cut.
    if (image === '/' && text[match.index + 1] === '*') break;
    next = undefined;
    if (image === '{' || image === '(' || image === '[') open.push(image);
    // One that closes nothing leaves what is open as it is.
    else if (open.at(-1) === opening[image]) open.pop();
    previous = image;
  }
  return starts;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** Whether a word begins as names do: with a letter, an underscore, or a letter beyond ASCII. */
function isName(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 128;
}
