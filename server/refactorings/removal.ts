import type { Import, ImportedName } from '../../language/generated/ast.js';
import type { DiagnosticCode } from '../../language/index.js';
import type { Document } from '../../language/project/document.js';
import { nodesAround } from '../source/tree.js';

/** What is told of things that can go without anything else being touched. */
const needless: ReadonlySet<DiagnosticCode> = new Set([
  'name/unused',
  'property/no-effect',
  'require/always',
]);

/** The stretch to delete so that what a diagnostic is about is gone; undefined where that is no way to mend it. */
export function removalOf(
  code: DiagnosticCode,
  text: string,
  main: Document,
  place: { readonly start: number; readonly end: number },
): { start: number; end: number } | undefined {
  if (!needless.has(code)) return undefined;
  const around = nodesAround(main, place.start, place.end);
  const name = around.find(({ $type }) => $type === 'ImportedName');
  if (name && (name.$container as Import).names.length > 1) return nameStretch(main, name as ImportedName);
  const item = around.find(({ $container: holder }) => holder?.$type === 'Body' || holder?.$type === 'Spec');
  return item?.$cstNode ? itemStretch(text, main.place(item)) : undefined;
}

/** A name of a list with the comma on one of its sides. */
function nameStretch(main: Document, name: ImportedName): { start: number; end: number } {
  const { names } = name.$container;
  const at = names.indexOf(name);
  const { start, end } = main.place(name);
  if (at > 0) return { start: main.place(names[at - 1]).end, end };
  return { start, end: main.place(names[1]).start };
}

/** An item with its documentation, and its line if nothing else stands on it. */
function itemStretch(text: string, place: { start: number; end: number }): { start: number; end: number } {
  let { start, end } = place;
  start -= /(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?$/.exec(text.slice(0, start))![0].length;
  end += /^[ \t]*[;,]?[ \t]*/.exec(text.slice(end))![0].length;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^\r?\n/.exec(text.slice(end));
  if (text.slice(line, start).trim() === '' && (rest || end === text.length))
    return { start: line, end: end + (rest?.[0].length ?? 0) };
  return { start, end };
}
