import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Plan } from '../../engine/plan/plan.js';
import { planOf } from '../examples/examples.js';
import { TestFolder } from '../support/folder.js';
import { triangleModel } from '../support/triangle-model.js';
import { openChromium } from './support/chromium.js';
import { EditorPage } from './support/editor-page.js';

const spec = `language 1
dataset D { scene = S }
class thing { id = 1 }
asset Triangle = model("triangle.gltf") { class = thing }
scene S {
  object triangle = Triangle
  object balls = sphere { radius = 2cm; count = 3; place ~ disk { radius = 30cm } }
  light sun = directional { elevation = 50deg }
  camera main = pinhole { resolution = (160, 120); place = (0m, 60cm, 80cm); lookAt = (0m, 0m, 0m) }
}
labels { rgb, boxes }
`;

describe('what the preview says of bad input', () => {
  let folder: TestFolder;
  let browser: Browser;
  let opened: EditorPage;
  let good: Plan;
  let jobs = 0;

  const show = (plan: Plan) => opened.say({ type: 'plan', title: 'a.specimen', assets: opened.assets, plan });

  const planWith = (from: string, to: string) => {
    folder.write('a.specimen', spec.replace(from, to));
    return planOf(folder.at('a.specimen'));
  };

  /** What is said of a plan; the page still answers, and shows a good plan after it. */
  async function told(plan: Plan): Promise<string> {
    await show(plan);
    const badge = opened.page.locator('#problems');
    await badge.waitFor({ state: 'visible' });
    const text = (await badge.textContent()) ?? '';
    assert.equal(await opened.page.locator('#gallery button:not(.waiting)').count(), 12);
    await show(good);
    await badge.waitFor({ state: 'hidden' });
    return text;
  }

  before(async function () {
    this.timeout(120_000);
    folder = new TestFolder({ 'a.specimen': spec, ...triangleModel() });
    good = planOf(folder.at('a.specimen'));
    browser = await openChromium('WebGL2');
    opened = await EditorPage.open(browser, folder.path);
    await show(good);
    jobs += 1;
    await opened.finished(jobs);
  });
  after(async () => {
    await opened?.close();
    await browser?.close();
    folder?.remove();
  });

  it('is that a file is too large, before it is fetched', async () => {
    const files = good.files.map((file) => ({ ...file, sha256: '0'.repeat(64), bytes: 209_715_200 }));
    assert.match(
      await told({ ...good, files }),
      /triangle\.(gltf|bin): this file has 210 MB; the preview takes 100 MB/,
    );
  });

  it('is that a file is missing, or another than the plan says', async () => {
    const named = good.files.map((file) => ({ ...file, path: `no/${file.path}`, sha256: '1'.repeat(64) }));
    assert.match(
      await told({ ...good, files: named }),
      /no\/triangle\.\w+: this file can't be read \(status 404\)/,
    );
    const changed = good.files.map((file) => ({ ...file, sha256: '2'.repeat(64) }));
    assert.match(await told({ ...good, files: changed }), /triangle\.\w+: the file has changed since/);
  });

  it('is that there are too many things to draw', async () => {
    const { page } = opened;
    await page.click('#gallery button');
    const text = await told(planWith('count = 3;', 'count = 20100; solid = false;'));
    assert.match(text, /Sample 0 has 20101 objects; the preview draws 20000 at most/);
    await page.click('#all');
  });

  it('leaves no control as if it had done what it could not', async () => {
    const { page } = opened;
    await page.click('#gallery button');
    const badge = page.locator('#problems');
    await show(planWith('count = 3;', 'count = 20100; solid = false;'));
    await badge.waitFor({ state: 'visible' });
    await page.locator('#pin').click();
    await page.waitForFunction(() => !document.querySelector<HTMLInputElement>('#pin')!.checked);
    assert.match((await badge.textContent()) ?? '', /draws 20000 at most/);
    await show(good);
    await badge.waitFor({ state: 'hidden' });
    await page.click('#all');
  });

  it('is why no sample can be made', async () => {
    const text = await told(
      planWith('  light sun', '  let u ~ 0 .. 1\n  require u > 0.9999999\n  light sun'),
    );
    assert.match(text, /^None of these samples can be made: /);
    assert.ok(text.includes('attempts'), text);
  });

  it('is a name as it stands, whatever is in it', async () => {
    const name = `<img src=x onerror="document.body.remove()"> \u202e${'n'.repeat(5000)}`;
    const files = good.files.map((file) => ({ ...file, path: name, sha256: '3'.repeat(64) }));
    assert.ok((await told({ ...good, files: files.slice(0, 1) })).includes(name));
    assert.equal(await opened.page.locator('img').count(), 0);
    const classes = good.classes.map((each) => ({ ...each, path: name }));
    await show({ ...good, classes, dataset: { ...good.dataset, name } });
    await opened.page.locator('#legend li').filter({ hasText: 'nnnn' }).waitFor();
    assert.equal(await opened.page.locator('img').count(), 0);
    assert.deepEqual(
      opened.faults.filter((fault) => !/404/.test(fault)),
      [],
    );
  });
});
