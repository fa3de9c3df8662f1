import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { losable, loseDevice } from '../preview/support/losing.js';
import { openEditor } from './editor.js';
import { following, pixelsOf } from './pictures.js';
import { openWebEditor } from './web-editor.js';
import type { Workbench } from './workbench.js';

const spec = 'ball.specimen';

const files = {
  [spec]: `language 1

dataset Ball { seed = 1; scene = Day }

class ball { id = 1 }

scene Day {
  object table = plane { size = (1m, 1m) }
  object ball = sphere { class = ball; radius ~ 18cm .. 22cm; place ~ on(table) }
  light sun = directional { elevation ~ 30deg .. 60deg }
  camera main = pinhole { resolution = (160, 120); place = (0m, 1m, 1m); lookAt = ball }
}

labels { rgb, boxes }
`,
  'notes.md': '# Notes\n',
};

/** Of the extensions in a folder: what the preview draws with can be lost. */
function letLose(extensions: string): void {
  for (const name of readdirSync(extensions, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('studio.js')) continue;
    const path = join(extensions, name);
    writeFileSync(path, losable(readFileSync(path, 'utf8')));
  }
}

const hosts: readonly [name: string, open: () => Promise<Workbench>, canLose: boolean][] = [
  ['VS Code', () => openEditor({ files, prepare: letLose }), true],
  ['VS Code for the web', () => openWebEditor(files), false],
];

for (const [name, open, canLose] of hosts) {
  describe(`the preview in ${name}`, () => {
    let editor: Workbench;
    let frame: Frame;
    before(async () => {
      editor = await open();
      await editor.openFile(spec);
      await editor.command('Specimen: Open Preview to the Side');
      frame = await editor.preview();
      await finished();
      await following(frame, () => frame.locator('#gallery button').first().click());
    });
    after(() => editor?.close());
    afterEach(async function () {
      if (this.currentTest?.state !== 'failed') return;
      await editor?.picture(`failed: ${this.test?.parent?.title} ${this.currentTest.title}`);
    });

    const hash = async () => (await pixelsOf(frame)).hash;

    /** Waits until the page has shown all that it is to show at first. */
    async function finished(): Promise<void> {
      await frame.waitForFunction(() => Number(document.body.dataset['finished'] ?? 0) > 0);
    }

    /** Waits for the page of a preview that was shown anew. */
    async function returned(): Promise<void> {
      frame = await editor.preview();
      await finished();
    }

    it('lights up what the cursor stands on', async () => {
      const lit = () =>
        frame.evaluate(() => {
          const canvas = document.querySelector<HTMLCanvasElement>('#pictures canvas')!;
          const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
          const isLit = (at: number) => data[at] === 255 && data[at + 1] === 196 && data[at + 2] === 0;
          return data.filter((_, at) => at % 4 === 0 && isLit(at)).length;
        });
      await editor.goTo(spec, 'object ball');
      await editor.until('the light', async () => (await lit()) > 50);
      await editor.goTo(spec, 'seed = 1');
      await editor.until('the dark', async () => (await lit()) === 0);
    });

    it('leads from a thing in the picture to its line', async () => {
      await frame.locator('#pictures canvas').click();
      await frame.locator('#values caption').filter({ hasText: 'Day.ball' }).waitFor();
      await editor.picture(`chosen in ${name}`);
      await frame.locator('#values').getByText('declaration').click();
      const line = files[spec].split('\n').findIndex((text) => text.includes('object ball')) + 1;
      const place = editor.page.locator('[id="status.editor.selection"]');
      await place.filter({ hasText: `Ln ${line},` }).waitFor();
      // The editor has the focus, and what is typed goes to the text.
      await editor.page.keyboard.press('End');
      await place.filter({ hasNotText: 'Col 3' }).waitFor();
    });

    it('is as it was when its tab was hidden and comes back', async () => {
      await editor.goTo(spec, 'seed = 1');
      await following(frame, () => frame.locator('#next').click());
      // Masks are exact, where strokes are smoothed as the browser likes.
      await frame.locator('#overlays input[value="boxes"]').uncheck();
      await frame.locator('#overlays input[value="masks"]').check();
      await frame.locator('#pin').check();
      await frame.locator('#pinned img').first().waitFor();
      const before = await hash();
      const hidden = frame;
      // The focus is in the preview's group, and so the file comes before it.
      await editor.openFile('notes.md');
      await editor.until('the end of the page', () => hidden.isDetached());
      await editor.closeFile('notes.md');
      await returned();
      await editor.until('the picture', async () => (await hash()) === before);
      assert.equal(await frame.locator('#index').inputValue(), '1');
      assert.ok(await frame.locator('#overlays input[value="masks"]').isChecked());
      await frame.locator('#pinned img').first().waitFor();
    });

    it('is as it was when the window is loaded anew', async () => {
      const before = await hash();
      // VS Code in a browser writes down what windows hold every five seconds, and not when it is left.
      await editor.page.waitForTimeout(11_000);
      await editor.page.reload();
      await editor.page.waitForSelector('.monaco-workbench .explorer-folders-view');
      await returned();
      await editor.until('the picture', async () => (await hash()) === before);
      await frame.locator('#pinned img').first().waitFor();
      assert.equal(await frame.locator('#index').inputValue(), '1');
      await editor.picture(`pinned in ${name}`);
    });

    if (!canLose) return;

    it('draws on when its graphics device is lost', async () => {
      const before = await hash();
      await loseDevice(editor.page);
      assert.equal(await hash(), before);
      await following(frame, () => editor.replace(spec, '18cm .. 22cm', '8cm .. 12cm'));
      await editor.until('another picture', async () => (await hash()) !== before);
      assert.ok(await frame.locator('#problems').isHidden());
    });
  });
}
