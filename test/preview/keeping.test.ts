import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Plan } from '../../engine/plan/plan.js';
import { firstState, stateFrom } from '../../preview/state.js';
import { planOf } from '../examples/examples.js';
import { TestFolder } from '../support/folder.js';
import { openChromium } from './support/chromium.js';
import { EditorPage } from './support/editor-page.js';
import { letNothingDraw } from './support/losing.js';
import { OpenedPage } from './support/opened-page.js';

const spec = `language 1
dataset D { scene = S }
class ball { id = 1 }
scene S {
  object balls = sphere { class = ball; radius = 10cm; count = 3; place ~ disk { radius = 30cm } }
  light sun = directional { elevation = 50deg }
  camera main = pinhole { resolution = (160, 120); place = (0m, 60cm, 80cm); lookAt = (0m, 0m, 0m) }
}
labels { rgb, boxes }
`;

describe('what the preview keeps', () => {
  let folder: TestFolder;
  let plan: Plan;
  before(() => {
    folder = new TestFolder({ 'a.specimen': spec });
    plan = planOf(folder.at('a.specimen'));
  });
  after(() => folder?.remove());

  describe('in an editor', () => {
    let browser: Browser;
    let opened: EditorPage;
    const show = () => opened.say({ type: 'plan', title: 'a.specimen', assets: opened.assets, plan });

    before(async function () {
      this.timeout(120_000);
      browser = await openChromium('WebGL2');
      opened = await EditorPage.open(browser, folder.path);
      await show();
      await opened.finished(1);
    });
    after(async () => {
      await opened?.close();
      await browser?.close();
    });

    it('is what the editor said of it, and asks the editor for changes', async () => {
      const { page } = opened;
      assert.ok(await page.isHidden('#editor'));
      await opened.say({
        type: 'mode',
        spec: 'file:///a.specimen',
        isLocked: false,
        refresh: 'onSave',
        canRun: true,
      });
      await page.locator('#editor').waitFor({ state: 'visible' });
      assert.equal(await page.inputValue('#refresh-mode'), 'onSave');
      await page.check('#lock');
      await page.click('#refresh');
      await page.selectOption('#refresh-mode', 'manual');
      assert.deepEqual(await opened.heard(), [
        { type: 'ready' },
        { type: 'lock', isLocked: true },
        { type: 'refresh' },
        { type: 'refresh mode', refresh: 'manual' },
      ]);
      await opened.say({
        type: 'mode',
        spec: 'file:///a.specimen',
        isLocked: true,
        refresh: 'manual',
        canRun: true,
      });
      const kept = await page.waitForFunction(() => {
        const state = JSON.parse(sessionStorage.getItem('state') ?? '{}');
        return state.isLocked ? state : undefined;
      });
      assert.equal((await kept.jsonValue()).spec, 'file:///a.specimen');
    });

    it('is the sample with what is pinned, when the page is hidden and comes back', async () => {
      const { page } = opened;
      await page.click('#gallery button:nth-child(3)');
      await opened.finished(2);
      await page.selectOption('#picture', 'normals');
      await page.check('#pin');
      const label = await page.getAttribute('#pinned img', 'alt');
      assert.match(label ?? '', /^Pinned: Sample 2, S\.main: 3 ball$/);
      // Nothing of a web view outlives being hidden but its state.
      await page.reload();
      assert.equal(await page.getAttribute('#pinned img', 'alt'), label);
      assert.ok(await page.isChecked('#pin'));
      await show();
      await opened.finished(1);
      assert.equal(await page.inputValue('#index'), '2');
      assert.equal(await page.inputValue('#picture'), 'normals');
      const drawn = await page.$eval('#pinned img', (image) => (image as HTMLImageElement).naturalWidth);
      assert.equal(drawn, 160);
      await page.uncheck('#pin');
      assert.equal(await page.locator('#pinned img').count(), 0);
      assert.deepEqual(opened.faults, []);
    });

    it('is what is wrong with the spec, whatever is looked at meanwhile', async () => {
      const { page } = opened;
      const problems = [{ message: 'There is no such word.', place: 'a.specimen:3:1' }];
      await opened.say({ type: 'problems', title: 'a.specimen', problems });
      const badge = page.locator('#problems').filter({ hasText: 'a.specimen:3:1 There is no such word.' });
      await badge.waitFor({ state: 'visible' });
      await page.click('#next');
      await opened.finished(2);
      assert.ok(await badge.isVisible());
      await show();
      await opened.finished(3);
      assert.ok(await page.isHidden('#problems'));
    });

    it('is nothing that was chosen for one spec, when the editor shows another', async () => {
      const { page } = opened;
      const mode = { type: 'mode', isLocked: false, refresh: 'manual', canRun: true } as const;
      const kept = () => page.evaluate(() => JSON.parse(sessionStorage.getItem('state') ?? '{}'));
      await page.fill('#seed', '11');
      await page.press('#seed', 'Tab');
      await opened.finished(4);
      await page.check('#pin');
      await page.locator('#pinned img').waitFor();
      await opened.say({ ...mode, spec: 'file:///a.specimen' });
      assert.equal((await kept()).seed, 11);
      await opened.say({ ...mode, spec: 'file:///b.specimen' });
      await page.waitForFunction(() => !document.querySelector<HTMLInputElement>('#pin')!.checked);
      const { seed, pin, index, picture } = await kept();
      assert.deepEqual([seed, pin, index, picture], [null, null, 3, 'normals']);
      await show();
      await opened.finished(5);
    });

    it('takes no focus when something is shown', async () => {
      const { page } = opened;
      await page.focus('#seed');
      await show();
      await opened.finished(6);
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'seed');
    });
  });

  it('is checked before it is used', () => {
    for (const state of [null, undefined, 7, 'x', [], {}, { first: -1, index: 1.5, picture: 'toString' }])
      assert.deepEqual(stateFrom(state), firstState);
    const hostile = {
      first: 2 ** 60,
      index: '3',
      overlays: 'boxes',
      seed: Number.NaN,
      chosen: { toString: 'x' },
      pinned: [
        { picture: 'https://elsewhere.example/x.png', caption: 'a', label: 'b' },
        { picture: 'data:text/html,<b>', caption: 'a', label: 'b' },
        { picture: 'data:image/png;base64,AA==', caption: 7, label: 'b' },
        null,
      ],
      spec: ['file:///x'],
      isLocked: 'yes',
    };
    assert.deepEqual(stateFrom(hostile), firstState);
    const good = { ...firstState, first: 12, index: 3, seed: 5, chosen: 'S.mugs[0]', spec: 'file:///x' };
    assert.deepEqual(stateFrom(JSON.parse(JSON.stringify(good))), good);
  });

  it('says so where nothing can be drawn', async function () {
    this.timeout(60_000);
    const browser = await openChromium('WebGL2');
    const opened = await OpenedPage.open(browser, folder.at('a.specimen'), letNothingDraw);
    try {
      const badge = opened.page.locator('#problems');
      await badge.waitFor({ state: 'visible' });
      assert.match((await badge.textContent()) ?? '', /neither WebGPU nor WebGL2/);
    } finally {
      await opened.close();
      await browser.close();
    }
  });
});
