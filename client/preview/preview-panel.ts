import { Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ToHost, ToPage } from '../../preview/protocol.js';
import type { PlanAnswer } from '../../server/protocol.js';
import { pageHtml } from './page-html.js';

/** How long the editor must be quiet before the page is given a new plan, in milliseconds. */
const quiet = 250;

/** The page beside a spec: what the editor's text says, anew at each change. */
export class PreviewPanel {
  private readonly panel: WebviewPanel;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly spec: Uri,
    private readonly client: LanguageClient,
    private readonly page: Uri,
    onClose: () => void,
  ) {
    const roots = [page, Uri.joinPath(spec, '..')];
    this.panel = window.createWebviewPanel(
      'specimen.preview',
      `Preview ${nameOf(spec)}`,
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: roots },
    );
    const changes = workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === 'specimen') this.schedule();
    });
    const { webview } = this.panel;
    webview.onDidReceiveMessage((message: ToHost) => {
      if (message.type === 'ready') void this.update();
    });
    this.panel.onDidDispose(() => {
      clearTimeout(this.timer);
      changes.dispose();
      onClose();
    });
    webview.html = pageHtml(webview, page);
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), quiet);
  }

  private async update(): Promise<void> {
    const answer = await this.client.sendRequest<PlanAnswer>('specimen/plan', { uri: this.spec.toString() });
    const message = this.messageOf(answer);
    if (message) await this.panel.webview.postMessage(message);
  }

  private messageOf(answer: PlanAnswer): ToPage | undefined {
    const title = nameOf(this.spec);
    if (answer === null) return undefined;
    if ('problems' in answer) return { type: 'problems', title, problems: answer.problems };
    const folder = answer.folder === null ? this.page : Uri.parse(answer.folder);
    const assets = `${this.panel.webview.asWebviewUri(folder)}/`;
    return { type: 'plan', title, plan: answer.plan, assets };
  }
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
