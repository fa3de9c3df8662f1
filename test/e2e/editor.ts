import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { openChromium } from '../preview/support/chromium.js';
import { TestFolder } from '../support/folder.js';
import { given, patience, settings, Workbench } from './workbench.js';

/**
 * VS Code with the packed extension, on an empty folder of its own, in a browser; extensions run on the machine.
 * @param machine settings of the machine that the editor's server runs on
 */
export async function openEditor(machine: Record<string, unknown>): Promise<Workbench> {
  const files = new TestFolder({
    'user/User/settings.json': JSON.stringify(settings),
    'user/Machine/settings.json': JSON.stringify(machine),
    'work/.keep': '',
  });
  const [node, entry] = [given('SPECIMEN_E2E_NODE'), given('SPECIMEN_E2E_EDITOR')];
  const places = ['--user-data-dir', files.at('user'), '--extensions-dir', files.at('extensions')];
  const config = ['--config', files.at('config.yaml')];
  execFileSync(node, [entry, ...places, ...config, '--install-extension', given('SPECIMEN_E2E_VSIX')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const port = await freePort();
  const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'];
  const server = spawn(
    node,
    [entry, ...places, ...config, ...quiet, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await listening(server);
  const browser = await openChromium('WebGL2');
  const page = await browser.newPage({ viewport: { width: 1400, height: 860 } });
  page.setDefaultTimeout(patience);
  const folder = files.at('work');
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
  await page.waitForSelector('.monaco-workbench .explorer-folders-view');
  return new Workbench(folder, page, async () => {
    await browser.close();
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await ended;
    files.remove();
  });
}

/** A port of 127.0.0.1 that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(typeof address === 'object' && address);
  await new Promise((resolve) => server.close(resolve));
  return address.port;
}

async function listening({ stdout }: ChildProcess): Promise<void> {
  await new Promise<void>((resolve) => {
    stdout!.on('data', (text) => {
      if (String(text).includes('HTTP server listening')) resolve();
    });
  });
}
