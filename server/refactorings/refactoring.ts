import type { Document } from '../../language/project/document.js';

/** Where the author asks for another way to write something. */
export interface Selected {
  readonly text: string;
  readonly main: Document;
  /** Offsets; equal where nothing is selected. */
  readonly start: number;
  readonly end: number;
}

/** Another way to write something: all of the text that it would make. It is offered only where that has no new fault. */
export interface Refactoring {
  readonly title: string;
  readonly kind: 'refactor.rewrite' | 'refactor.extract';
  /** The text, in the order of preference: the first without a new fault is taken. */
  readonly texts: readonly string[];
}

/** `text` with some stretches replaced, which do not overlap. */
export function replaced(
  text: string,
  ...edits: readonly { readonly start: number; readonly end: number; readonly text: string }[]
): string {
  let result = text;
  for (const edit of [...edits].sort((a, b) => b.start - a.start))
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  return result;
}

/** A name that stands nowhere in the text. */
export function freeName(text: string, wanted: string): string {
  const taken = new Set(text.match(/[\p{L}_][\p{L}\w]*/gu));
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}${number}`;
    if (!taken.has(name)) return name;
  }
}

export function capitalised(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
