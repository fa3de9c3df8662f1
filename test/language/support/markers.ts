/** A text without its `»…«` marks, and the ranges that they stood round. */
export interface Marked {
  readonly text: string;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

/** Takes the marks out; throws where they do not pair up. */
export function takeMarks(marked: string): Marked {
  const ranges: { start: number; end: number }[] = [];
  let text = '';
  let open: number | undefined;
  for (const part of marked.split(/([»«])/)) {
    if (part === '»') {
      if (open !== undefined) throw new Error('A » stands inside »…«.');
      open = text.length;
    } else if (part === '«') {
      if (open === undefined) throw new Error('A « closes nothing.');
      ranges.push({ start: open, end: text.length });
      open = undefined;
    } else {
      text += part;
    }
  }
  if (open !== undefined) throw new Error('A » is not closed.');
  return { text, ranges };
}
