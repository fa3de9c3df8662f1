import {
  commands,
  Disposable,
  Position,
  Range,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Reveal, ToHost, ToPage } from '../../preview/protocol.js';
import type { PlanAnswer } from '../../server/protocol.js';
import { pageHtml } from './page-html.js';
import { refreshMode, refreshSetting, setRefreshMode } from './refresh.js';
import { saveExport } from './save-export.js';

/** How long the editor must be quiet before the page is given a new plan, in milliseconds. */
const quiet = 250;

/** What a preview shows, and whether it stays with that when another spec is edited. */
export interface Shown {
  readonly spec: Uri;
  readonly isLocked: boolean;
}

/** The page beside a spec: what the editor's text says, as it is typed, when it is saved, or when the author asks. */
export class PreviewPanel {
  private timer: NodeJS.Timeout | undefined;
  private shown: Shown;

  /**
   * @param page the folder of the bundled page
   * @param canRun whether this editor makes data sets
   */
  constructor(
    private readonly panel: WebviewPanel,
    private readonly client: BaseLanguageClient,
    private readonly page: Uri,
    private readonly canRun: boolean,
    shown: Shown,
    onClose: () => void,
  ) {
    this.shown = shown;
    const listeners = [
      workspace.onDidChangeTextDocument(({ document }) => {
        if (isSpec(document) && refreshMode() === 'onType') this.schedule();
      }),
      workspace.onDidSaveTextDocument((document) => {
        if (isSpec(document) && refreshMode() === 'onSave') this.schedule();
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(refreshSetting)) this.tellMode();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor, selections: [first] }) => {
        if (first && isSpec(textEditor.document)) this.tellCursor(textEditor.document.uri, first.active);
      }),
      panel.webview.onDidReceiveMessage((message: ToHost) => void this.receive(message)),
    ];
    panel.onDidDispose(() => {
      clearTimeout(this.timer);
      Disposable.from(...listeners).dispose();
      onClose();
    });
    void this.load();
  }

  get spec(): Uri {
    return this.shown.spec;
  }

  get isLocked(): boolean {
    return this.shown.isLocked;
  }

  /** Brings it to the front; the focus stays where it is. */
  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Shows another spec from now on. */
  follow(spec: Uri): void {
    if (spec.toString() === this.spec.toString()) return;
    const before = this.folder.toString();
    this.shown = { ...this.shown, spec };
    // A web view that may read another folder is loaded anew, and says that it is ready.
    if (this.folder.toString() !== before) void this.load();
    else {
      this.panel.title = titleOf(spec);
      this.tellMode();
      void this.update();
    }
  }

  /** The spec's: paths of a plan are relative to it. */
  private get folder(): Uri {
    return Uri.joinPath(this.spec, '..');
  }

  private async load(): Promise<void> {
    const { webview } = this.panel;
    this.panel.title = titleOf(this.spec);
    webview.options = { enableScripts: true, localResourceRoots: [this.page, this.folder] };
    webview.html = await pageHtml(webview, this.page);
  }

  private async receive(message: ToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.tellMode();
        return await this.update();
      case 'refresh':
        return await this.update();
      case 'reveal':
        return await this.revealLine(message);
      case 'lock':
        this.shown = { ...this.shown, isLocked: message.isLocked };
        return this.tellMode();
      case 'refresh mode':
        return await setRefreshMode(message.refresh);
      case 'run':
        return await commands.executeCommand('specimen.run', this.spec.toString());
      case 'save':
        return await saveExport(this.spec, message.zip);
    }
  }

  /** Shows a line of the spec in an editor beside, which takes the focus: the author asked for it. */
  private async revealLine({ path, line, column }: Reveal): Promise<void> {
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
    this.tell({ type: 'cursor', path: path.slice(folder.length), line: line + 1, column: character + 1 });
  }

  private tellMode(): void {
    const { spec, isLocked } = this.shown;
    const { canRun } = this;
    this.tell({ type: 'mode', spec: spec.toString(), isLocked, refresh: refreshMode(), canRun });
  }

  private tell(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), quiet);
  }

  private async update(): Promise<void> {
    const { spec } = this;
    const answer = await this.client.sendRequest<PlanAnswer>('specimen/plan', { uri: spec.toString() });
    // Meanwhile another may be followed.
    if (answer !== null && spec === this.spec) this.tell(this.messageOf(answer));
  }

  private messageOf(answer: NonNullable<PlanAnswer>): ToPage {
    const title = nameOf(this.spec);
    if ('problems' in answer) return { type: 'problems', title, problems: answer.problems };
    const folder = answer.folder === null ? this.page : Uri.parse(answer.folder);
    const assets = `${this.panel.webview.asWebviewUri(folder)}/`;
    const { plan, units, conditions, twins } = answer;
    return { type: 'plan', title, plan, units, conditions, twins, assets };
  }
}

function isSpec({ languageId }: TextDocument): boolean {
  return languageId === 'specimen';
}

function titleOf(spec: Uri): string {
  return `Preview ${nameOf(spec)}`;
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
