import { readFileSync } from 'node:fs';
import { Uri, type Webview } from 'vscode';
import { pagePolicy } from './page-policy.js';

/** The page as a webview takes it. */
export function pageHtml(webview: Webview, folder: Uri): string {
  const html = readFileSync(Uri.joinPath(folder, 'page.html').fsPath, 'utf8');
  return html
    .replaceAll('{{folder}}', `${webview.asWebviewUri(folder)}/`)
    .replaceAll('{{policy}}', pagePolicy(webview.cspSource));
}
