import { ShellExecution, Task, tasks, type WorkspaceFolder, window } from 'vscode';

/** What the runner takes on the disk. */
export const size = '230 MB';

/** Installs the runner into a folder, in a terminal. False, and told, where npm fails. */
export async function installRunner(folder: WorkspaceFolder, version: string): Promise<boolean> {
  const words = ['install', '--save-dev', `specimen-lang@${version}`];
  const execution = new ShellExecution('npm', words, { cwd: folder.uri.fsPath });
  const definition = { type: 'shell', task: 'install specimen' };
  const task = new Task(definition, folder, 'install specimen', 'specimen', execution);
  const run = await tasks.executeTask(task);
  const exitCode = await new Promise<number | undefined>((resolve) => {
    const ends = tasks.onDidEndTaskProcess((event) => {
      if (event.execution !== run) return;
      ends.dispose();
      resolve(event.exitCode);
    });
  });
  if (exitCode === 0) return true;
  await window.showErrorMessage('specimen was not installed; the terminal says why.');
  return false;
}
