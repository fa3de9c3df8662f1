import { type CodeAction, CodeActionKind, type CodeActionParams, type TextEdit } from 'vscode-languageserver';
import type { Fix } from '../../language/index.js';
import type { OpenProject } from '../projects.js';
import { guarded, type Server } from './feature.js';

/** Offers the fixes of the diagnostics that touch the selection. */
export function installCodeActions(server: Server): void {
  server.connection.onCodeAction(
    guarded(
      server,
      'code actions',
      [],
      ({ textDocument, range, context }: CodeActionParams): CodeAction[] => {
        const project = server.projects.of(textDocument.uri);
        if (!project) return [];
        const { path } = project.checked.project.main;
        const text = project.text(path);
        const [start, end] = [text.offsetAt(range.start), text.offsetAt(range.end)];
        return project.checked.diagnostics
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
      },
    ),
  );
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
