import { canonicalUnit, units } from '../types/units.js';

/** What other languages write here, and what this one does. */
const foreignSigns: Readonly<Record<string, string>> = {
  '&': 'Write `and`.',
  '|': 'Write `or`.',
  '!': 'Write `not`, or `!=` for "is not equal".',
  '%': 'A percentage is written on its number, `20%`; the remainder of a division is `mod(a, b)`.',
  "'": 'Texts stand in double quotes.',
  '`': 'Texts stand in double quotes.',
  '^': 'Write `pow(a, b)`.',
};

/** What was probably meant by a sign that has no meaning. */
export function foreignSign(character: string): string | undefined {
  return foreignSigns[character];
}

/** What was probably meant where the parser gave up at a word, and the place that it is about. */
export function slipAt(
  text: string,
  start: number,
  end: number,
): { message: string; start: number } | undefined {
  const word = text.slice(start, end);
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const number = /([0-9][0-9_.]*(?:[eE][+-]?[0-9]+)?)\s+$/.exec(line);
  if (number && units.has(canonicalUnit(word))) {
    const message = `A unit stands directly on its number: \`${number[1]}${word}\`.`;
    return { message, start: start - number[0].length };
  }
  if (/^\s*for\s+\w+\s*$/.test(line)) {
    return {
      message: 'There are no loops: `count` makes an element many, and `index` is the number of each.',
      start,
    };
  }
  if (word === '=' && /^\s*require\b/.test(line)) {
    return { message: '`==` compares; `=` gives a value to a name.', start };
  }
  if (/^\s*(?:object|light|camera|asset|material|scene)\s+\w+\s+$/.test(line) && /^\w/.test(word)) {
    return { message: `Expected \`=\` or \`~\` before \`${word}\`.`, start };
  }
  return undefined;
}
