import { readFileSync } from 'node:fs';
import { Uri, type Webview } from 'vscode';

/**
 * The page as a webview takes it: its parts from the extension's folder, and nothing from elsewhere. A worker can't come
 * from there; the page makes a copy, whose address begins with `blob:`.
 */
export function pageHtml(webview: Webview, folder: Uri): string {
  const { cspSource } = webview;
  const policy = `default-src 'none'; script-src ${cspSource} blob: 'wasm-unsafe-eval'; worker-src blob:; style-src ${cspSource}; img-src blob: data:; connect-src ${cspSource}; base-uri 'none'; form-action 'none'`;
  const html = readFileSync(Uri.joinPath(folder, 'page.html').fsPath, 'utf8');
  return html.replaceAll('{{folder}}', `${webview.asWebviewUri(folder)}/`).replaceAll('{{policy}}', policy);
}
