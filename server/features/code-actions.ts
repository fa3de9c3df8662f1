import { type CodeAction, CodeActionKind, type CodeActionParams, type TextEdit } from 'vscode-languageserver';
import type { Fix } from '../../language/index.js';
import type { OpenProject } from '../projects.js';
import { removalOf } from '../refactorings/removal.js';
import { guarded, type Server } from './feature.js';
import { importsAt } from './import-fixes.js';
import { refactoringsAt } from './refactorings.js';

/** Offers the fixes of the diagnostics that touch the selection, and other ways to write what is selected. */
export function installCodeActions(server: Server): void {
  server.connection.onCodeAction(
    guarded(server, 'code actions', [], (parameters: CodeActionParams): CodeAction[] => {
      const { textDocument, range, context } = parameters;
      const project = server.projects.of(textDocument.uri);
      if (!project) return [];
      const { path } = project.checked.project.main;
      const text = project.text(path);
      const [start, end] = [text.offsetAt(range.start), text.offsetAt(range.end)];
      const { only } = context;
      if (only && !only.includes(CodeActionKind.QuickFix)) return refactoringsAt(server, parameters);
      const fixes = project.checked.diagnostics
        .filter((each) => each.uri === path && each.start <= end && each.end >= start)
        .flatMap((diagnostic) =>
          diagnostic.fixes.map((fix) => ({
            title: fix.title,
            kind: CodeActionKind.QuickFix,
            diagnostics: context.diagnostics.filter((each) => each.code === diagnostic.code),
            isPreferred: diagnostic.fixes.length === 1,
            edit: { changes: changesOf(fix, project) },
          })),
        );
      const removals = removalsAt(project, start, end);
      const imports = importsAt(server, project, start, end).map((fix) => ({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        edit: { changes: changesOf(fix, project) },
      }));
      return [...fixes, ...imports, ...removals, ...refactoringsAt(server, parameters)];
    }),
  );
}

/** Takes away what is told to be of no use. */
function removalsAt(project: OpenProject, start: number, end: number): CodeAction[] {
  const { main } = project.checked.project;
  const text = project.text(main.path).getText();
  return project.checked.diagnostics.flatMap((diagnostic) => {
    if (diagnostic.uri !== main.path || diagnostic.start > end || diagnostic.end < start) return [];
    const stretch = removalOf(diagnostic.code, text, main, diagnostic);
    if (!stretch) return [];
    const fix = { title: 'Remove it', edits: [{ uri: main.path, ...stretch, text: '' }] };
    return [{ title: fix.title, kind: CodeActionKind.QuickFix, edit: { changes: changesOf(fix, project) } }];
  });
}

function changesOf({ edits }: Fix, project: OpenProject): Record<string, TextEdit[]> {
  const changes: Record<string, TextEdit[]> = {};
  for (const { uri, start, end, text: newText } of edits) {
    const text = project.text(uri);
    const edit = { range: { start: text.positionAt(start), end: text.positionAt(end) }, newText };
    changes[text.uri] = [...(changes[text.uri] ?? []), edit];
  }
  return changes;
}
