import { Uri, type Webview, workspace } from 'vscode';

/** The page as a webview takes it: its parts from the extension's folder, and nothing from elsewhere. */
export async function pageHtml(webview: Webview, folder: Uri): Promise<string> {
  const { cspSource } = webview;
  const policy = `default-src 'none'; script-src ${cspSource} 'wasm-unsafe-eval'; style-src ${cspSource}; img-src blob: data:; connect-src ${cspSource}; base-uri 'none'; form-action 'none'`;
  const bytes = await workspace.fs.readFile(Uri.joinPath(folder, 'page.html'));
  const html = new TextDecoder().decode(bytes);
  return html.replaceAll('{{folder}}', `${webview.asWebviewUri(folder)}/`).replaceAll('{{policy}}', policy);
}
