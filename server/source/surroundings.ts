import type { Part } from '../../language/parser/part-tree.js';

/** A statement that is being written: its first word, the word that a body after it would belong to, and its sign. */
interface Statement {
  first: string;
  last: string;
  sign: '=' | '~' | '';
  /** The name to the left of the sign. */
  target: string;
}

/** Where a place in a text is, as far as words and brackets say; exact enough for suggestions in broken texts. */
export interface Surroundings {
  /** The bodies round the place, outermost first: of each, the first word of its statement and the word before its brace. */
  readonly bodies: readonly { readonly first: string; readonly last: string }[];
  /** What stands on the left of `=` or `~` in the statement at the place, and which of the two. */
  readonly target: string;
  readonly sign: '=' | '~' | '';
  /** The first word of the statement at the place, empty if nothing stands before it. */
  readonly first: string;
  /** Whether the place is in a comment or text. */
  readonly isQuoted: boolean;
}

const token = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*(?:"|$|(?=\n))|[A-Za-z_]\w*|\n|./gu;

/** Reads what of an open spec bears on a place in it. @param parts the items of the text, as far as it can be cut into them */
export function surroundingsIn(parts: readonly Part[], text: string, offset: number): Surroundings {
  const before = bearingOn(parts, text.slice(0, offset), 0);
  return surroundingsOf(before, before.length);
}

/** A text without the items that ended before its end. @param from where the first of the parts would begin if it began at 0 */
function bearingOn(parts: readonly Part[], text: string, from: number): string {
  const part = parts.findLast(({ start }) => from + start <= text.length);
  if (!part) return '';
  const start = from + part.start;
  const { inner } = part.tree;
  if (!inner || start + inner.at > text.length) return text.slice(start);
  const head = text.slice(start, start + inner.at);
  const end = start + inner.at + inner.length;
  return head + (end < text.length ? text.slice(end) : bearingOn(inner.parts, text, start + inner.at));
}

/** Reads the text up to `offset`. */
export function surroundingsOf(text: string, offset: number): Surroundings {
  const fresh = (): Statement => ({ first: '', last: '', sign: '', target: '' });
  const open: { bracket: string; statement: Statement }[] = [];
  let statement = fresh();
  let isQuoted = false;
  for (const { 0: image, index } of text.slice(0, offset).matchAll(token)) {
    isQuoted = false;
    if (image.startsWith('//') || image.startsWith('/*') || image.startsWith('"')) {
      const end = index + image.length;
      isQuoted = end === offset && !isClosed(image);
    } else if (/^[A-Za-z_]/.test(image)) {
      // A word that ends at the place is the one being written.
      if (index + image.length === offset) continue;
      statement.first ||= image;
      statement.last = image;
    } else if (image === '=' || image === '~') {
      statement.sign = image;
      statement.target = statement.last;
    } else if (image === '{' || image === '(' || image === '[') {
      open.push({ bracket: image, statement });
      statement = fresh();
    } else if (image === '}' || image === ')' || image === ']') {
      statement = open.pop()?.statement ?? fresh();
    } else if (image === ';' || image === ',' || image === '\n') {
      const bracket = open.at(-1)?.bracket;
      if (bracket === undefined || bracket === '{') statement = fresh();
    }
  }
  const bodies = open
    .filter(({ bracket }) => bracket === '{')
    .map((each) => ({ first: each.statement.first, last: each.statement.last }));
  // What stands in parentheses belongs to the statement in which they were opened.
  const outer = open[open.findLastIndex(({ bracket }) => bracket === '{') + 1];
  const { first, sign, target } = outer ? outer.statement : statement;
  return { bodies, first, sign, target, isQuoted };
}

function isClosed(image: string): boolean {
  if (image.startsWith('//')) return false;
  if (image.startsWith('/*')) return image.length >= 4 && image.endsWith('*/');
  return image.length >= 2 && image.endsWith('"');
}

/** The word at an offset, with its place. */
export function wordAt(
  text: string,
  offset: number,
): { word: string; start: number; end: number } | undefined {
  let start = offset;
  let end = offset;
  while (start > 0 && /[\w]/.test(text[start - 1]!)) start--;
  while (end < text.length && /[\w]/.test(text[end]!)) end++;
  return start === end ? undefined : { word: text.slice(start, end), start, end };
}
