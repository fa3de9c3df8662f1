import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openEditor } from './editor.js';
import type { Workbench } from './workbench.js';

/** What a folder from anywhere may hold: programs that say that they were run. */
const trap = '#!/bin/sh\ntouch trapped\necho "0.1.0 (specimen-plan/1)"\n';

const files = {
  'marbles.specimen': `language 1
dataset Marbles { scene = Table }
scene Table {
  object table = plane { size = (1m, 1m) }
  object marbles = sphere { radius = 5cm; count = 4; place ~ on(table) }
  light sun = directional { elevation = 50deg }
  camera main = pinhole { resolution = (160, 120); place = (0m, 60cm, 90cm); lookAt = table }
}
`,
  'trap.sh': trap,
  'node_modules/.bin/specimen': trap,
  '.vscode/settings.json': '{ "specimen.path": "./trap.sh" }',
};

describe('a folder in VS Code that is not trusted', () => {
  let editor: Workbench;
  before(async () => {
    const user = {
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
    };
    editor = await openEditor({ files, user, programs: { specimen: trap } });
    await editor.page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
    await editor.findFile('marbles.specimen');
  });
  after(() => editor?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await editor?.picture(`failed: ${this.currentTest.title}`);
  });

  it('is checked, and previewed', async () => {
    await editor.command('Specimen: Open Preview to the Side');
    const frame = await editor.preview();
    await frame.waitForFunction(() => Number(document.body.dataset['drawn'] ?? 0) > 0);
    await editor.replace('marbles.specimen', 'radius = 5cm', 'radius = 5kg');
    await editor.page.locator('.squiggly-error').first().waitFor();
    await editor.picture('untrusted');
    await editor.saved('marbles.specimen', (text) => text.includes('5kg'));
    await editor.replace('marbles.specimen', 'radius = 5kg', 'radius = 6cm');
    await editor.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });

  it('has none of its programs run, nor one of the machine', async () => {
    const offered = (await editor.offered('Specimen: ')).join('\n');
    assert.match(offered, /Show the Plan/);
    assert.doesNotMatch(offered, /Run…|What This Machine Can Do/);
    await editor.page.locator('.codelens-decoration a').filter({ hasText: /^Run$/ }).click();
    await editor.message('No program is run in a folder that is not trusted.').waitFor();
    await editor.picture('untrusted run');
    for (const path of ['trapped', '../trapped', '../programs/trapped'])
      assert.ok(!existsSync(join(editor.folder, path)), path);
  });
});
