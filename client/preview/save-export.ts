import { Uri, window, workspace } from 'vscode';

/** Keeps what the preview of a spec exported where the user says, if anywhere. @param zip the archive */
export async function saveExport(spec: Uri, zip: Uint8Array): Promise<void> {
  const name = spec.path.replace(/^.*\//, '').replace(/\.specimen$/, '');
  const file = await window.showSaveDialog({
    title: 'Save the Export',
    defaultUri: Uri.joinPath(spec, '..', `${name}-preview.zip`),
    filters: { 'Zip archive': ['zip'] },
  });
  if (!file) return;
  try {
    await workspace.fs.writeFile(file, zip);
    await window.showInformationMessage(`The export is in ${workspace.asRelativePath(file)}.`);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    await window.showErrorMessage(`The export can't be saved: ${words}`);
  }
}
