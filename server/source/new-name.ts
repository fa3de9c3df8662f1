/** The keywords of the grammar, which no variable can be called. */
const keywords: ReadonlySet<string> = new Set(
  'language import as from let param require if then else and or not in where true false'.split(' '),
);

/** Why something cannot be called so. */
export function nameProblem(name: string): string | undefined {
  if (keywords.has(name)) return `\`${name}\` is a keyword.`;
  if (!/^[\p{L}_][\p{L}\p{M}\w]*$/u.test(name))
    return 'A name is a letter or `_`, and then letters, digits and `_`.';
  return undefined;
}
