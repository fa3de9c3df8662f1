import { commands, type ExtensionContext, Uri, window } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateWith, clientOptions } from './activate.js';
import { EditorFiles } from './web/editor-files.js';
import { tellHowToRun } from './web/tell-how-to-run.js';

type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

/** Of the worker in which extensions run: in the libraries of pages and workers, which this room does not see. */
declare const Worker: new (url: string) => Port & { terminate(): void };

let client: LanguageClient | undefined;
let worker: (Port & { terminate(): void }) | undefined;

/** The extension in a browser, without Node: the language server is a worker, and its files are the editor's. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Specimen', { log: true });
  const bundles = Uri.joinPath(context.extensionUri, 'dist');
  const script = Uri.joinPath(bundles, 'server', 'web-worker.js').toString(true);
  // A worker of its own for each start, and the one before is ended.
  const start = async () => {
    worker?.terminate();
    worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const web = { bundles: `${bundles.toString(true)}/` };
  client = new LanguageClient('specimen', 'Specimen', start, clientOptions(output, web));
  const files = new EditorFiles(Uri.joinPath(bundles, 'starter'));
  files.answer(client);
  context.subscriptions.push(commands.registerCommand('specimen.run', tellHowToRun));
  await activateWith(context, client, output, { onParent: (folder) => files.allow(folder) });
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  worker?.terminate();
}
