const declaration =
  /^(?:language|import|dataset|class|param|dist|let|material|asset|scene|labels|export)\b|^\/\*\*/;

/**
 * A text cut into its declarations, by lines, so that those with no fault can be formatted beside one that has one. What
 * begins a line like a declaration begins a part, even if a brace before it was never closed. Joined, they are the text.
 */
export function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let isDocumented = false;
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (declaration.test(line) && !isDocumented && part !== '') {
      parts.push(part);
      part = '';
    }
    part += line;
    // The declaration after a documentation comment belongs to it.
    isDocumented = line.startsWith('/**') || (isDocumented && !declaration.test(line));
  }
  return part === '' ? parts : [...parts, part];
}
