import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { Plan } from '../../engine/plan/plan.js';
import { planOf } from '../examples/examples.js';
import { TestFolder } from '../support/folder.js';
import { openChromium } from './support/chromium.js';
import { EditorPage } from './support/editor-page.js';
import { OpenedPage } from './support/opened-page.js';

const spec = `language 1
dataset D { seed = 3; samples = 4000; scene = S }
class ball { id = 1 }
scene S {
  let height ~ normal(120cm, 10cm)
  let kind ~ choice { 10cm: 60%, 20cm: 30%, 30cm: 10% }
  require tall: height > 115cm
  object table = plane { size = (1m, 1m) }
  object balls = sphere { class = ball; radius ~ 2cm .. 5cm; count ~ 1 .. 6; place ~ on(table) }
  light sun = directional { elevation ~ 20deg .. 80deg; illuminance = 20klx }
  camera main = pinhole { resolution = (16, 12); place = (0m, 60cm, 80cm); lookAt = table }
}
labels { rgb, boxes }
`;

const panel = (page: Page) => page.locator('#distribution');

async function complete(page: Page, heading: string): Promise<void> {
  await panel(page).locator('h2', { hasText: heading }).waitFor();
  await page.waitForSelector('#distribution[aria-busy=false]');
}

async function choose(page: Page, pattern: string): Promise<void> {
  await panel(page).locator('input').fill(pattern);
  await panel(page).locator('input').blur();
  await complete(page, pattern);
}

/** A table of the panel: its rows, as texts of their cells. */
async function rowsOf(page: Page, caption: string): Promise<string[][]> {
  const rows = panel(page).locator('table', { hasText: caption }).first().locator('tbody tr');
  return await rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
  );
}

describe('the panel of distributions', () => {
  let browser: Browser;
  let folder: TestFolder;

  before(async function () {
    this.timeout(120_000);
    browser = await openChromium('WebGL2');
    folder = new TestFolder({ 'a.specimen': spec });
  });

  after(async () => {
    await browser?.close();
    folder?.remove();
  });

  describe('in a browser', () => {
    let opened: OpenedPage;
    let page: Page;

    before(async () => {
      opened = await OpenedPage.open(browser, folder.at('a.specimen'));
      page = opened.page;
      await opened.finished(1);
    });

    after(async () => await opened?.close());

    it('is fetched when it is opened, and shows 10,000 draws with the declared curve', async () => {
      const fetched: string[] = [];
      page.on('request', (request) => fetched.push(request.url()));
      assert.equal(await page.getAttribute('#study', 'aria-expanded'), 'false');
      await page.click('#study');
      await complete(page, 'S.height');
      assert.deepEqual(
        fetched.map((url) => url.slice(url.lastIndexOf('/') + 1)),
        ['distribution.js'],
      );
      assert.match(
        (await panel(page).textContent()) ?? '',
        /10,000 draws of this variable alone · conditions/,
      );
      assert.ok((await panel(page).locator('rect.accepted-bar').count()) > 20);
      for (const line of ['declared-curve', 'accepted-curve', 'declared-bars'])
        assert.equal(await panel(page).locator(`.plot .${line}`).count(), 1, line);
      assert.equal(await panel(page).locator('.plot .axis-title').textContent(), 'height (cm)');
      const label = (await panel(page).locator('.plot').getAttribute('aria-label')) ?? '';
      assert.match(
        label,
        /Histogram of height, 10000 draws: mean 12\d\.?\d* cm, declared mean 1(19|20)\.?\d* cm/,
      );
    });

    it('tells the same figures in tables', async () => {
      const summary = await rowsOf(page, 'deviation');
      const [, accepted = '', declared = ''] = summary[0]!;
      assert.equal(summary[0]![0], 'mean');
      // Of a normal variable above half a deviation below its mean: μ + σ φ(½) / Φ(½) = 120 + 10 · 0.5092 cm.
      assert.ok(Math.abs(Number.parseFloat(accepted) - 125.092) < 0.35, accepted);
      assert.ok(Math.abs(Number.parseFloat(declared) - 120) < 0.35, declared);
      assert.ok(accepted.endsWith(' cm'));
      await panel(page).locator('summary').click();
      const bins = await rowsOf(page, 'Shares of height');
      assert.equal(bins.length, await panel(page).locator('.plot rect.accepted-bar').count());
    });

    it('shows the outcomes of a choice with their shares', async () => {
      await choose(page, 'S.kind');
      const rows = await rowsOf(page, 'outcome');
      assert.deepEqual(
        rows.map(([outcome, , declared]) => [outcome, declared]),
        [
          ['10cm', '60.0 %'],
          ['20cm', '30.0 %'],
          ['30cm', '10.0 %'],
        ],
      );
    });

    it('shows the components of a place', async () => {
      await choose(page, 'S.balls[*].place');
      assert.deepEqual(await panel(page).locator('.plot .axis-title').allTextContents(), [
        'balls[*].place.x (m)',
        'balls[*].place.y (m)',
        'balls[*].place.z (m)',
      ]);
    });

    it('shows classes, things and conditions of the data set', async () => {
      await panel(page).locator('.tabs button', { hasText: 'Data set' }).click();
      await panel(page).locator('.expectations').waitFor();
      await page.waitForSelector('#distribution[aria-busy=false]');
      const tall = (await rowsOf(page, 'Conditions')).find(([name]) => name === 'S.tall');
      // Φ(½) = 69.1 %.
      assert.ok(Math.abs(Number.parseFloat(tall?.[2] ?? '') - 69.1) < 4.5, tall?.join(' '));
      const [ball] = await rowsOf(page, 'samples with one');
      assert.equal(ball?.[0], 'ball');
      // 3.5 in a sample, 4,000 samples.
      assert.ok(Math.abs(Number(ball?.[3]?.replace(',', '')) - 14_000) < 800, ball?.join(' '));
    });

    it('answers while it draws, and leaves what is not wanted any more', async () => {
      await panel(page).locator('.tabs button', { hasText: 'Variable' }).click();
      await panel(page).locator('input').fill('S.balls[*].place');
      await panel(page).locator('input').blur();
      const longest = page.evaluate(async () => {
        let [gap, last] = [0, performance.now()];
        for (let frame = 0; frame < 30; frame += 1) {
          await new Promise((resolve) => setTimeout(resolve, 10));
          gap = Math.max(gap, performance.now() - last);
          last = performance.now();
        }
        return gap;
      });
      await choose(page, 'S.sun.elevation');
      assert.ok((await longest) < 1_000, `${await longest} ms without an answer`);
      assert.equal(await panel(page).locator('.plot .axis-title').textContent(), 'sun.elevation (deg)');
    });

    it('follows an edit, and says why where there is nothing to show', async () => {
      await choose(page, 'S.height');
      folder.write(
        'a.specimen',
        spec.replace('height > 115cm', 'height > 180cm').replace('samples = 4000', 'attempts = 3'),
      );
      await panel(page).getByText('without a world').waitFor();
      await page.waitForSelector('#distribution[aria-busy=false]');
      assert.deepEqual((await rowsOf(page, 'deviation'))[0]!.slice(0, 2), ['mean', '–']);
      folder.write('a.specimen', spec);
      await panel(page).locator('.accepted-curve').first().waitFor();
      await page.waitForSelector('#distribution[aria-busy=false]');
    });

    it('takes a click on the name of a value', async () => {
      await page.click('#gallery button');
      await page.locator('#values').getByRole('button', { name: 'Distribution of S.kind' }).click();
      await complete(page, 'S.kind');
    });

    it('fits a narrow page, and is there again after a reload', async () => {
      await choose(page, 'S.sun.elevation');
      await page.setViewportSize({ width: 332, height: 700 });
      await page.waitForFunction(() => document.querySelector('.plot')!.clientWidth <= 300);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 332);
      await page.reload();
      await complete(page, 'S.sun.elevation');
      await page.click('#study');
      assert.ok(await panel(page).isHidden());
    });

    it('breaks no policy', () => assert.deepEqual(opened.faults, []));
  });

  describe('in an editor', () => {
    let editor: EditorPage;
    let plan: Plan;

    before(async () => {
      plan = planOf(folder.at('a.specimen'));
      editor = await EditorPage.open(browser, folder.path);
      await editor.say({ type: 'plan', plan, assets: editor.assets, title: 'a.specimen' });
      await editor.finished(1);
      await editor.page.click('#study');
      await complete(editor.page, 'S.height');
    });

    after(async () => await editor?.close());

    it('follows the cursor', async () => {
      const say = (line: number, column?: number) =>
        editor.say({ type: 'cursor', path: plan.sources[0]!.path, line, ...(column && { column }) });
      await say(6);
      await complete(editor.page, 'S.kind');
      await say(9);
      await complete(editor.page, 'S.balls[*].radius');
      await say(9, spec.split('\n')[8]!.indexOf('place') + 2);
      await complete(editor.page, 'S.balls.count');
      await say(9, 200);
      await complete(editor.page, 'S.balls[*].place');
      // On no variable it stays.
      await say(2);
      await say(10);
      await complete(editor.page, 'S.sun.elevation');
    });

    it('leads to the lines of variables and conditions', async () => {
      const { page } = editor;
      await panel(page).locator('h2 button').click();
      await panel(page).locator('.tabs button', { hasText: 'Data set' }).click();
      await panel(page).locator('button', { hasText: 'S.tall' }).click();
      const lines = (await editor.heard()).flatMap((said) => (said.type === 'reveal' ? [said.line] : []));
      assert.deepEqual(lines, [10, 7]);
    });

    it('takes names for text', async () => {
      const name = '<img src=x onerror=alert(1)>';
      const lets = plan.scene.lets.map((each, index) => (index === 0 ? { ...each, name } : each));
      const hostile = { ...plan, scene: { ...plan.scene, lets, requires: [] } };
      await panel(editor.page).locator('.tabs button', { hasText: 'Variable' }).click();
      await editor.say({ type: 'plan', plan: hostile, assets: editor.assets, title: 'a.specimen' });
      await editor.finished(2);
      await choose(editor.page, `S.${name}`);
      assert.equal(await editor.page.locator('img').count(), 0);
      assert.deepEqual(editor.faults, []);
    });
  });
});
