import assert from 'node:assert/strict';
import { format } from '../../language/index.js';
import { drawn, drawnAfter, pixelsOf } from './pictures.js';
import type { Workbench } from './workbench.js';

/** The spec of the data set that the tests of both hosts make first. */
export const spec = 'kitchen/kitchen.specimen';

/** What a number and an error in the text do, in whichever host the extension runs. @param name for the pictures */
export function showsEdits(editor: () => Workbench, name: string): void {
  it('draws anew when a number changes', async () => {
    const frame = await editor().preview();
    const [count, before] = [await drawn(frame), await pixelsOf(frame)];
    await editor().replace(spec, '2m .. 3m', '1m .. 2m');
    await drawnAfter(frame, count);
    assert.notEqual((await pixelsOf(frame)).hash, before.hash);
    await editor().saved(spec, (text) => text.includes('radius = 1m .. 2m'));
  });

  it('underlines an error, says it beside the last picture, and mends it', async () => {
    const frame = await editor().preview();
    const squiggle = editor().page.locator('.squiggly-error').first();
    await editor().replace(spec, 'gap = 1cm', 'gap = 1');
    await squiggle.waitFor();
    await frame.locator('#problems').waitFor({ state: 'visible' });
    assert.match(await frame.locator('#problems').innerText(), /kitchen\.specimen:\d+:\d+/);
    await editor().picture(`${name}-error`);
    await editor().page.keyboard.press('Control+.');
    await editor()
      .page.locator('.action-widget .action-item, .action-widget .monaco-list-row')
      .first()
      .waitFor();
    await editor().picture(`${name}-fixes`);
    await editor().page.keyboard.press('Enter');
    await editor().saved(spec, (text) => text.includes('gap = 1m'));
    await squiggle.waitFor({ state: 'detached' });
    await frame.locator('#problems').waitFor({ state: 'hidden' });
    await editor().replace(spec, 'gap = 1m', 'gap = 1cm');
    await editor().saved(spec, (text) => text.includes('gap = 1cm'));
  });
}

export function formats(editor: () => Workbench): void {
  it('formats', async () => {
    await editor().replace(spec, 'seed = 1', 'seed=1');
    await editor().saved(spec, (text) => text.includes('seed=1'));
    const written = editor().text(spec);
    await editor().command('Format Document');
    await editor().saved(spec, (text) => text === format(written) && text !== written);
  });
}
