import { dirname, join } from 'node:path';
import { openChromium } from '../preview/support/chromium.js';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { openSite } from './web-site.js';
import { given, patience, settings, Workbench } from './workbench.js';

/** VS Code for the web with the packed extension, on a folder of its own: extensions run in the browser, without Node. */
export async function openWebEditor(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Workbench> {
  const folder = new TestFolder({ '.keep': '', ...files });
  // The pages of VS Code lie beside the program of the server, of which nothing runs here.
  const folders = {
    '/static/': join(dirname(given('SPECIMEN_E2E_EDITOR')), '..', '..', 'lib', 'vscode'),
    '/specimen/': join(dirname(given('SPECIMEN_E2E_VSIX')), 'vscode'),
    '/disk-extension/': join(root, 'test', 'e2e', 'disk'),
  };
  const site = await openSite(folders, folder.path, ({ protocol, host, origin }) => {
    const at = (path: string) => ({ scheme: protocol.slice(0, -1), authority: host, path });
    return {
      folderUri: { scheme: 'disk', authority: '', path: '/specs' },
      additionalBuiltinExtensions: [at('/specimen'), at('/disk-extension')],
      webviewEndpoint: `${origin}/static/out/vs/workbench/contrib/webview/browser/pre`,
      configurationDefaults: settings,
      enableWorkspaceTrust: false,
      userDataPath: '/user',
      isEnabledFileDownloads: false,
      isEnabledFileUploads: false,
      isEnabledCoderGettingStarted: false,
      productConfiguration: { enableTelemetry: false },
    };
  });
  const browser = await openChromium('WebGL2');
  const page = await browser.newPage({ viewport: { width: 1400, height: 860 } });
  page.setDefaultTimeout(patience);
  await page.goto(site.url);
  await page.waitForSelector('.monaco-workbench .explorer-folders-view');
  return new Workbench(folder.path, page, async () => {
    await browser.close();
    await site.close();
    folder.remove();
  });
}
