import { Uri, type Webview, workspace } from 'vscode';
import { pagePolicy } from './page-policy.js';

/** The page as a webview takes it. */
export async function pageHtml(webview: Webview, folder: Uri): Promise<string> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(folder, 'page.html'));
  return new TextDecoder()
    .decode(bytes)
    .replaceAll('{{folder}}', `${webview.asWebviewUri(folder)}/`)
    .replaceAll('{{policy}}', pagePolicy(webview.cspSource));
}
