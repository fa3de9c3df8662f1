import {
  type Disposable,
  EventEmitter,
  type TextDocumentContentProvider,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { PlanAnswer } from '../../server/protocol.js';

export const planScheme = 'specimen-plan';

/** How long the editor must be quiet before the plans are made anew, in milliseconds. */
const quiet = 250;

/** Plans of open specs as documents that cannot be written, anew at each change. */
export class PlanDocuments implements TextDocumentContentProvider, Disposable {
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;
  private timer: NodeJS.Timeout | undefined;
  private readonly changes = workspace.onDidChangeTextDocument(({ document }) => {
    if (document.languageId === 'specimen') this.schedule();
  });

  constructor(private readonly client: BaseLanguageClient) {}

  /** Opens the plan of the spec in the active editor beside it. */
  readonly open = async (): Promise<void> => {
    const spec = window.activeTextEditor?.document;
    if (spec?.languageId !== 'specimen') {
      await window.showInformationMessage('Open a spec (a file that ends with .specimen) to see its plan.');
      return;
    }
    const path = `${spec.uri.path.replace(/\.specimen$/, '')}.plan.json`;
    const uri = Uri.from({ scheme: planScheme, path, query: spec.uri.toString() });
    this.changed.fire(uri);
    await window.showTextDocument(await workspace.openTextDocument(uri), {
      viewColumn: ViewColumn.Beside,
      preview: true,
    });
  };

  async provideTextDocumentContent({ query }: Uri): Promise<string> {
    const answer = await this.client.sendRequest<PlanAnswer>('specimen/plan', { uri: query });
    if (answer === null) return '// The spec is not open.\n';
    if ('plan' in answer) return `${JSON.stringify(answer.plan, null, 2)}\n`;
    const lines = answer.problems.map(
      ({ place, message }) => `// ${place}: ${message.replaceAll('\n', ' ')}`,
    );
    return ['// There is no plan while the spec has errors.', ...lines, ''].join('\n');
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.changes.dispose();
    this.changed.dispose();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === planScheme) this.changed.fire(uri);
    }, quiet);
  }
}
