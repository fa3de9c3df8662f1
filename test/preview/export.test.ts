import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { fileHash, meaningHash } from '../../engine/plan/hash.js';
import type { Plan } from '../../engine/plan/plan.js';
import { isHole } from '../../engine/sampling/index.js';
import { startSpecimen } from '../cli/support/specimen.js';
import { twoCameras } from '../cli/support/two-cameras.js';
import { planOf, samplerOf } from '../examples/examples.js';
import { readPng } from '../runner/support/read-png.js';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { openChromium } from './support/chromium.js';
import { EditorPage } from './support/editor-page.js';
import { OpenedPage } from './support/opened-page.js';

const mode = { type: 'mode', spec: 'file:///a.specimen', isLocked: false, refresh: 'manual' } as const;

/** Half of these can't be made. */
const rare = `language 1
dataset Rare { seed = 5; scene = S; attempts = 1 }
class ball { id = 1 }
scene S {
  let height ~ 0m .. 1m
  object one = sphere { class = ball; radius = 10cm; place = (0m, height, 0m) }
  require high: height > 50cm
}
labels { rgb, boxes }
`;

describe('the export of the preview', () => {
  let browser: Browser;
  let folder: TestFolder;
  /** What the runner makes of the starter meanwhile: its exit status. */
  let ran: Promise<number | null>;

  before(async function () {
    this.timeout(120_000);
    browser = await openChromium('WebGL2');
    folder = new TestFolder();
    cpSync(join(root, 'examples', 'starter'), folder.path, { recursive: true });
    const starter = readFileSync(folder.at('starter.specimen'), 'utf8')
      .replace('(640, 480)', '(160, 120)')
      // An environment of one colour is ready much sooner.
      .replace(/environment = hdri \{[\s\S]*?\n {2}\}/, 'environment = color { luminance = 500nit }')
      .replace('masks, depth }', 'masks, depth, normals, classes }');
    folder.write('starter.specimen', starter);
    folder.write('pair.specimen', twoCameras);
    const run = startSpecimen(['run', 'starter.specimen', '--out', 'ran', '--samples', '3'], folder.path);
    ran = new Promise((resolve) => run.once('exit', resolve));
  });

  after(async () => {
    await browser?.close();
    folder?.remove();
  });

  async function editorWith(plan: Plan, canRun: boolean): Promise<EditorPage> {
    const opened = await EditorPage.open(browser, folder.path);
    await opened.say({ ...mode, canRun });
    await opened.say({ type: 'plan', title: 'a.specimen', assets: opened.assets, plan });
    await opened.page.locator('#export').waitFor({ state: 'visible' });
    return opened;
  }

  it('is the run of an editor that makes data sets', async () => {
    const opened = await editorWith(planOf(folder.at('pair.specimen')), true);
    try {
      await opened.page.click('#export');
      assert.deepEqual((await opened.heard()).at(-1), { type: 'run' });
      assert.ok(await opened.page.isHidden('#exported'));
    } finally {
      await opened.close();
    }
  });

  it('is a command beside `specimen preview`', async () => {
    const opened = await OpenedPage.open(browser, folder.at('pair.specimen'));
    try {
      await opened.page.click('#export');
      const command = (await opened.page.textContent('#exported code')) ?? '';
      assert.match(command, /^npx specimen run \S*pair\.specimen --out \.\/pair-data --samples 24$/);
      assert.deepEqual(opened.faults, []);
    } finally {
      await opened.close();
    }
  });

  it('is a zip in a browser, with the labels of the runner', async () => {
    const plan = planOf(folder.at('starter.specimen'));
    const opened = await editorWith(plan, false);
    try {
      const { page } = opened;
      await page.click('#export');
      assert.equal(await page.inputValue('#exported input'), '24');
      await exportNow(page, 3);
      folder.write('a.zip', await savedZip(page));
      const test = spawnSync('python3', ['-m', 'zipfile', '-t', folder.at('a.zip')], { encoding: 'utf8' });
      assert.equal(test.stdout, 'Done testing\n', test.stderr);
      spawnSync('python3', ['-m', 'zipfile', '-e', folder.at('a.zip'), folder.at('exported')]);

      assert.equal(await ran, 0);
      const ofEach = (name: string) => [0, 1, 2].map((index) => name.replace('*', `00000${index}`));
      for (const name of ofEach('annotations/*.json')) {
        assert.equal(read(folder, `exported/${name}`), read(folder, `ran/${name}`), name);
      }
      for (const kind of ['depth', 'normals', 'instances', 'classes']) {
        for (const name of ofEach(`${kind}/*.png`)) {
          const [ours, theirs] = ['exported', 'ran'].map((from) =>
            readPng(readFileSync(folder.at(`${from}/${name}`))),
          );
          assert.deepEqual({ ...ours, chunks: [] }, { ...theirs, chunks: [] }, name);
        }
      }
      const kinds = ['README.txt', 'annotations', 'classes', 'depth', 'images', 'instances', 'normals'];
      assert.deepEqual(readdirSync(folder.at('exported')).sort(), [
        ...kinds,
        'plan.json',
        'preview-export.json',
      ]);

      // The colours are those of the page, to the last bit.
      await opened.finished(1);
      await page.click('#gallery button:nth-child(2)');
      await opened.finished(2);
      for (const box of await page.locator('#overlays input').all()) await box.uncheck();
      const shown = await page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('#pictures canvas')!;
        return [...canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data];
      });
      const { data, info } = await sharp(folder.at('exported/images/000001.png'))
        .raw()
        .toBuffer({ resolveWithObject: true });
      assert.equal(info.channels, 3);
      assert.deepEqual(
        [...data],
        shown.filter((_, at) => at % 4 !== 3),
      );

      const facts = JSON.parse(read(folder, 'exported/preview-export.json'));
      assert.equal(facts.madeBy, 'preview');
      assert.deepEqual([facts.indices, facts.holes, facts.seed], [[0, 1, 2], [], plan.dataset.seed]);
      assert.equal(facts.renderer.api, 'WebGL2');
      assert.match(facts.renderer.device, /SwiftShader/);
      assert.match(facts.tool, /^specimen \d+\.\d+\.\d+/);
      const text = read(folder, 'exported/plan.json');
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(plan)));
      assert.deepEqual(facts.hashes, { meaning: meaningHash(plan), file: fileHash(text) });
      assert.match(
        read(folder, 'exported/README.txt'),
        /made by the preview[\s\S]*Colours differ from the runner's/,
      );
      assert.deepEqual(opened.faults, []);
    } finally {
      await opened.close();
    }
  });

  it('ends when it is cancelled, while the page goes on', async () => {
    const opened = await editorWith(planOf(folder.at('pair.specimen')), false);
    try {
      const { page } = opened;
      await opened.finished(1);
      const workers = page.workers().length;
      await page.click('#export');
      await page.fill('#exported input', '501');
      assert.ok(
        !(await page.locator('#exported input').evaluate((input: HTMLInputElement) => input.checkValidity())),
      );
      await page.fill('#exported input', '500');
      await page.click('#exported button[type=submit]');
      await page.waitForFunction(
        () => (document.querySelector('#exported progress') as HTMLProgressElement).value >= 2,
      );
      assert.equal(page.workers().length, workers + 2);
      await page.click('#gallery button:nth-child(4)');
      await opened.finished(2);
      await page.click('#exported button:text("Cancel")');
      await page.locator('#exported [role=status]', { hasText: 'Cancelled' }).waitFor();
      await page.waitForFunction(() => (document.querySelector('#exported progress') as HTMLElement).hidden);
      // The browser tells of their end a little later.
      while (page.workers().length > workers) await page.waitForTimeout(20);
      assert.deepEqual(await opened.heard(), [{ type: 'ready' }]);
      assert.deepEqual(opened.faults, []);
    } finally {
      await opened.close();
    }
  });

  it('says which samples can’t be made, and has no picture where there is no camera', async () => {
    folder.write('rare.specimen', rare);
    const plan = planOf(folder.at('rare.specimen'));
    const sampler = samplerOf(folder.at('rare.specimen'), plan);
    const outcomes = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => sampler.sample(index));
    const holes = outcomes.filter(isHole);
    assert.ok(holes.length > 0 && holes.length < 8);
    const opened = await editorWith(plan, false);
    try {
      await opened.page.click('#export');
      await exportNow(opened.page, 8);
      const words = (await opened.page.textContent('#exported [role=status]')) ?? '';
      assert.ok(words.startsWith(`${8 - holes.length} samples`), words);
      assert.ok(words.includes(`${holes.length} can’t be made`), words);
      folder.write('rare.zip', await savedZip(opened.page));
      const names = namesIn(folder.at('rare.zip'));
      assert.deepEqual(names, ['README.txt', 'preview-export.json', 'plan.json']);
      const facts = JSON.parse(textIn(folder.at('rare.zip'), 'preview-export.json'));
      assert.deepEqual(
        facts.holes,
        holes.map(({ index, hole }) => ({ index, hole: hole.message })),
      );
      const made = outcomes.filter((outcome) => !isHole(outcome));
      assert.deepEqual(
        facts.indices,
        made.map(({ index }) => index),
      );
    } finally {
      await opened.close();
    }
  });

  it('keeps names inside, whatever a plan says', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const plan = planOf(folder.at('pair.specimen'));
    const text = JSON.stringify(plan)
      .replaceAll('"crate"', JSON.stringify(hostile))
      .replaceAll('"near"', '"../../near"');
    const opened = await editorWith(JSON.parse(text), false);
    try {
      const { page } = opened;
      await page.click('#export');
      await exportNow(page, 1);
      folder.write('hostile.zip', await savedZip(page));
      const names = namesIn(folder.at('hostile.zip'));
      assert.ok(names.includes('images/000000-______near.png'), names.join(' '));
      for (const name of names) assert.match(name, /^[a-z]+\/\d{6}(-\w+)?\.(png|json)$|^[\w-]+\.\w+$/);
      const labels = JSON.parse(textIn(folder.at('hostile.zip'), 'annotations/000000-side.json'));
      assert.equal(labels.objects[0].class, hostile);
      assert.equal(await page.locator('img').count(), 0);
    } finally {
      await opened.close();
    }
  });
});

/** The names of the files in an archive, as Python reads it. */
function namesIn(zip: string): readonly string[] {
  return JSON.parse(python('json.dumps(archive.namelist())', zip));
}

function textIn(zip: string, name: string): string {
  return python('archive.read(sys.argv[2]).decode()', zip, name);
}

function python(expression: string, zip: string, ...others: readonly string[]): string {
  const script = `import json, sys, zipfile; archive = zipfile.ZipFile(sys.argv[1]); print(${expression})`;
  const { stdout, stderr } = spawnSync('python3', ['-c', script, zip, ...others], { encoding: 'utf8' });
  assert.equal(stderr, '');
  return stdout;
}

async function exportNow(page: Page, samples: number): Promise<void> {
  await page.fill('#exported input', String(samples));
  await page.click('#exported button[type=submit]');
  await page.locator('#exported button', { hasText: 'Save…' }).waitFor({ state: 'visible' });
}

/** The bytes of the archive that the page gave its host last. */
async function savedZip(page: Page): Promise<Uint8Array> {
  const numbers = await page.evaluate(() => {
    const { heard } = window as unknown as { heard: { type: string; zip: Uint8Array }[] };
    const last = heard.at(-1)!;
    return last.type === 'save' ? Array.from(last.zip) : [];
  });
  return Uint8Array.from(numbers);
}

function read(folder: TestFolder, path: string): string {
  return readFileSync(folder.at(path), 'utf8');
}
