import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/root.js';
import { formats, showsEdits, spec } from './both-hosts.js';
import { drawnAfter, pixelsOf } from './pictures.js';
import { openWebEditor } from './web-editor.js';
import type { Workbench } from './workbench.js';

const shop = `language 1
import "sizes.specimen" as sizes
dataset Shop { scene = S }
scene S {
  object ball = sphere { radius = sizes.big }
}
`;

describe('the extension in VS Code for the web', () => {
  let editor: Workbench;
  before(async () => {
    editor = await openWebEditor({
      'shop/shop.specimen': shop,
      'shop/sizes.specimen': 'language 1\nlet big = 4kg\n',
    });
  });
  after(() => editor?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await editor?.picture('web-failed');
  });

  it('makes a new data set in the folder, and shows what it says', async () => {
    await editor.command('Specimen: New Data Set');
    await editor.answer('New Data Set', 'kitchen');
    const frame = await editor.preview();
    await drawnAfter(frame, 0);
    assert.match(editor.text(spec), /^dataset Kitchen \{/m);
    // The models are the starter's, byte for byte.
    const starter = join(root, 'examples', 'starter');
    assert.deepEqual(readdirSync(join(editor.folder, 'kitchen')).length, readdirSync(starter).length);
    const model = 'models/mug.glb';
    assert.ok(readFileSync(join(editor.folder, 'kitchen', model)).equals(readFileSync(join(starter, model))));
    assert.ok((await pixelsOf(frame)).colours > 1000, 'the picture has hardly any colours');
    await editor.picture('web-new');
  });

  it('tells what to expect, sampled in a worker beside the server', async () => {
    await editor.goTo(spec, 'language 1');
    const lens = editor.page.locator('.codelens-decoration').filter({ hasText: 'objects a sample' });
    await lens.first().waitFor();
    assert.match(await lens.first().innerText(), /\(\d+ samples\)/);
  });

  showsEdits(() => editor, 'web');

  it('explains a word and offers the files of the folder', async () => {
    await editor.goTo(spec, 'illuminance');
    await editor.page.keyboard.press('Control+K');
    await editor.page.keyboard.press('Control+I');
    const hover = editor.page.locator('.monaco-hover:visible').filter({ hasText: 'illuminance' });
    await hover.first().waitFor();
    await editor.picture('web-hover');
    await editor.page.keyboard.press('Escape');
    await editor.replace(spec, 'models/mug.glb', '');
    await editor.page.keyboard.press('Control+Space');
    const offered = editor.page
      .locator('.suggest-widget .monaco-list-row')
      .filter({ hasText: 'models/mug.glb' });
    await offered.first().waitFor();
    await editor.picture('web-completion');
    await editor.page.keyboard.press('Enter');
    await editor.saved(spec, (text) => text.includes('"models/mug.glb"'));
  });

  it('reads what is imported from the folder, and follows it', async () => {
    await editor.openFile('shop/shop.specimen');
    // The size is a mass, which is known from the other file alone.
    const error = editor.page.locator('.squiggly-error');
    await error.first().waitFor();
    assert.equal(await error.count(), 1);
    await editor.picture('web-import');
    await editor.openFile('sizes.specimen');
    await editor.replace('shop/sizes.specimen', '4kg', '4m');
    await editor.saved('shop/sizes.specimen', (text) => text.includes('4m'));
    // Open it would be read in the editor, not in the folder.
    await editor.closeFile('sizes.specimen');
    await error.first().waitFor({ state: 'detached' });
    assert.equal(await editor.page.locator('.tab.active[data-resource-name="shop.specimen"]').count(), 1);
    await editor.closeFile('shop.specimen');
  });

  formats(() => editor);

  it('starts its server anew', async () => {
    await editor.goTo(spec, 'illuminance');
    await editor.command('Specimen: Restart the Language Server');
    await editor.replace(spec, 'gap = 1cm', 'gap = 1');
    await editor.page.locator('.squiggly-error').first().waitFor();
    await editor.replace(spec, 'gap = 1', 'gap = 1cm');
    await editor.saved(spec, (text) => text.includes('gap = 1cm'));
    await editor.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });

  it('shows the plan, valid by its schema', async () => {
    await editor.goTo(spec, 'language 1');
    await editor.command('Specimen: Show the Plan');
    await editor.page.locator('.tab[data-resource-name="kitchen.plan.json"]').waitFor();
    await editor.page.locator('.view-line').filter({ hasText: '"specimen' }).first().waitFor();
    await editor.picture('web-plan');
    // The preview, which stands behind it, comes back.
    await editor.closeFile('kitchen.plan.json');
  });

  it('exports samples from the preview into a zip, which the editor saves where it is told', async () => {
    const frame = await editor.preview();
    await frame.click('#export');
    await frame.fill('#exported input', '2');
    await frame.click('#exported button[type=submit]');
    const widget = await editor.asked('Save the Export');
    await editor.picture('web-export');
    await widget.locator('.quick-input-box input').press('Enter');
    const zip = join(editor.folder, 'kitchen', 'kitchen-preview.zip');
    await editor.message('The export is in').waitFor();
    const { stdout } = spawnSync('python3', ['-m', 'zipfile', '-t', zip], { encoding: 'utf8' });
    assert.equal(stdout, 'Done testing\n');
  });

  it('says that data sets are made elsewhere', async () => {
    await editor.goTo(spec, 'language 1');
    await editor.command('Specimen: Run…');
    const told = editor.page.locator('.notifications-toasts .notification-list-item');
    await told
      .filter({ hasText: 'npx --package specimen-lang specimen run kitchen/kitchen.specimen' })
      .waitFor();
    await editor.picture('web-run');
  });
});
