import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter } from 'node:path';
import { openChromium } from '../preview/support/chromium.js';
import { TestFolder } from '../support/folder.js';
import { given, patience, settings, Workbench } from './workbench.js';

export interface EditorOptions {
  /** Settings of the machine that the editor's server runs on. */
  readonly machine?: Record<string, unknown>;
  /** Settings of the user, over those that all tests have. */
  readonly user?: Record<string, unknown>;
  /** The files of the folder that is opened. */
  readonly files?: Readonly<Record<string, string>>;
  /** Shell scripts that are found in the PATH before all others, by their names. */
  readonly programs?: Readonly<Record<string, string>>;
  /** Is given the folder of the installed extensions before the editor starts. */
  readonly prepare?: (extensions: string) => void;
}

/** VS Code with the packed extension, on a folder of its own, in a browser; extensions run on the machine. */
export async function openEditor({
  machine = {},
  user = {},
  files: work = {},
  programs = {},
  prepare,
}: EditorOptions): Promise<Workbench> {
  const inFolder = (folder: string, all: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(all).map(([path, text]) => [`${folder}/${path}`, text]));
  const all: Readonly<Record<string, string>> = {
    'user/Machine/settings.json': JSON.stringify(machine),
    'work/.keep': '',
    ...inFolder('work', work),
    ...inFolder('programs', programs),
  };
  const files = new TestFolder(all);
  for (const [path, text] of Object.entries(all)) if (text.startsWith('#!')) chmodSync(files.at(path), 0o755);
  // For terminals, too, which begin with the environment of a login.
  const path = `${files.at('programs')}${delimiter}${process.env['PATH']}`;
  const ofUser = { ...settings, ...user, 'terminal.integrated.env.linux': { PATH: path } };
  files.write('user/User/settings.json', JSON.stringify(ofUser));
  const [node, entry] = [given('SPECIMEN_E2E_NODE'), given('SPECIMEN_E2E_EDITOR')];
  const places = ['--user-data-dir', files.at('user'), '--extensions-dir', files.at('extensions')];
  const config = ['--config', files.at('config.yaml')];
  execFileSync(node, [entry, ...places, ...config, '--install-extension', given('SPECIMEN_E2E_VSIX')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  prepare?.(files.at('extensions'));
  const port = await freePort();
  const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'];
  const server = spawn(
    node,
    [entry, ...places, ...config, ...quiet, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
    {
      stdio: ['ignore', 'pipe', process.env['SPECIMEN_E2E_VERBOSE'] ? 'inherit' : 'ignore'],
      env: { ...process.env, PATH: path },
    },
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
