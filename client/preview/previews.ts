import { type Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { PreviewPanel } from './preview-panel.js';

/** The previews that are open, one for each spec. */
export class Previews {
  private readonly panels = new Map<string, PreviewPanel>();

  /** @param page the folder of the bundled page */
  constructor(
    private readonly client: BaseLanguageClient,
    private readonly page: Uri,
  ) {}

  /** Opens the preview of the spec in the active editor, or shows the one that is open. */
  readonly open = async (): Promise<void> => {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'specimen') {
      await window.showInformationMessage('Open a spec (a file that ends with .specimen) to preview it.');
      return;
    }
    const key = document.uri.toString();
    const known = this.panels.get(key);
    if (known) known.reveal();
    else {
      const onClose = () => this.panels.delete(key);
      this.panels.set(key, new PreviewPanel(document.uri, this.client, this.page, onClose));
    }
  };
}
