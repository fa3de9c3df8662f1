import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { openChromium } from '../preview/support/chromium.js';
import { TestFolder } from '../support/folder.js';

/** A variable that scripts/test-e2e.mjs sets. */
function given(name: string): string {
  const value = process.env[name];
  assert.ok(value, `${name} is not set: these tests are run by npm run test:e2e`);
  return value;
}

const settings = {
  'files.autoSave': 'off',
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.autoUpdate': false,
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'security.workspace.trust.enabled': false,
};

/** How long the editor may take to show something on a busy machine, in milliseconds. */
const patience = Number(process.env['SPECIMEN_E2E_PATIENCE'] ?? 60_000);

export interface EditorOptions {
  /** Settings of the machine that the editor's server runs on. */
  readonly machine?: Record<string, unknown>;
  /** Settings of the user, over those that all tests have. */
  readonly user?: Record<string, unknown>;
  /** The files of the folder that is opened. */
  readonly files?: Readonly<Record<string, string>>;
  /** Shell scripts that are found in the PATH before all others, by their names. */
  readonly programs?: Readonly<Record<string, string>>;
}

/** VS Code with the packed extension, on a folder of its own, in a browser. */
export class Editor {
  private constructor(
    /** The folder that is open in it. */
    readonly folder: string,
    readonly page: Page,
    private readonly browser: Browser,
    private readonly server: ChildProcess,
    private readonly files: TestFolder,
  ) {}

  static async open({
    machine = {},
    user = {},
    files: work = {},
    programs = {},
  }: EditorOptions): Promise<Editor> {
    const inFolder = (folder: string, all: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(all).map(([path, text]) => [`${folder}/${path}`, text]));
    const all: Readonly<Record<string, string>> = {
      'user/Machine/settings.json': JSON.stringify(machine),
      'work/.keep': '',
      ...inFolder('work', work),
      ...inFolder('programs', programs),
    };
    const files = new TestFolder(all);
    for (const [path, text] of Object.entries(all))
      if (text.startsWith('#!')) chmodSync(files.at(path), 0o755);
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
    return new Editor(folder, page, browser, server, files);
  }

  async close(): Promise<void> {
    await this.browser.close();
    const ended = new Promise((resolve) => this.server.once('exit', resolve));
    this.server.kill();
    await ended;
    this.files.remove();
  }

  /** Keeps a picture of the window, for people to look at: none where the machine is too busy for one. */
  async picture(name: string): Promise<void> {
    const path = join(given('SPECIMEN_E2E_PICTURES'), `${name}.png`);
    await this.page.screenshot({ animations: 'disabled', path, timeout: 15_000 }).catch(() => undefined);
  }

  /** Runs a command by its title, from the palette. */
  async command(title: string): Promise<void> {
    await this.ask('F1', `>${title}`, title);
  }

  /** Opens the palette, fills it and takes the first row that begins so: again where the editor is still busy with something else. */
  private async ask(key: string, text: string, row: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    const beginning = new RegExp(`^${row.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
    const label = this.page
      .locator('.quick-input-list .monaco-list-row .label-name')
      .filter({ hasText: beginning });
    const end = Date.now() + patience;
    for (;;) {
      await this.page.keyboard.press(key);
      try {
        await input.fill(text, { timeout: 3000 });
        await label.first().click({ timeout: 3000 });
        return;
      } catch {
        assert.ok(Date.now() < end, `the palette does not offer '${text}'`);
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** What the palette offers for a text, as it stands there. */
  async offered(text: string): Promise<string[]> {
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    await this.page.keyboard.press('F1');
    await this.page.locator('.quick-input-widget .quick-input-box input').fill(`>${text}`);
    await rows
      .filter({ hasText: text.slice(0, 8) })
      .first()
      .waitFor();
    const found = await rows.allInnerTexts();
    await this.page.keyboard.press('Escape');
    return found;
  }

  /** Waits for a question of the palette. */
  async asked(question: string): Promise<Locator> {
    const widget = this.page.locator('.quick-input-widget');
    const placeholder = `input[placeholder*="${question}"]`;
    const asked = widget
      .filter({ hasText: question })
      .or(widget.filter({ has: this.page.locator(placeholder) }));
    await asked.waitFor();
    return asked;
  }

  /** Answers a question of the palette: a text, or a choice. */
  async answer(question: string, text: string): Promise<void> {
    const widget = await this.asked(question);
    const input = widget.locator('.quick-input-box input');
    await input.fill(text);
    await input.press('Enter');
  }

  /** A message of the editor, whether it is shown or lies behind the bell by now. */
  message(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text });
  }

  /** Presses a button of a message. */
  async press(message: string | RegExp, button: string): Promise<void> {
    await this.message(message).getByRole('button', { name: button }).click();
  }

  /** Opens a file of the folder by its name. */
  async openFile(name: string): Promise<void> {
    await this.ask('Control+P', name, name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  }

  /** Waits until something holds. */
  async until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    const end = Date.now() + patience;
    while (!(await holds())) {
      assert.ok(Date.now() < end, `it never came: ${what}`);
      await this.page.waitForTimeout(100);
    }
  }

  /** The text of the file in the folder, as the disk has it. */
  text(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Waits until something holds of the saved text. */
  async saved(path: string, holds: (text: string) => boolean): Promise<void> {
    const end = Date.now() + patience;
    for (;;) {
      await this.page.keyboard.press('Control+S');
      if (holds(this.text(path))) return;
      assert.ok(Date.now() < end, `${path} stays\n${this.text(path)}`);
      await this.page.waitForTimeout(300);
    }
  }

  /** Puts the cursor at the first place of a text of the saved file, in the editor of that file. */
  async goTo(path: string, text: string): Promise<void> {
    const before = this.text(path).split(text)[0]!;
    const lines = before.split('\n');
    const name = path.slice(path.lastIndexOf('/') + 1);
    const [line, column] = [lines.length, lines.at(-1)!.length + 1];
    await this.page.locator(`.tab[data-resource-name="${name}"]`).first().click();
    // The row of the place itself: before it there is one for the line on which the cursor is.
    await this.ask(
      'Control+G',
      `:${line}:${column}`,
      `Press 'Enter' to go to line ${line} at column ${column}`,
    );
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    const cursor = this.page.locator('.statusbar-item').filter({ hasText: `Ln ${line}, Col ${column}` });
    await cursor.waitFor();
  }

  /** Types a text in place of the first such text of the saved file. */
  async replace(path: string, text: string, by: string): Promise<void> {
    await this.goTo(path, text);
    for (const _ of text) await this.page.keyboard.press('Shift+ArrowRight');
    await this.page.keyboard.type(by);
  }

  /** How a word looks in the first line that is shown and has a text: its colour, style and weight. */
  async lookOf(line: string, word: string): Promise<string | undefined> {
    // The editor writes spaces that do not break.
    const shown = this.page.locator('.view-line').filter({ hasText: line.replaceAll(' ', '\u00a0') });
    return shown.first().evaluate((element, wanted) => {
      const spans = [...element.querySelectorAll('span')].filter((each) => each.childElementCount === 0);
      const span = spans.find((each) => each.textContent?.replaceAll('\u00a0', ' ').trim() === wanted);
      if (!span) return undefined;
      const { color, fontStyle, fontWeight } = getComputedStyle(span);
      return [color, fontStyle, fontWeight].join(' ');
    }, word);
  }

  /** The page of the preview: a frame in frames. */
  async preview(): Promise<Frame> {
    const end = Date.now() + patience;
    for (;;) {
      for (const frame of this.page.frames()) {
        // A frame may go while it is asked.
        const found = await frame
          .evaluate(() => document.getElementById('pictures') !== null)
          .catch(() => false);
        if (found) return frame;
      }
      assert.ok(Date.now() < end, 'there is no preview');
      await this.page.waitForTimeout(200);
    }
  }
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
