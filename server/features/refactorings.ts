import { type CodeAction, type CodeActionParams, CodeActionTriggerKind } from 'vscode-languageserver';
import { type Diagnostic, format } from '../../language/index.js';
import { constantOrDraw } from '../refactorings/constant-or-draw.js';
import { convertUnit } from '../refactorings/convert-unit.js';
import { extractAsset } from '../refactorings/extract-asset.js';
import { extractVariable } from '../refactorings/extract-variable.js';
import type { Refactoring } from '../refactorings/refactoring.js';
import type { Server } from './feature.js';

/** Each is checked before it is offered; of a text longer than this that takes too long. */
const mostCharacters = 200_000;
/** The same where nobody asked: editors ask at every move of the cursor. */
const mostUnasked = 10_000;

const all = [constantOrDraw, convertUnit, extractVariable, extractAsset];

/** Other ways to write what is selected. Each is tried first, and offered only if nothing new is wrong then. */
export function refactoringsAt(
  server: Server,
  { textDocument, range, context }: CodeActionParams,
): CodeAction[] {
  const project = server.projects.of(textDocument.uri);
  const { only } = context;
  if (!project || (only && !only.some((kind) => kind.startsWith('refactor')))) return [];
  const { main } = project.checked.project;
  const document = project.text(main.path);
  const text = document.getText();
  const isUnasked = context.triggerKind === CodeActionTriggerKind.Automatic;
  if (text.length > (isUnasked ? mostUnasked : mostCharacters)) return [];
  const selected = {
    text,
    main,
    start: document.offsetAt(range.start),
    end: document.offsetAt(range.end),
  };
  const isFormatted = format(text) === text;
  const isSound = (candidate: string) => {
    const found = server.projects.checkText(textDocument.uri, candidate);
    return found !== undefined && !hasNew(project.checked.diagnostics, found);
  };
  return all
    .flatMap((offer): Refactoring[] => offer(selected))
    .filter(({ kind }) => !only || only.some((each) => kind.startsWith(each)))
    .flatMap(({ title, kind, texts }) => {
      const sound = texts.find(isSound);
      if (sound === undefined) return [];
      const { start, end, text: newText } = difference(text, isFormatted ? format(sound) : sound);
      const at = { start: document.positionAt(start), end: document.positionAt(end) };
      return [{ title, kind, edit: { changes: { [document.uri]: [{ range: at, newText }] } } }];
    });
}

/** Whether more is told under some code than before. */
function hasNew(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  const counts = new Map<string, number>();
  for (const { code } of before) counts.set(code, (counts.get(code) ?? 0) + 1);
  return after.some(({ code }) => {
    const left = (counts.get(code) ?? 0) - 1;
    counts.set(code, left);
    return left < 0;
  });
}

/** The one stretch in which two texts differ. */
function difference(before: string, after: string): { start: number; end: number; text: string } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}
