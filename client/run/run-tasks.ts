import { dirname, resolve } from 'node:path';
import {
  env,
  ShellExecution,
  ShellQuoting,
  Task,
  type TaskProvider,
  TaskRevealKind,
  TaskScope,
  Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import { programFor } from './program.js';
import { count } from './progress-text.js';
import { inStrongQuotes } from './shell-word.js';

/** A task of the type `specimen`, as package.json declares it. Paths are relative to the folder of the workspace. */
export interface RunDefinition {
  readonly type: 'specimen';
  readonly spec: string;
  readonly out: string;
  readonly samples?: number;
  readonly resume?: boolean;
}

/** How many specs of the workspace are offered as tasks, and how large they may be in bytes. */
const mostSpecs = 100;
const largestSpec = 1_000_000;

/** The task that makes a data set, in a terminal. */
export function runTask(definition: RunDefinition, folder: WorkspaceFolder | undefined): Task {
  const spec = Uri.file(resolve(folder?.uri.fsPath ?? '', definition.spec));
  const { command, cwd } = programFor(spec);
  // The shell finds the program wherever npm put it, on Windows too; in quotes the words mean nothing to it.
  const [program = '', ...args] = [command, ...argumentsOf(definition)].map((value) => ({
    value: inStrongQuotes(value, env.shell),
    quoting: ShellQuoting.Strong,
  }));
  const task = new Task(
    definition,
    folder ?? TaskScope.Workspace,
    nameOf(definition),
    'specimen',
    new ShellExecution(program, args, { cwd }),
    '$specimen',
  );
  task.presentationOptions = { reveal: TaskRevealKind.Always, focus: false, clear: true };
  return task;
}

/** Tells tasks of one spec apart: the editor lists those that were run by their names. */
function nameOf({ spec, out, samples }: RunDefinition): string {
  const into = out === dataFolderOf(spec) ? '' : ` into ${out}`;
  return `run ${spec}${into}${samples === undefined ? '' : `, ${count(samples)} samples`}`;
}

/** The folder of a spec's data set, if none else is named: both paths of a task, or of the system. */
export function dataFolderOf(spec: string): string {
  return spec.replace(/\.specimen$/, '-data');
}

/** Where the data set of a task is made: a path of the system. */
export function outOf({ definition, scope }: Task): string {
  const { out, spec } = definition as unknown as RunDefinition;
  return resolve(typeof scope === 'object' ? scope.uri.fsPath : dirname(spec), out);
}

function argumentsOf({ spec, out, samples, resume }: RunDefinition): string[] {
  return [
    ...['run', spec, '--out', out],
    ...(samples === undefined ? [] : ['--samples', String(samples)]),
    ...(resume ? ['--resume'] : []),
  ];
}

/** Offers to run each spec of the workspace that has a data set, and runs the tasks that a tasks.json describes. */
export const runTasks: TaskProvider = {
  async provideTasks() {
    if (!workspace.isTrusted) return [];
    const specs = await workspace.findFiles('**/*.specimen', '**/node_modules/**', mostSpecs);
    const found = await Promise.all(specs.map(async (spec) => ((await hasDataSet(spec)) ? spec : undefined)));
    return found.flatMap((spec) => {
      const folder = spec && workspace.getWorkspaceFolder(spec);
      if (!folder) return [];
      const path = workspace.asRelativePath(spec, false);
      // Also where a part is there already: the task can be run again and again.
      return [runTask({ type: 'specimen', spec: path, out: dataFolderOf(path), resume: true }, folder)];
    });
  },
  resolveTask(task) {
    if (!workspace.isTrusted) return undefined;
    const { scope } = task;
    const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
    const { execution } = runTask(task.definition as unknown as RunDefinition, folder);
    // The editor takes only a task with the definition that it asked for.
    return execution
      ? new Task(task.definition, scope ?? TaskScope.Workspace, task.name, 'specimen', execution, '$specimen')
      : undefined;
  },
};

/** Whether a spec is one to run, and none that others import; what is unsaved counts. */
async function hasDataSet(spec: Uri): Promise<boolean> {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === spec.toString());
  try {
    if (!open && (await workspace.fs.stat(spec)).size > largestSpec) return false;
    const text = open?.getText() ?? new TextDecoder().decode(await workspace.fs.readFile(spec));
    return /^[ \t]*dataset\b/m.test(text);
  } catch {
    return false;
  }
}
