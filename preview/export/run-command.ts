/** The command that makes the data set of a spec, as it is typed into a shell. @param spec as `specimen preview` was given it */
export function runCommand(spec: string): string {
  const out = spec.replace(/^.*[\\/]/, '').replace(/\.(?:specimen|json)$/, '') || 'data';
  // What begins with a dash would be an option.
  const file = spec.startsWith('-') ? `./${spec}` : spec;
  return `npx specimen run ${shellWord(file)} --out ${shellWord(`./${out}-data`)} --samples 24`;
}

/** A word that no shell takes for more than a word. */
function shellWord(word: string): string {
  if (/^[\w./:@+-]+$/.test(word)) return word;
  // Windows knows double quotes alone; elsewhere signs keep a meaning in them.
  return /["$`!%\\\n]/.test(word) ? `'${word.replaceAll("'", `'\\''`)}'` : `"${word}"`;
}
