import { commands, type ExtensionContext, Uri, window } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { Previews } from './preview/previews.js';

let client: LanguageClient | undefined;

/** Starts the language server when the first spec is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Specimen', { log: true });
  const module = context.asAbsolutePath('dist/server/server.cjs');
  const server = { module, transport: TransportKind.ipc };
  client = new LanguageClient(
    'specimen',
    'Specimen',
    { run: server, debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } } },
    {
      documentSelector: [{ language: 'specimen' }],
      outputChannel: output,
    },
  );
  const previews = new Previews(client, Uri.joinPath(context.extensionUri, 'dist', 'preview'));
  context.subscriptions.push(
    output,
    commands.registerCommand('specimen.restartServer', () => client?.restart()),
    commands.registerCommand('specimen.preview', previews.open),
    commands.registerCommand('specimen.showOutput', () => output.show()),
  );
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
