import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';

/** A variable that scripts/test-e2e.mjs sets. */
export function given(name: string): string {
  const value = process.env[name];
  assert.ok(value, `${name} is not set: these tests are run by npm run test:e2e`);
  return value;
}

/** What the user of every test has set. */
export const settings = {
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
export const patience = Number(process.env['SPECIMEN_E2E_PATIENCE'] ?? 60_000);

/** The window of VS Code, with a folder that is open in it. */
export class Workbench {
  constructor(
    readonly folder: string,
    readonly page: Page,
    /** Ends all that the window needs. */
    readonly close: () => Promise<void>,
  ) {}

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
  async findFile(name: string): Promise<void> {
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

  /** Opens a file by clicks on its folders and its name. */
  async openFile(path: string): Promise<void> {
    const rows = this.page.locator('.explorer-folders-view .monaco-list-row');
    const folders = path.split('/');
    const name = folders.pop()!;
    for (const folder of folders) await rows.filter({ hasText: folder }).first().click();
    await rows.filter({ hasText: name }).first().dblclick();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  }

  /** Closes an open file by its tab. */
  async closeFile(name: string): Promise<void> {
    const tab = this.page.locator(`.tab[data-resource-name="${name}"]`);
    await tab.click({ button: 'middle' });
    await tab.waitFor({ state: 'detached' });
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
    const place = this.page
      .locator('[id="status.editor.selection"]')
      .filter({ hasText: `Ln ${line}, Col ${column}` });
    const end = Date.now() + patience;
    for (;;) {
      // The row of the place itself: before it there is one for the line on which the cursor is.
      await this.ask(
        'Control+G',
        `:${line}:${column}`,
        `Press 'Enter' to go to line ${line} at column ${column}`,
      );
      await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      const isThere = await place.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
      if (isThere) return;
      assert.ok(Date.now() < end, `the cursor does not come to ${path}:${line}:${column}`);
    }
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
