/**
 * A word as it may stand between the strong quotes that an editor puts round the words of a task: it looks at nothing
 * between them, so that a quote in a path would end them.
 * @param shell the path of the shell
 */
export function inStrongQuotes(word: string, shell: string): string {
  const name = shell.slice(Math.max(shell.lastIndexOf('/'), shell.lastIndexOf('\\')) + 1).toLowerCase();
  // Its quotes are double ones, which no path has there.
  if (/^cmd(\.exe)?$/.test(name)) return word;
  return word.replaceAll("'", /^(pwsh|powershell)/.test(name) ? "''" : `'\\''`);
}
