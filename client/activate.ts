import { commands, type ExtensionContext, type LogOutputChannel, Uri, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { CatalogueAnswer, StartOptions, WebOptions } from '../server/protocol.js';
import { newSpec } from './new-spec/new-spec.js';
import { PlanDocuments, planScheme } from './plan/plan-documents.js';
import { Previews } from './preview/previews.js';
import { type RunsShown, StatusItem } from './status/status-item.js';
import { noteFirstEdit } from './walkthrough/edited.js';

/** What the editor does otherwise on a machine of its own than in a browser. */
export interface Machine {
  /** The runs that are going on, where there can be any. */
  readonly runs?: RunsShown;
  /** Told of a folder in which the user wants a new data set. */
  readonly onParent: (folder: Uri) => void;
}

/** What every client of the server is started with. */
export function clientOptions(outputChannel: LogOutputChannel, web?: WebOptions): LanguageClientOptions {
  return {
    documentSelector: [{ language: 'specimen' }],
    outputChannel,
    initializationOptions: {
      commands: ['specimen.preview', 'specimen.run', 'specimen.showPlan'],
      pictures: true,
      figures: true,
      ...(web && { web }),
    } satisfies StartOptions,
  };
}

/** Registers everything that needs only the editor and the server, and starts the server. */
export async function activateWith(
  context: ExtensionContext,
  client: BaseLanguageClient,
  output: LogOutputChannel,
  { runs, onParent }: Machine,
): Promise<void> {
  const page = Uri.joinPath(context.extensionUri, 'dist', 'preview');
  const previews = new Previews(client, page, runs !== undefined);
  const plans = new PlanDocuments(client);
  context.subscriptions.push(
    output,
    plans,
    previews,
    workspace.registerTextDocumentContentProvider(planScheme, plans),
    workspace.registerTextDocumentContentProvider('specimen-catalogue', {
      provideTextDocumentContent: (uri) =>
        client.sendRequest<CatalogueAnswer>('specimen/catalogue', { uri: uri.toString() }),
    }),
    new StatusItem(client, runs),
    noteFirstEdit(),
    commands.registerCommand('specimen.new', () => newSpec(client, onParent)),
    commands.registerCommand('specimen.showPlan', plans.open),
    commands.registerCommand('specimen.restartServer', async () => {
      await client.stop();
      await client.start();
    }),
    commands.registerCommand('specimen.preview', previews.open),
    commands.registerCommand('specimen.showOutput', () => output.show()),
  );
  await client.start();
}
