import {
  Position,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ToHost, ToPage } from '../../preview/protocol.js';
import type { PlanAnswer } from '../../server/protocol.js';
import { pageHtml } from './page-html.js';

/** How long the editor must be quiet before the page is given a new plan, in milliseconds. */
const quiet = 250;

/** The page beside a spec: what the editor's text says, anew at each change. */
export class PreviewPanel {
  private readonly panel: WebviewPanel;
  /** The spec's: paths of a plan are relative to it. */
  private readonly folder: Uri;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly spec: Uri,
    private readonly client: LanguageClient,
    private readonly page: Uri,
    onClose: () => void,
  ) {
    this.folder = Uri.joinPath(spec, '..');
    const roots = [page, this.folder];
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
    const cursor = window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const at = selections[0]?.active;
      if (at && textEditor.document.languageId === 'specimen') this.tellCursor(textEditor.document.uri, at);
    });
    webview.onDidReceiveMessage((message: ToHost) => {
      if (message.type === 'ready') void this.update();
      else void this.revealLine(message);
    });
    this.panel.onDidDispose(() => {
      clearTimeout(this.timer);
      for (const each of [changes, cursor]) each.dispose();
      onClose();
    });
    webview.html = pageHtml(webview, page);
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Shows a line of the spec in an editor beside, which takes the focus: the author asked for it. */
  private async revealLine({ path, line, column }: Extract<ToHost, { type: 'reveal' }>): Promise<void> {
    const uri = Uri.joinPath(this.folder, path);
    const at = new Position(line - 1, column - 1);
    const open = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    const editor = await window.showTextDocument(uri, { viewColumn: open?.viewColumn ?? ViewColumn.One });
    editor.selection = new Selection(at, at);
    editor.revealRange(new Range(at, at), TextEditorRevealType.InCenterIfOutsideViewport);
  }

  private tellCursor({ path }: Uri, { line, character }: Position): void {
    const folder = `${this.folder.path}/`;
    if (!path.startsWith(folder)) return;
    const message: ToPage = {
      type: 'cursor',
      path: path.slice(folder.length),
      line: line + 1,
      column: character + 1,
    };
    void this.panel.webview.postMessage(message);
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
    const { plan, units, twins } = answer;
    return { type: 'plan', title, plan, units, twins, assets };
  }
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
