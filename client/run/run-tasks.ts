import { dirname, join } from 'node:path';
import {
  ShellExecution,
  ShellQuoting,
  Task,
  type TaskProvider,
  TaskScope,
  Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import { programFor } from './program.js';

/** A task of the type `specimen`, as package.json declares it. Paths are relative to the folder of the workspace. */
export interface RunDefinition {
  readonly type: 'specimen';
  readonly spec: string;
  readonly out: string;
  readonly samples?: number;
  readonly resume?: boolean;
}

/** The task that makes a data set, in a terminal. Undefined where there is no program for it. */
export function runTask(definition: RunDefinition, folder: WorkspaceFolder | undefined): Task | undefined {
  const spec = folder ? Uri.file(join(folder.uri.fsPath, definition.spec)) : Uri.file(definition.spec);
  const program = programFor(spec);
  if (program === undefined) return undefined;
  const cwd = folder?.uri.fsPath ?? dirname(spec.fsPath);
  // The shell finds the program wherever npm put it, on Windows too; nothing in the words means anything to it.
  const [command = '', ...args] = [program, ...argumentsOf(definition)].map((value) => ({
    value,
    quoting: ShellQuoting.Strong,
  }));
  const execution = new ShellExecution(command, args, { cwd });
  const scope = folder ?? TaskScope.Workspace;
  return new Task({ ...definition }, scope, `run ${definition.spec}`, 'specimen', execution, '$specimen');
}

function argumentsOf({ spec, out, samples, resume }: RunDefinition): string[] {
  return [
    ...['run', spec, '--out', out],
    ...(samples === undefined ? [] : ['--samples', String(samples)]),
    ...(resume ? ['--resume'] : []),
  ];
}

/** Runs the tasks that a tasks.json describes. */
export const runTasks: TaskProvider = {
  provideTasks: () => [],
  resolveTask(task) {
    const { scope } = task;
    const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
    const resolved = runTask(task.definition as RunDefinition, folder);
    // The editor takes only a task with the definition that it asked for.
    return resolved?.execution
      ? new Task(
          task.definition,
          scope ?? TaskScope.Workspace,
          task.name,
          'specimen',
          resolved.execution,
          '$specimen',
        )
      : undefined;
  },
};
