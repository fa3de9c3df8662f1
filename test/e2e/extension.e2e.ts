import assert from 'node:assert/strict';
import { formats, showsEdits, spec } from './both-hosts.js';
import { openEditor } from './editor.js';
import { drawn, drawnAfter, pixelsOf } from './pictures.js';
import type { Workbench } from './workbench.js';

const files = {
  'pair/parts.specimen': 'language 1\n\nasset Marble = sphere { radius = 1cm }\n',
  'pair/pair.specimen': `language 1

import Marble from "parts.specimen"

dataset Pair { scene = Two }

scene Two {
  object one = Marble
  object other = sphere { radius = 2cm; place = (0m, 1m, 0m) }
  light sun = directional { }
  camera main = pinhole { place = (0m, 1m, 3m); lookAt = one }
}
`,
  'wrong.plan.json': '{\n  "schema": "specimen-plan/0"\n}\n',
  'notes.md': 'let plain ~ 1\n\n```specimen\nlet fenced ~ 0 .. 1\n```\n',
};

describe('the extension in VS Code', () => {
  let editor: Workbench;
  before(async () => {
    editor = await openEditor({ files });
  });
  after(() => editor?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await editor?.picture(`failed: ${this.currentTest.title}`);
  });

  it('makes a new data set, and shows what it says', async () => {
    await editor.command('Specimen: New Data Set');
    await editor.answer('New Data Set', 'kitchen');
    const frame = await editor.preview();
    await drawnAfter(frame, 0);
    assert.match(editor.text(spec), /^dataset Kitchen \{/m);
    assert.ok((await pixelsOf(frame)).colours > 1000, 'the picture has hardly any colours');
    await editor.picture('new');
  });

  showsEdits(() => editor, 'desktop');

  it('draws only when asked, where the author wants that', async () => {
    const frame = await editor.preview();
    await frame.waitForFunction(() => Number(document.body.dataset['finished']) > 0);
    await frame.locator('#refresh-mode').selectOption('manual');
    await editor.page.waitForTimeout(1000);
    const count = await drawn(frame);
    await editor.replace(spec, '1m .. 2m', '2m .. 3m');
    await editor.page.waitForTimeout(2000);
    assert.equal(await drawn(frame), count);
    await frame.locator('#refresh').click();
    await drawnAfter(frame, count);
    await frame.locator('#refresh-mode').selectOption('onType');
    // From the preview back to the text, which is what is saved.
    await editor.goTo(spec, 'seed = 1');
    await editor.saved(spec, (text) => text.includes('radius = 2m .. 3m'));
  });

  it('explains a word and offers others', async () => {
    await editor.goTo(spec, 'illuminance');
    await editor.page.keyboard.press('Control+K');
    await editor.page.keyboard.press('Control+I');
    const hover = editor.page.locator('.monaco-hover:visible');
    await hover.filter({ hasText: 'illuminance' }).first().waitFor();
    await editor.picture('hover');
    await editor.page.keyboard.press('Escape');
    await editor.goTo(spec, 'illuminance');
    await editor.page.keyboard.type('cas');
    await editor.page.keyboard.press('Control+Space');
    await editor.page
      .locator('.suggest-widget .monaco-list-row')
      .filter({ hasText: /^castShadow/ })
      .first()
      .waitFor();
    await editor.picture('completion');
    await editor.page.keyboard.press('Escape');
    for (const _ of 'cas') await editor.page.keyboard.press('Backspace');
    await editor.saved(spec, (text) => !/^\s*cas/m.test(text));
  });

  it('shows what is drawn in italics, and how it comes out as a picture', async () => {
    const { page } = editor;
    const style = (word: string) =>
      page
        .locator('.view-line span > span')
        .filter({ hasText: new RegExp(`^${word}$`) })
        .first()
        .evaluate((span) => getComputedStyle(span).fontStyle);
    await editor.goTo(spec, 'yaw ~');
    assert.deepEqual([await style('yaw'), await style('floor')], ['italic', 'normal']);
    // Samples are made when the editor has been quiet for a while.
    const picture = page.locator('.monaco-hover:visible img');
    for (let turn = 0; turn < 30 && (await picture.count()) === 0; turn++) {
      await page.keyboard.press('Escape');
      await editor.goTo(spec, 'yaw ~');
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Control+I');
      await page.waitForTimeout(1000);
    }
    const widths = await picture.first().evaluate((img) => (img as HTMLImageElement).naturalWidth);
    assert.equal(widths, 240);
    await editor.picture('histogram');
    await page.keyboard.press('Escape');
  });

  formats(() => editor);

  it('shows the plan', async () => {
    await editor.goTo(spec, 'seed = 1');
    await editor.command('Specimen: Show the Plan');
    await editor.page.locator('.tab[data-resource-name="kitchen.plan.json"]').waitFor();
    await editor.page.locator('.view-line').filter({ hasText: '"specimen' }).first().waitFor();
    await editor.picture('plan');
  });

  it('checks plans against their schema', async () => {
    await editor.findFile('wrong.plan.json');
    await editor.page.locator('.tab.active[data-resource-name="wrong.plan.json"]').waitFor();
    // Draft 2020-12, of which the editor knows what this schema uses.
    await editor.command('Go to Next Problem');
    const told = editor.page.locator('.marker-widget');
    await told.filter({ hasText: 'Missing property "language"' }).waitFor();
    await editor.picture('schema');
    await editor.page.keyboard.press('Escape');
    // The one of the spec was there first, so that it is checked by now.
    await editor.page.locator('.tab[data-resource-name="kitchen.plan.json"]').click();
    await editor.page.locator('.view-line').filter({ hasText: '"specimen-plan/1"' }).first().waitFor();
    assert.equal(await editor.page.locator('.squiggly-error, .squiggly-warning').count(), 0);
  });

  it('colours what is drawn unlike what is fixed, and a block in Markdown like a spec', async () => {
    await editor.goTo(spec, 'let evening');
    const words = ['let', 'evening', 'bernoulli', '25%'];
    const looks = () => Promise.all(words.map((word) => editor.lookOf('let evening ~', word)));
    await editor.until('colours', async () => new Set(await looks()).size >= 3);
    const fixed = () => editor.lookOf('count ~ 3 .. most', 'most');
    await editor.until(
      'another look of what is drawn',
      async () => (await fixed()) !== (await editor.lookOf('let evening ~', 'evening')),
    );
    await editor.picture('colours');
    await editor.findFile('notes.md');
    const fenced = () =>
      Promise.all(['let', 'fenced', '0'].map((word) => editor.lookOf('let fenced ~', word)));
    await editor.until('colours of the fenced block', async () => new Set(await fenced()).size === 3);
    await editor.picture('markdown');
  });

  it('shows what to expect above the data set, beside conditions and in the status bar', async () => {
    await editor.goTo(spec, 'dataset Kitchen');
    const lens = editor.page.locator('.codelens-decoration');
    await lens.filter({ hasText: /objects a sample: .* \(200 samples\)/ }).waitFor();
    await editor.page
      .locator('.statusbar-item')
      .filter({ hasText: /Kitchen: 1,000 samples · \d+ % made/ })
      .waitFor();
    await editor.goTo(spec, 'require seen');
    await editor.page
      .locator('.view-line')
      .filter({ hasText: /holds\sin/ })
      .waitFor();
    await editor.picture('hints');
    await editor.page.locator('.statusbar-item').filter({ hasText: 'Kitchen:' }).click();
    await editor.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: 'Show the Plan' })
      .waitFor();
    await editor.picture('menu');
    await editor.page.keyboard.press('Escape');
  });

  it('renames in all files', async () => {
    await editor.findFile('pair.specimen');
    await editor.goTo('pair/pair.specimen', 'Marble');
    // Renaming is offered as soon as the server knows the file.
    await editor.until('the box of a new name', async () => {
      await editor.page.keyboard.press('F2');
      return editor.page.locator('.rename-box input').isVisible();
    });
    await editor.page.keyboard.press('Control+A');
    await editor.page.keyboard.type('Pebble');
    await editor.picture('rename');
    await editor.page.keyboard.press('Enter');
    await editor.saved('pair/pair.specimen', (text) => !text.includes('Marble'));
    await editor.until('the new name in the imported file', () =>
      editor.text('pair/parts.specimen').includes('asset Pebble ='),
    );
    assert.match(editor.text('pair/pair.specimen'), /import Pebble from "parts.specimen"[\s\S]*= Pebble\b/);
  });

  it('goes on when the server is started anew', async () => {
    await editor.command('Specimen: Restart the Language Server');
    await editor.replace('pair/pair.specimen', 'radius = 2cm', 'radius = 2kg');
    await editor.page.locator('.squiggly-error').first().waitFor();
    await editor.page.locator('.statusbar-item').filter({ hasText: 'Specimen: 1 error' }).waitFor();
    await editor.picture('restarted');
  });

  it('follows the spec that is edited, unless it is locked', async () => {
    const shows = async (name: string) => {
      const end = Date.now() + 60_000;
      // A preview of another folder is another frame.
      const title = async () =>
        await (await editor.preview()).locator('#title').textContent({ timeout: 5000 });
      while ((await title().catch(() => '')) !== name) {
        assert.ok(Date.now() < end, `the preview does not show ${name}`);
        await editor.page.waitForTimeout(200);
      }
    };
    await editor.command('Specimen: New Data Set');
    await editor.answer('New Data Set', 'pantry');
    await shows('pantry.specimen');
    await editor.goTo(spec, 'seed = 1');
    await shows('kitchen.specimen');
    await (await editor.preview()).locator('#lock').check();
    await editor.goTo('pantry/pantry.specimen', 'seed = 1');
    await editor.page.waitForTimeout(3000);
    await shows('kitchen.specimen');
    assert.equal(await editor.page.locator('.tab').filter({ hasText: 'Preview' }).count(), 1);
  });
});
