import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { entry } from '../cli/support/specimen.js';
import { openEditor } from './editor.js';
import type { Workbench } from './workbench.js';

const spec = 'marbles.specimen';

const files = {
  [spec]: `language 1

dataset Marbles { seed = 1; samples = 5000; scene = Table }

class marble { id = 1 }

scene Table {
  object table = plane { size = (1m, 1m) }
  object marbles = sphere { class = marble; radius ~ 2cm .. 5cm; count = 4; place ~ on(table) }
  light sun = directional { elevation = 50deg }
  camera main = pinhole {
    resolution = (160, 120)
    place = (0m, 60cm, 90cm)
    lookAt = table
  }
}

labels { rgb, boxes }
`,
  'broken.specimen': `language 1
dataset Broken { scene = S }
scene S { object ball = sphere { radius = 1kg } }
`,
  '.vscode/tasks.json': JSON.stringify({
    version: '2.0.0',
    tasks: [{ type: 'specimen', label: 'make what is broken', spec: 'broken.specimen', out: 'broken-data' }],
  }),
  // What an older version says, and no more.
  'node_modules/.bin/specimen': '#!/bin/sh\necho "0.0.9 (specimen-plan/0)"\n',
};

/** An npm that needs no network: what it installs leaves the processors to the editor where both want them. */
const npm = `#!/bin/sh
echo "$@" > npm-arguments
mkdir -p node_modules/.bin
printf '#!/bin/sh\\nexec nice -n 19 "%s" "$@"\\n' '${entry}' > node_modules/.bin/specimen
chmod +x node_modules/.bin/specimen
`;

describe('runs in VS Code', () => {
  let editor: Workbench;
  const at = (path: string) => join(editor.folder, path);
  before(async () => {
    editor = await openEditor({ files, programs: { npm } });
    await editor.findFile(spec);
  });
  after(() => editor?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await editor?.picture(`failed: ${this.currentTest.title}`);
  });

  it('begins none by a program of another version, and installs the one that fits', async () => {
    await editor.command('Specimen: Run…');
    const told = 'node_modules/.bin/specimen is specimen 0.0.9 and makes specimen-plan/0; this extension is';
    await editor.message(told).waitFor();
    await editor.picture('mismatch');
    await editor.press(told, 'Install');
    await editor.asked('How many samples?');
    assert.match(editor.text('npm-arguments'), /^install --save-dev specimen-lang@\d+\.\d+\.\d+\n$/);
    await editor.page.keyboard.press('Escape');
  });

  it('offers to install a program where there is none', async () => {
    rmSync(at('node_modules/.bin/specimen'));
    await editor.command('Specimen: Run…');
    const told = 'Install it into work/node_modules, by npm?';
    await editor.message(told).waitFor();
    await editor.picture('install');
    await editor.press(told, 'Install It');
    await editor.answer('How many samples?', '2');
    const made = editor.message('Made marbles-data: 2 samples.');
    await made.waitFor();
    await editor.page.locator('.tab[data-resource-name="overview.png"]').waitFor();
    await editor.picture('run');
    assert.deepEqual(readdirSync(at('marbles-data/images')).sort(), ['000000.png', '000001.png']);
    // Who types is not disturbed.
    assert.equal(await editor.page.locator('.tab.active[data-resource-name="marbles.specimen"]').count(), 1);
  });

  it('begins from the preview of its spec, too', async () => {
    await editor.goTo(spec, 'seed = 1');
    await editor.command('Specimen: Open Preview to the Side');
    const frame = await editor.preview();
    await frame.click('#export');
    await editor.asked('There is a data set already');
    await editor.picture('run-from-preview');
    await editor.page.keyboard.press('Escape');
    await editor.page
      .locator('.tab')
      .filter({ hasText: `Preview ${spec}` })
      .click({ button: 'middle' });
  });

  it('tells how far it is, stops as by Ctrl-C, and goes on', async () => {
    const lines = () => editor.text('marbles-data-2/journal.jsonl').trimEnd().split('\n').length;
    const running = editor.message('Making marbles-data-2');
    await editor.goTo(spec, 'seed = 1');
    await editor.command('Specimen: Run…');
    await editor.answer('There is a data set already', 'Begin');
    await editor.answer('How many samples?', '');
    await running.filter({ hasText: /\d of 5,000 · [\d.]+\/s · [\d.]+ (?:s|min|h) left/ }).waitFor();
    await editor.page
      .locator('.statusbar-item')
      .filter({ hasText: /marbles-data-2: \d+ of 5,000/ })
      .waitFor();
    await editor.picture('running');
    await running.getByRole('button', { name: 'Cancel' }).click();
    const stopped = editor.message(
      /marbles-data-2 was stopped at \d+ of 5,000 samples; what is done stays\./,
    );
    await stopped.waitFor();
    await editor.picture('stopped');
    // Its lock is gone, its journal whole, and nothing half-done is there.
    const done = lines() - 1;
    assert.ok(done > 0 && !existsSync(at('marbles-data-2/.lock')));
    assert.equal(readdirSync(at('marbles-data-2/images')).length, done);
    assert.ok(!existsSync(at('marbles-data-2/specimen.json')));
    await stopped.getByRole('button', { name: 'Go On' }).click();
    await running.filter({ hasText: /of 5,000/ }).waitFor();
    await editor.until('more samples', () => lines() - 1 > done);
    await editor.command('Specimen: Stop the Run');
    await stopped.waitFor();
    assert.ok(!existsSync(at('marbles-data-2/.lock')));
  });

  it('offers a task for each spec with a data set, and runs those of tasks.json', async () => {
    await editor.command('Tasks: Run Task');
    await editor.answer('Select the task to run', 'broken');
    const told = editor.message('broken-data was not made; the terminal says why.');
    await told.waitFor();
    await editor.command('View: Focus Problems');
    const problem = editor.page.locator('.markers-panel .monaco-list-row');
    await problem.filter({ hasText: 'Expected a length' }).first().waitFor();
    await editor.picture('task');
    await editor.command('Tasks: Run Task');
    await editor.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: 'specimen' })
      .first()
      .waitFor();
    await editor.answer('Select the task to run', 'specimen');
    for (const name of ['broken', 'marbles'])
      await editor.page
        .locator('.label-name', { hasText: `specimen: run ${name}.specimen` })
        .first()
        .waitFor();
    await editor.picture('tasks');
    await editor.page.keyboard.press('Escape');
  });

  it('begins none while the spec has errors', async () => {
    await editor.findFile('broken.specimen');
    await editor.command('Specimen: Run…');
    await editor
      .message(/There is nothing to run while the spec has errors\. broken\.specimen:3:43: Expected a length/)
      .waitFor();
    await editor.picture('refused');
  });

  it('tells what the machine can do', async () => {
    await editor.command('Specimen: What This Machine Can Do');
    const output = editor.page.locator('.output-view .view-line, .repl .view-line');
    await output.filter({ hasText: /^renderer/ }).waitFor();
    await editor.picture('doctor');
  });

  it('opens a walkthrough with pictures, which notes what was done', async () => {
    await editor.command('View: Close All Editors');
    await editor.command('Welcome: Open Walkthrough...');
    await editor.answer('walkthrough', 'A First Data Set');
    const steps = editor.page.locator('.getting-started-step');
    await steps.filter({ hasText: 'Make a spec' }).waitFor();
    for (const title of ['See what it says', 'Change a number', 'Make the images', 'Make a spec']) {
      await steps.filter({ hasText: title }).click();
      const image = editor.page.locator('.getting-started-media img');
      await editor.until(`the picture of ${title}`, () =>
        image.evaluate((each) => (each as HTMLImageElement).naturalWidth > 100).catch(() => false),
      );
      assert.ok(((await image.getAttribute('alt')) ?? '').length > 20, title);
      await editor.picture(`walkthrough ${title.toLowerCase()}`);
    }
    const done = steps.filter({ has: editor.page.locator('.codicon-getting-started-step-checked.complete') });
    assert.equal(await done.count(), 0);
    await editor.findFile(spec);
    await editor.replace(spec, 'seed = 1', 'seed = 2');
    await editor.page
      .locator('.tab[data-resource-name="Welcome"], .tab')
      .filter({ hasText: 'Welcome' })
      .click();
    await done.filter({ hasText: 'Change a number' }).waitFor();
  });
});
