import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  commands,
  type Task,
  type TaskExecution,
  type Terminal,
  tasks,
  Uri,
  ViewColumn,
  window,
} from 'vscode';
import type { RunProgress } from './journal-progress.js';
import { count } from './progress-text.js';
import { type RunDefinition, runTask } from './run-tasks.js';

/** How a shell tells that a program was ended by Ctrl-C. */
export const interrupted = 130;

export interface EndedRun {
  readonly task: Task;
  readonly execution: TaskExecution;
  /** The folder of the data set, as people read it. */
  readonly name: string;
  /** The same as a path of the system. */
  readonly out: string;
  /** The terminal that it runs in, where that is known. */
  readonly terminal: () => Promise<Terminal | undefined>;
  /** In milliseconds of the clock. */
  readonly begun: number;
  /** Undefined while it runs. */
  readonly exitCode: number | undefined;
}

/** Tells how a run has ended, and shows what it has made. */
export async function tellEnd(run: EndedRun, progress: RunProgress | undefined): Promise<void> {
  const { name, out, exitCode } = run;
  if (exitCode === interrupted) {
    const far = progress ? ` at ${count(progress.done)} of ${count(progress.of)} samples` : '';
    const goOn = 'Go On';
    const answer = await window.showInformationMessage(
      `${name} was stopped${far}; what is done stays.`,
      goOn,
    );
    if (answer === goOn) await goOnWith(run.task);
    return;
  }
  const show = 'Show the Terminal';
  let answer: string | undefined;
  const isMade = exitCode === 0 || isSince(join(out, 'specimen.json'), run.begun);
  if (isMade) {
    await openOverview(out);
    const made = progress ? `${name}: ${count(progress.done)} samples` : name;
    answer =
      exitCode === 0
        ? await window.showInformationMessage(`Made ${made}.`)
        : await window.showWarningMessage(`Made ${made}, of which some are holes.`, show);
  } else answer = await window.showErrorMessage(`${name} was not made; the terminal says why.`, show);
  if (answer === show) (await run.terminal())?.show();
}

/** Beside, and without the focus: nobody's typing goes elsewhere. */
async function openOverview(out: string): Promise<void> {
  const overview = join(out, 'overview.png');
  if (!existsSync(overview)) return;
  const options = { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true };
  await commands.executeCommand('vscode.open', Uri.file(overview), options);
}

async function goOnWith({ definition, scope }: Task): Promise<void> {
  const folder = typeof scope === 'object' ? scope : undefined;
  await tasks.executeTask(runTask({ ...(definition as unknown as RunDefinition), resume: true }, folder));
}

/** Whether a file was written at a time or later. */
function isSince(path: string, time: number): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= time;
}
