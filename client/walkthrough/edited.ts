import { commands, type Disposable, workspace } from 'vscode';

/** Tells the walkthrough when a spec is changed for the first time, and then watches no more. */
export function noteFirstEdit(): Disposable {
  const changes = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (document.languageId !== 'specimen' || contentChanges.length === 0) return;
    changes.dispose();
    void commands.executeCommand('setContext', 'specimen.isEdited', true);
  });
  return changes;
}
