import { type ExtensionContext, window } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, clientOptions } from './activate.js';
import { installRuns } from './run/install.js';
import { Runs } from './run/runs.js';

let client: LanguageClient | undefined;

/** The extension where there is Node: starts the language server, a program, when the first spec is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Specimen', { log: true });
  const module = context.asAbsolutePath('dist/server/server.cjs');
  // What a check makes is young: in a small nursery a fifth of the time goes to collecting it.
  const execArgv = ['--max-semi-space-size=64'];
  const server = { module, transport: TransportKind.ipc, options: { execArgv } };
  client = new LanguageClient(
    'specimen',
    'Specimen',
    {
      run: server,
      debug: { ...server, options: { execArgv: [...execArgv, '--nolazy', '--inspect=6009'] } },
    },
    clientOptions(output),
  );
  const runs = new Runs();
  context.subscriptions.push(...installRuns(client, context, runs));
  await activateWith(context, client, output, { runs, onParent: () => {} });
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
