/**
 * The lines of a comment. With `indent`, the comment begins its line: the further lines of a documentation comment are
 * moved under it, each star below the first. Other comments keep their lines, without spaces at the ends.
 */
export function commentText(text: string, indent: string | undefined): string[] {
  const [first = '', ...others] = text.split(/\r\n|\r|\n/);
  const isDocumentation = text.startsWith('/**') && indent !== undefined;
  const lines = others.map((line) => {
    if (!isDocumentation) return line.trimEnd();
    const words = line.trim();
    return words === '' ? '' : words.startsWith('*') ? `${indent} ${words}` : `${indent}    ${words}`;
  });
  return [first.trimEnd(), ...lines];
}
