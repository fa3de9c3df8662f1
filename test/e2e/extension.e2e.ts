import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from '../../language/index.js';
import { entry } from '../cli/support/specimen.js';
import { openEditor } from './editor.js';
import { drawn, drawnAfter, pixelsOf } from './pictures.js';
import type { Workbench } from './workbench.js';

const spec = 'kitchen/kitchen.specimen';

describe('the extension in VS Code', () => {
  let editor: Workbench;
  before(async () => {
    editor = await openEditor({ 'specimen.path': entry });
  });
  after(() => editor?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await editor?.picture('failed');
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

  it('draws anew when a number changes', async () => {
    const frame = await editor.preview();
    const [count, before] = [await drawn(frame), await pixelsOf(frame)];
    await editor.replace(spec, '2m .. 3m', '1m .. 2m');
    await drawnAfter(frame, count);
    assert.notEqual((await pixelsOf(frame)).hash, before.hash);
    await editor.saved(spec, (text) => text.includes('radius = 1m .. 2m'));
  });

  it('underlines an error, says it beside the last picture, and mends it', async () => {
    const frame = await editor.preview();
    await editor.replace(spec, 'gap = 1cm', 'gap = 1');
    await editor.page.locator('.squiggly-error').first().waitFor();
    await frame.locator('#problems').waitFor({ state: 'visible' });
    assert.match(await frame.locator('#problems').innerText(), /kitchen\.specimen:\d+:\d+/);
    await editor.picture('error');
    await editor.page.keyboard.press('Control+.');
    await editor.page
      .locator('.action-widget .action-item, .action-widget .monaco-list-row')
      .first()
      .waitFor();
    await editor.picture('fixes');
    await editor.page.keyboard.press('Enter');
    await editor.saved(spec, (text) => text.includes('gap = 1m'));
    await editor.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await frame.locator('#problems').waitFor({ state: 'hidden' });
    await editor.replace(spec, 'gap = 1m', 'gap = 1cm');
    await editor.saved(spec, (text) => text.includes('gap = 1cm'));
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

  it('formats', async () => {
    await editor.replace(spec, 'seed = 1', 'seed=1');
    await editor.saved(spec, (text) => text.includes('seed=1'));
    const written = editor.text(spec);
    await editor.command('Format Document');
    await editor.saved(spec, (text) => text === format(written) && text !== written);
  });

  it('shows the plan, valid by its schema', async () => {
    await editor.goTo(spec, 'seed = 1');
    await editor.command('Specimen: Show the Plan');
    await editor.page.locator('.tab[data-resource-name="kitchen.plan.json"]').waitFor();
    await editor.page.locator('.view-line').filter({ hasText: '"specimen' }).first().waitFor();
    // The editor checks JSON a moment after it is shown.
    await editor.page.waitForTimeout(3000);
    assert.equal(await editor.page.locator('.tab.active .squiggly-error, .squiggly-warning').count(), 0);
    await editor.picture('plan');
  });

  it('makes the images, and can be stopped', async () => {
    const notification = editor.page.locator('.notifications-toasts .notification-list-item');
    await editor.goTo(spec, 'seed = 1');
    await editor.command('Specimen: Run…');
    await editor.answer('How many samples?', '2');
    await notification.filter({ hasText: 'Made kitchen/kitchen-data.' }).waitFor({ timeout: 90_000 });
    await editor.picture('run');
    const made = readdirSync(join(editor.folder, 'kitchen/kitchen-data/images'));
    assert.deepEqual(made.sort(), ['000000.png', '000001.png']);
    await editor.goTo(spec, 'seed = 1');
    await editor.command('Specimen: Run…');
    await editor.answer('How many samples?', '5000');
    await editor.answer('There is a data set already', 'Begin');
    const progress = notification.filter({ hasText: 'Making kitchen/kitchen-data-2' });
    await progress.waitFor();
    const second = join(editor.folder, 'kitchen/kitchen-data-2');
    while (!existsSync(join(second, 'journal.jsonl'))) await editor.page.waitForTimeout(200);
    await editor.picture('running');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await notification.filter({ hasText: 'was stopped' }).waitFor();
    assert.ok(!existsSync(join(second, 'overview.png')));
  });
});
