import { type ExtensionContext, tasks, window } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, clientOptions } from './activate.js';
import { runSpec } from './run/run-spec.js';
import { runTasks } from './run/run-tasks.js';

let client: LanguageClient | undefined;

/** The extension where there is Node: starts the language server, a program, when the first spec is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Specimen', { log: true });
  const module = context.asAbsolutePath('dist/server/server.cjs');
  const server = { module, transport: TransportKind.ipc };
  client = new LanguageClient(
    'specimen',
    'Specimen',
    { run: server, debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } } },
    clientOptions(output),
  );
  context.subscriptions.push(tasks.registerTaskProvider('specimen', runTasks));
  await activateWith(context, client, output, { run: runSpec, onParent: () => {} });
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
