import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from '../../language/index.js';
import { root } from '../support/root.js';
import { drawn, drawnAfter, pixelsOf } from './pictures.js';
import { openWebEditor } from './web-editor.js';
import type { Workbench } from './workbench.js';

const spec = 'kitchen/kitchen.specimen';

describe('the extension in VS Code for the web', () => {
  let editor: Workbench;
  before(async () => {
    editor = await openWebEditor({});
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

  it('draws anew when a number changes', async () => {
    const frame = await editor.preview();
    const [count, before] = [await drawn(frame), await pixelsOf(frame)];
    await editor.replace(spec, '2m .. 3m', '1m .. 2m');
    await drawnAfter(frame, count);
    assert.notEqual((await pixelsOf(frame)).hash, before.hash);
    await editor.saved(spec, (text) => text.includes('radius = 1m .. 2m'));
  });

  it('formats', async () => {
    await editor.replace(spec, 'seed = 1', 'seed=1');
    await editor.saved(spec, (text) => text.includes('seed=1'));
    const written = editor.text(spec);
    await editor.command('Format Document');
    await editor.saved(spec, (text) => text === format(written) && text !== written);
  });
});
