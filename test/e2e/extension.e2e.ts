import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { format } from '../../language/index.js';
import { entry } from '../cli/support/specimen.js';
import { Editor } from './editor.js';

const spec = 'kitchen/kitchen.specimen';

/** How many pictures the preview has drawn. */
const drawn = (frame: Frame) => frame.evaluate(() => Number(document.body.dataset['drawn'] ?? 0));

async function drawnAfter(frame: Frame, before: number): Promise<void> {
  await frame.waitForFunction((count) => Number(document.body.dataset['drawn'] ?? 0) > count, before);
}

/** What stands on the preview's canvas: a hash of its pixels, and how many colours there are. */
async function pixelsOf(frame: Frame): Promise<{ hash: string; colours: number }> {
  const rgba = await frame.evaluate(() => {
    const canvas = document.querySelector('canvas')!;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return Array.from(data);
  });
  const colours = new Set<number>();
  for (let at = 0; at < rgba.length; at += 4)
    colours.add((rgba[at]! << 16) | (rgba[at + 1]! << 8) | rgba[at + 2]!);
  return { hash: createHash('sha256').update(Uint8Array.from(rgba)).digest('hex'), colours: colours.size };
}

describe('the extension in VS Code', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.open({ 'specimen.path': entry });
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

  it('goes on with the preview when the window is loaded anew', async () => {
    await editor.page.reload();
    await editor.page.waitForSelector('.monaco-workbench .explorer-folders-view');
    const frame = await editor.preview();
    await drawnAfter(frame, 0);
    assert.ok((await pixelsOf(frame)).colours > 1000, 'the picture has hardly any colours');
  });

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
