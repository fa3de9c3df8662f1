/** Whether a name fits a pattern in which `*` is any part of a name and `?` any one character; in linear time but for `*`. */
export function fitsWildcard(name: string, pattern: string): boolean {
  const letters = [...name];
  const wild = [...pattern];
  let at = 0;
  let letter = 0;
  let star = -1;
  let resume = 0;
  while (letter < letters.length) {
    if (wild[at] === '*') {
      star = at++;
      resume = letter;
    } else if (at < wild.length && (wild[at] === '?' || wild[at] === letters[letter])) {
      at++;
      letter++;
    } else if (star >= 0) {
      // The last star takes one letter more; earlier stars never need to.
      at = star + 1;
      letter = ++resume;
    } else {
      return false;
    }
  }
  while (wild[at] === '*') at++;
  return at === wild.length;
}

export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}
