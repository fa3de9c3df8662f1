import { visible } from '../report/cells.js';

/** A call of `specimen` as a shell takes it: words with other than plain letters stand in quotes. */
export function callText(words: readonly string[]): string {
  return ['specimen', ...words].map((word) => visible(quoted(word))).join(' ');
}

function quoted(word: string): string {
  return /^[\w%+,./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
