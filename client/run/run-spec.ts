import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import {
  commands,
  ProgressLocation,
  type Task,
  type TextDocument,
  tasks,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type RunDefinition, runTask } from './run-tasks.js';

/** Makes the data set of the spec in the active editor: asks how much and where, and shows the run in a terminal. */
export async function runSpec(): Promise<void> {
  const spec = window.activeTextEditor?.document;
  if (spec?.languageId !== 'specimen' || spec.uri.scheme !== 'file') {
    await window.showInformationMessage('Open a spec (a saved file that ends with .specimen) to run it.');
    return;
  }
  const samples = await askForSamples();
  if (samples === undefined) return;
  const target = await askForTarget(spec.uri.fsPath.replace(/\.specimen$/, '-data'));
  if (!target || !(await isSaved(spec))) return;
  const folder = workspace.getWorkspaceFolder(spec.uri);
  const inFolder = (path: string) => (folder ? relative(folder.uri.fsPath, path) : path);
  const definition: RunDefinition = {
    type: 'specimen',
    spec: inFolder(spec.uri.fsPath),
    out: inFolder(target.out),
    ...(samples === 'all' ? {} : { samples }),
    ...(target.resume ? { resume: true } : {}),
  };
  const task = runTask(definition, folder);
  if (task) await runWithProgress(task, target.out);
  else await tellHowToInstall();
}

async function isSaved(spec: TextDocument): Promise<boolean> {
  return !spec.isDirty || (await spec.save());
}

/** Undefined where the user goes back. */
async function askForSamples(): Promise<number | 'all' | undefined> {
  const text = await window.showInputBox({
    title: 'Run',
    prompt: 'How many samples? Empty: as many as the spec says.',
    value: '24',
    validateInput: (each) => (/^\s*(?:[1-9]\d*)?\s*$/.test(each) ? undefined : 'A whole number from 1 on.'),
  });
  if (text === undefined) return undefined;
  return text.trim() === '' ? 'all' : Number(text);
}

interface Target {
  readonly out: string;
  readonly resume: boolean;
}

/** A free folder beside the spec, or the one that was begun before if the user goes on with it. */
async function askForTarget(first: string): Promise<Target | undefined> {
  if (!existsSync(first)) return { out: first, resume: false };
  let number = 2;
  while (existsSync(`${first}-${number}`)) number += 1;
  const free = `${first}-${number}`;
  const choices = [
    { label: `Go on with ${workspace.asRelativePath(first)}`, target: { out: first, resume: true } },
    { label: `Begin ${workspace.asRelativePath(free)}`, target: { out: free, resume: false } },
  ];
  return (await window.showQuickPick(choices, { title: 'There is a data set already' }))?.target;
}

/** Runs a task to its end, with a notification from which it can be stopped. */
async function runWithProgress(task: Task, out: string): Promise<void> {
  const name = workspace.asRelativePath(out);
  const status = await window.withProgress(
    { location: ProgressLocation.Notification, title: `Making ${name}`, cancellable: true },
    async (_, cancellation) => {
      const run = await tasks.executeTask(task);
      cancellation.onCancellationRequested(() => run.terminate());
      return await new Promise<number | undefined>((resolve) => {
        const ends = tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
          if (execution !== run) return;
          ends.dispose();
          resolve(cancellation.isCancellationRequested ? undefined : exitCode);
        });
      });
    },
  );
  if (status === undefined)
    await window.showInformationMessage(`${name} was stopped. Specimen: Run… goes on with it.`);
  else if (status !== 0) await window.showErrorMessage(`${name} was not made; the terminal says why.`);
  else {
    const show = 'Show the Overview';
    const answer = await window.showInformationMessage(`Made ${name}.`, show);
    if (answer === show)
      await commands.executeCommand('vscode.open', Uri.joinPath(Uri.file(out), 'overview.png'));
  }
}

async function tellHowToInstall(): Promise<void> {
  const settings = 'Open the Setting';
  const answer = await window.showErrorMessage(
    'There is no specimen to run here. Install it with "npm install --global specimen-lang" (Node 20.19 or later), or say in specimen.path where it is.',
    settings,
  );
  if (answer === settings) await commands.executeCommand('workbench.action.openSettings', 'specimen.path');
}
