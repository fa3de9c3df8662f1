import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { planOf } from '../examples/examples.js';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { openChromium } from './support/chromium.js';
import { EditorPage } from './support/editor-page.js';
import { OpenedPage } from './support/opened-page.js';

const small = `language 1
dataset D { seed = 3; scene = S }
class mug { id = 1 }
asset Mug = model("mug.glb") { class = mug }
scene S {
  object table = plane { size = (1m, 1m) }
  object mugs = Mug { count = 2; drop = physics; place ~ above(table) { height = 10cm .. 20cm } }
  light sun = directional { elevation = 50deg; illuminance = 20klx }
  camera main = pinhole { resolution = (160, 120); place = (0m, 60cm, 80cm); lookAt = table }
}
labels { rgb, boxes }
`;

/** One world of these takes many seconds: a heap of hollow things on each other. */
const heavy = small.replace('count = 2', 'count = 400').replace('10cm .. 20cm', '10cm .. 2m');

function newFolder(): TestFolder {
  const mug = readFileSync(join(root, 'examples', 'tabletop', 'models', 'mug.glb'));
  return new TestFolder({ 'a.specimen': small, 'mug.glb': mug });
}

describe('the worker of the preview', () => {
  let browser: Browser;
  let folder: TestFolder;
  before(async function () {
    this.timeout(120_000);
    browser = await openChromium('WebGL2');
    folder = newFolder();
  });
  after(async () => {
    await browser?.close();
    folder?.remove();
  });

  it('starts in a web view, where the files of the page are of another origin', async () => {
    const opened = await EditorPage.open(browser, folder.path);
    try {
      assert.deepEqual(await opened.heard(), [{ type: 'ready' }]);
      const plan = planOf(folder.at('a.specimen'));
      await opened.say({ type: 'plan', title: 'a.specimen', assets: opened.assets, plan });
      await opened.finished(1);
      assert.equal(await opened.page.locator('#gallery button:not(.hole):not(.waiting)').count(), 12);
      assert.deepEqual(opened.faults, []);
    } finally {
      await opened.close();
    }
  });

  it('leaves the page free while a heavy world is made, and is ended when that is not wanted any more', async () => {
    const opened = await OpenedPage.open(browser, folder.at('a.specimen'));
    const { page } = opened;
    try {
      await opened.finished(1);
      await page.click('#gallery button');
      await opened.finished(2);
      const before = await opened.pixels();
      folder.write('a.specimen', heavy);
      await page.waitForFunction(() => document.querySelector('#status')!.textContent!.includes('…'));
      const longest = await page.evaluate(async () => {
        let [last, gap] = [performance.now(), 0];
        const end = last + 1000;
        while (last < end) {
          await new Promise((resolve) => setTimeout(resolve, 10));
          gap = Math.max(gap, performance.now() - last);
          last = performance.now();
        }
        return gap;
      });
      assert.ok(longest < 500, `the page could not answer for ${longest} ms`);
      await page.selectOption('#picture', 'depth');
      assert.match((await page.textContent('#pictures figcaption')) ?? '', / m \(bright\)/);
      await page.selectOption('#picture', 'rgb');
      assert.deepEqual(await opened.pixels(), before);
      folder.write('a.specimen', small);
      await opened.finished(3);
      assert.deepEqual(await opened.pixels(), before);
    } finally {
      await opened.close();
    }
  });
});
