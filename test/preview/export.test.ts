import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { fileHash, meaningHash } from '../../engine/plan/hash.js';
import type { Plan } from '../../engine/plan/plan.js';
import { specimen } from '../cli/support/specimen.js';
import { twoCameras } from '../cli/support/two-cameras.js';
import { planOf } from '../examples/examples.js';
import { readPng } from '../runner/support/read-png.js';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { openChromium } from './support/chromium.js';
import { EditorPage } from './support/editor-page.js';
import { OpenedPage } from './support/opened-page.js';

const mode = { type: 'mode', spec: 'file:///a.specimen', isLocked: false, refresh: 'manual' } as const;

describe('the export of the preview', () => {
  let browser: Browser;
  let folder: TestFolder;

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
  });

  after(async () => {
    await browser?.close();
    folder?.remove();
  });

  async function editorWith(plan: Plan, canRun: boolean): Promise<EditorPage> {
    const opened = await EditorPage.open(browser, folder.path);
    await opened.say({ ...mode, canRun });
    await opened.say({ type: 'plan', title: 'a.specimen', assets: opened.assets, plan });
    await opened.finished(1);
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
      await opened.finished(1);
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
    const ran = specimen(['run', 'starter.specimen', '--out', 'ran', '--samples', '3'], folder.path);
    assert.equal(ran.status, 0, ran.stderr);
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
      assert.equal(page.workers().length, workers);
      assert.deepEqual(await opened.heard(), [{ type: 'ready' }]);
      assert.deepEqual(opened.faults, []);
    } finally {
      await opened.close();
    }
  });

  it('keeps names inside, and what cannot be made apart, whatever a plan says', async () => {
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
      const folderOfIt = new TestFolder({ 'a.zip': await savedZip(page) });
      try {
        const script =
          'import sys, zipfile, json; print(json.dumps(zipfile.ZipFile(sys.argv[1]).namelist()))';
        const { stdout } = spawnSync('python3', ['-c', script, folderOfIt.at('a.zip')], { encoding: 'utf8' });
        const names = JSON.parse(stdout) as string[];
        assert.ok(names.includes('images/000000-______near.png'), stdout);
        for (const name of names) assert.match(name, /^[a-z]+\/\d{6}(-\w+)?\.(png|json)$|^[\w-]+\.\w+$/);
        const { stdout: labels } = spawnSync(
          'python3',
          [
            '-c',
            'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read("annotations/000000-side.json").decode())',
            folderOfIt.at('a.zip'),
          ],
          { encoding: 'utf8' },
        );
        assert.equal(JSON.parse(labels).objects[0].class, hostile);
      } finally {
        folderOfIt.remove();
      }
      assert.equal(await page.locator('img').count(), 0);
    } finally {
      await opened.close();
    }
  });
});

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
