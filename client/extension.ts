import { commands, type ExtensionContext, tasks, Uri, window, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { CatalogueAnswer, StartOptions } from '../server/protocol.js';
import { newSpec } from './new-spec/new-spec.js';
import { PlanDocuments, planScheme } from './plan/plan-documents.js';
import { Previews } from './preview/previews.js';
import { runSpec } from './run/run-spec.js';
import { runTasks } from './run/run-tasks.js';

let client: LanguageClient | undefined;

/** Starts the language server when the first spec is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Specimen', { log: true });
  const module = context.asAbsolutePath('dist/server/server.cjs');
  const server = { module, transport: TransportKind.ipc };
  const started = new LanguageClient(
    'specimen',
    'Specimen',
    { run: server, debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } } },
    {
      documentSelector: [{ language: 'specimen' }],
      outputChannel: output,
      initializationOptions: {
        commands: ['specimen.preview', 'specimen.run', 'specimen.showPlan'],
      } satisfies StartOptions,
    },
  );
  client = started;
  const previews = new Previews(started, Uri.joinPath(context.extensionUri, 'dist', 'preview'));
  const plans = new PlanDocuments(started);
  context.subscriptions.push(
    output,
    plans,
    previews,
    workspace.registerTextDocumentContentProvider(planScheme, plans),
    workspace.registerTextDocumentContentProvider('specimen-catalogue', {
      provideTextDocumentContent: (uri) =>
        started.sendRequest<CatalogueAnswer>('specimen/catalogue', { uri: uri.toString() }),
    }),
    tasks.registerTaskProvider('specimen', runTasks),
    commands.registerCommand('specimen.new', () => newSpec(started)),
    commands.registerCommand('specimen.showPlan', plans.open),
    commands.registerCommand('specimen.run', runSpec),
    commands.registerCommand('specimen.restartServer', () => started.restart()),
    commands.registerCommand('specimen.preview', previews.open),
    commands.registerCommand('specimen.showOutput', () => output.show()),
  );
  await started.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
