import { commands, type Disposable, type ExtensionContext, tasks, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { doctor } from './doctor.js';
import { extensionOf } from './extension-version.js';
import { runSpec } from './run-spec.js';
import { runTasks } from './run-tasks.js';
import type { Runs } from './runs.js';

/** All that makes data sets: the commands, the tasks, and what shows how far they are. */
export function installRuns(client: LanguageClient, context: ExtensionContext, runs: Runs): Disposable[] {
  const extension = extensionOf(context);
  const output = window.createOutputChannel('Specimen Doctor');
  return [
    runs,
    output,
    tasks.registerTaskProvider('specimen', runTasks),
    commands.registerCommand('specimen.run', (spec?: unknown) =>
      runSpec(client, extension, typeof spec === 'string' ? spec : spec?.toString()),
    ),
    commands.registerCommand('specimen.stop', runs.stop),
    commands.registerCommand('specimen.doctor', () => doctor(output, extension)),
  ];
}
