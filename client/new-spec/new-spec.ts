import { commands, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { NewProjectAnswer } from '../../server/protocol.js';

/**
 * Asks for a name, makes a folder with a spec that runs, and opens the spec and its preview.
 * @param onParent told in which folder
 */
export async function newSpec(client: BaseLanguageClient, onParent: (folder: Uri) => void): Promise<void> {
  const parent = await parentFolder();
  if (!parent) return;
  const name = await window.showInputBox({
    title: 'New Data Set',
    prompt: `The name of the data set and of its folder in ${parent.fsPath}`,
    value: 'tabletop',
    validateInput: (text) => (text.trim() === '' ? 'A data set has a name.' : undefined),
  });
  if (name === undefined) return;
  onParent(parent);
  const parameters = { parent: parent.toString(), name: name.trim() };
  const answer = await client.sendRequest<NewProjectAnswer>('specimen/newProject', parameters);
  if (answer === null || 'problem' in answer) {
    await window.showErrorMessage(
      answer?.problem ?? 'The data set could not be made: Specimen: Show the Output says why.',
    );
    return;
  }
  await window.showTextDocument(Uri.parse(answer.spec), { preview: false });
  await commands.executeCommand('specimen.preview');
}

/** The folder that is open, or one that the user chooses. */
async function parentFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length > 1)
    return (await window.showWorkspaceFolderPick({ placeHolder: 'Where to make the data set' }))?.uri;
  if (folders[0]) return folders[0].uri;
  const chosen = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    title: 'Where to make the data set',
    openLabel: 'Make It Here',
  });
  return chosen?.[0];
}
