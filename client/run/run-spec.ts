import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { commands, tasks, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { PlanAnswer } from '../../server/protocol.js';
import type { Extension } from './extension-version.js';
import { hasProgram } from './has-program.js';
import { JournalProgress } from './journal-progress.js';
import { count } from './progress-text.js';
import { dataFolderOf, type RunDefinition, runTask } from './run-tasks.js';

/** So many samples are offered: enough to see what comes out, soon. */
const few = 24;

/** Makes the data set of a spec, if none is named that of the active editor: asks where and how much. */
export async function runSpec(client: LanguageClient, extension: Extension, named?: string): Promise<void> {
  const spec = named === undefined ? shownSpec() : Uri.parse(named);
  if (spec?.scheme !== 'file' || !spec.path.endsWith('.specimen')) {
    await window.showInformationMessage('Open a spec (a saved file that ends with .specimen) to run it.');
    return;
  }
  if (!(await isTrusted())) return;
  const document = await workspace.openTextDocument(spec);
  const inSpec = await samplesOf(client, spec);
  if (inSpec === undefined || !(await hasProgram(spec, extension))) return;
  const target = await askForTarget(dataFolderOf(spec.fsPath));
  if (!target) return;
  const samples = await askForSamples(inSpec, target.samples);
  if (samples === undefined) return;
  if (document.isDirty && !(await document.save())) return;
  const folder = workspace.getWorkspaceFolder(spec);
  const inFolder = (path: string) => (folder ? relative(folder.uri.fsPath, path) : path);
  const definition: RunDefinition = {
    type: 'specimen',
    spec: inFolder(spec.fsPath),
    out: inFolder(target.out),
    ...(samples === 'all' ? {} : { samples }),
    ...(target.samples === undefined ? {} : { resume: true }),
  };
  await tasks.executeTask(runTask(definition, folder));
}

/** The spec in the active editor, or else in another that can be seen. */
function shownSpec(): Uri | undefined {
  const { activeTextEditor, visibleTextEditors } = window;
  const shown = [...(activeTextEditor ? [activeTextEditor] : []), ...visibleTextEditors];
  return shown.find(({ document }) => document.languageId === 'specimen')?.document.uri;
}

/** Whether programs may be run; tells that they may not. */
export async function isTrusted(): Promise<boolean> {
  if (workspace.isTrusted) return true;
  const manage = 'Manage Trust';
  const answer = await window.showInformationMessage(
    'No program is run in a folder that is not trusted. Checking and the preview work all the same.',
    manage,
  );
  if (answer === manage) await commands.executeCommand('workbench.trust.manage');
  return false;
}

/** How many samples the spec says, as it stands in the editor; undefined, and told, where it has errors. */
async function samplesOf(client: LanguageClient, spec: Uri): Promise<number | undefined> {
  const answer = await client.sendRequest<PlanAnswer>('specimen/plan', { uri: spec.toString() });
  if (answer && 'plan' in answer) return answer.plan.dataset.samples;
  const [first] = answer?.problems ?? [];
  const show = 'Show the Problems';
  const said = await window.showErrorMessage(
    `There is nothing to run while the spec has errors. ${first ? `${first.place}: ${first.message}` : ''}`,
    show,
  );
  if (said === show) await commands.executeCommand('workbench.actions.view.problems');
  return undefined;
}

interface Target {
  readonly out: string;
  /** How many samples it is to have by what was begun; undefined where nothing was. */
  readonly samples?: number;
}

/** A free folder beside the spec, or the one that was begun before if the user goes on with it. Undefined where the user goes back. */
async function askForTarget(first: string): Promise<Target | undefined> {
  if (!existsSync(first)) return { out: first };
  let number = 2;
  while (existsSync(`${first}-${number}`)) number += 1;
  const free = `${first}-${number}`;
  const begun = await new JournalProgress(first).now();
  const goOn = begun && {
    label: `Go on with ${workspace.asRelativePath(first)}`,
    description: `${count(begun.done)} of ${count(begun.of)} samples are done`,
    target: { out: first, samples: begun.of },
  };
  const begin = { label: `Begin ${workspace.asRelativePath(free)}`, target: { out: free } };
  const choices: { label: string; target: Target }[] = goOn ? [goOn, begin] : [begin];
  return (await window.showQuickPick(choices, { title: 'There is a data set already' }))?.target;
}

/** @param begun how many it was to have before. Undefined where the user goes back. */
async function askForSamples(inSpec: number, begun: number | undefined): Promise<number | 'all' | undefined> {
  const least = begun ?? 1;
  const text = await window.showInputBox({
    title: 'Run',
    prompt: `How many samples? Empty: ${count(inSpec)}, as the spec says.`,
    value: String(begun ?? Math.min(few, inSpec)),
    validateInput: (each) => {
      if (!/^\s*(?:[1-9]\d{0,8})?\s*$/.test(each)) return 'A whole number from 1 on.';
      const wanted = each.trim() === '' ? inSpec : Number(each);
      return wanted < least ? `It was begun with ${count(least)} samples.` : undefined;
    },
  });
  if (text === undefined) return undefined;
  return text.trim() === '' ? 'all' : Number(text);
}
