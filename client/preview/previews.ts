import {
  Disposable,
  type TextDocument,
  Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { PreviewPanel, type Shown } from './preview-panel.js';

const viewType = 'specimen.preview';

/** The previews that are open: those that are locked stay with their spec, the others follow the active editor. */
export class Previews implements WebviewPanelSerializer {
  private readonly panels = new Set<PreviewPanel>();
  private readonly listeners: Disposable;

  /**
   * @param page the folder of the bundled page
   * @param canRun whether this editor makes data sets
   */
  constructor(
    private readonly client: BaseLanguageClient,
    private readonly page: Uri,
    private readonly canRun: boolean,
  ) {
    this.listeners = Disposable.from(
      window.registerWebviewPanelSerializer(viewType, this),
      window.onDidChangeActiveTextEditor((editor) => {
        if (editor && hasDataset(editor.document)) this.follow(editor.document.uri);
      }),
    );
  }

  /** Opens the preview of the spec in the active editor, or shows the one that is open. */
  readonly open = async (): Promise<void> => {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'specimen') {
      await window.showInformationMessage('Open a spec (a file that ends with .specimen) to preview it.');
      return;
    }
    const spec = document.uri;
    const panels = [...this.panels];
    const known = panels.find((panel) => panel.spec.toString() === spec.toString());
    const free = known ?? panels.find(({ isLocked }) => !isLocked);
    if (free) {
      free.follow(spec);
      free.reveal();
      return;
    }
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    this.add(window.createWebviewPanel(viewType, 'Preview', place), { spec, isLocked: false });
  };

  /** Goes on with a preview of the window before. @param state what the page kept, of whatever version */
  async deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    const { spec, isLocked } = (state ?? {}) as Record<string, unknown>;
    try {
      if (typeof spec !== 'string') throw new TypeError('There is no spec in what was kept.');
      const uri = Uri.parse(spec, true);
      // The server knows only texts that are open.
      await workspace.openTextDocument(uri);
      this.add(panel, { spec: uri, isLocked: isLocked === true });
    } catch {
      // The spec is gone, and with it what there was to see.
      panel.dispose();
    }
  }

  dispose(): void {
    this.listeners.dispose();
  }

  private follow(spec: Uri): void {
    for (const panel of this.panels) if (!panel.isLocked) panel.follow(spec);
  }

  private add(webview: WebviewPanel, shown: Shown): void {
    const panel: PreviewPanel = new PreviewPanel(webview, this.client, this.page, this.canRun, shown, () =>
      this.panels.delete(panel),
    );
    this.panels.add(panel);
  }
}

/** What only is imported has no samples to show. */
function hasDataset(document: TextDocument): boolean {
  return document.languageId === 'specimen' && /^\s*dataset\b/m.test(document.getText());
}
