import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { TestFolder } from '../support/folder.js';
import { openChromium } from './support/chromium.js';
import { OpenedPage } from './support/opened-page.js';

const spec = `language 1
dataset D { seed = 3; samples = 40; scene = Day }
class ball { id = 1 }
scene Day {
  let size ~ 4cm .. 9cm
  let lit ~ bernoulli(70%)
  object table = plane { size = (1m, 1m) }
  object balls = sphere { class = ball; count ~ 2 .. 4; radius ~ 3cm .. 7cm; place ~ on(table) }
  object crate = box { size = (size, size, size); place ~ on(table); material = pbr { baseColor ~ hsv(0deg .. 360deg, 50%, 90%) } }
  light sun = directional { elevation ~ 25deg .. 70deg; illuminance = if lit then 20klx else 4klx }
  camera main = pinhole { resolution = (160, 120); place = (0m, 1m, 1m); lookAt = table }
  require size > 6cm
}
scene Night = Day { lit = false; sun.elevation = 12deg }
scene Odd = Day { crate.yaw = 45deg; require never: size > 8.999999cm }
labels { rgb, boxes }
`;

/** The picture on a canvas, written out. */
function pictureOf(page: Page, selector: string): Promise<string> {
  return page.evaluate((which) => document.querySelector<HTMLCanvasElement>(which)!.toDataURL(), selector);
}

describe('the view of a sample', () => {
  let folder: TestFolder;
  let browser: Browser;
  let opened: OpenedPage;
  let page: Page;

  /** Does something, and waits until the page has shown what follows from it. */
  async function following(act: () => Promise<unknown>): Promise<void> {
    const finished = () => page.evaluate(() => Number(document.body.dataset.finished ?? 0));
    const before = await finished();
    await act();
    await opened.finished(before + 1);
  }

  /** Loads the page anew. */
  async function reload(): Promise<void> {
    await page.reload();
    await opened.finished(1);
  }

  const values = async () =>
    new Map(
      (await page.locator('#values tbody tr').allTextContents()).map((text): [string, string] => {
        const [name = '', rest = ''] = /^(.*\.[a-zA-Z]+|Day\.size)(.*)$/s.exec(text)?.slice(1) ?? [];
        return [name, rest];
      }),
    );
  const valued = (address: string) => page.locator(`button.value[aria-label^="${address}: "]`);
  /** Opens what a variable is set with. */
  async function open(address: string): Promise<void> {
    const value = valued(address);
    if ((await value.getAttribute('aria-expanded')) === 'false') await value.click();
  }

  const textOf = (selector: string) => page.locator(selector).textContent();
  const picture = () => pictureOf(page, '#pictures canvas');

  async function differs(selector: string, before: string): Promise<void> {
    await page.waitForFunction(
      ([which, old]) => document.querySelector<HTMLCanvasElement>(which!)!.toDataURL() !== old,
      [selector, before],
    );
  }

  before(async function () {
    this.timeout(120_000);
    folder = new TestFolder({ 'a.specimen': spec });
    browser = await openChromium('WebGL2');
    opened = await OpenedPage.open(browser, folder.at('a.specimen'));
    page = opened.page;
    await opened.finished(1);
  });

  after(async () => {
    assert.deepEqual(opened?.faults, []);
    await opened?.close();
    await browser?.close();
    folder?.remove();
  });

  it('goes from tile to tile by arrow keys, and is opened by Enter', async () => {
    await page.focus('#gallery button');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await page.keyboard.press('ArrowRight');
    assert.match((await focused()) ?? '', /^Sample 1,/);
    await page.keyboard.press('End');
    assert.match((await focused()) ?? '', /^Sample 11,/);
    await page.keyboard.press('ArrowUp');
    const columns = 11 - Number(/\d+/.exec((await focused()) ?? '')?.[0]);
    assert.ok(columns >= 2 && columns < 11, `${columns} columns`);
    await page.keyboard.press('Home');
    // Only one tile is a stop for Tab.
    assert.equal(await page.locator('#gallery button[tabindex="0"]').count(), 1);
    await following(() => page.keyboard.press('Enter'));
    assert.match((await textOf('#spoken')) ?? '', /^sample 0, .*objects/);
  });

  it('sets a variable by hand, in its unit, and lets it be drawn again', async () => {
    const [drawn, before] = [await picture(), await values()];
    await open('Day.size');
    const field = page.getByLabel('Day.size in cm');
    await field.fill('8.5');
    await following(() => field.press('Enter'));
    assert.equal(await valued('Day.size').textContent(), '8.5cm');
    assert.match((await valued('Day.size').getAttribute('aria-label')) ?? '', /set by hand$/);
    assert.match((await textOf('#spoken')) ?? '', /1 set by hand$/);
    assert.notEqual(await picture(), drawn);
    const now = await values();
    for (const [name, value] of before)
      if (!/Day\.size|crate\.place|^$/.test(name)) assert.equal(now.get(name), value, name);

    await reload();
    assert.equal(await valued('Day.size').textContent(), '8.5cm');
    const slider = page.getByLabel('Day.size, slider');
    await following(() => slider.press('End'));
    assert.equal(await valued('Day.size').textContent(), '9cm');

    await following(() => page.getByRole('button', { name: 'All as drawn' }).click());
    assert.ok(await page.isHidden('#set'));
    assert.equal(await picture(), drawn);
  });

  it('refuses what can not be drawn', async () => {
    const drawn = await picture();
    await open('Day.size');
    const field = page.getByLabel('Day.size in cm');
    await field.fill('12');
    await field.press('Enter');
    assert.match(
      await field.evaluate((input: HTMLInputElement) => input.validationMessage),
      /from 4cm to 9cm/,
    );
    assert.equal(await picture(), drawn);
    assert.ok(await page.isHidden('#set'));
  });

  it('sets choices, colours and what cannot hold', async () => {
    await open('Day.lit');
    const lit = page.locator('select[aria-label="Day.lit"]');
    const other = (await lit.inputValue()) === 'true' ? 'false' : 'true';
    await following(() => lit.selectOption(other));
    assert.equal(await valued('Day.lit').textContent(), other);
    await open('Day.crate.material.baseColor');
    const colour = page.locator('input[type=color]');
    await following(() => colour.fill('#0000ff'));
    assert.equal(await valued('Day.crate.material.baseColor').textContent(), '(0, 0, 1)');
    // A value with which the condition never holds leaves its nearest attempt, and a word.
    await open('Day.size');
    const field = page.getByLabel('Day.size in cm');
    await field.fill('5');
    await following(() => field.press('Enter'));
    assert.match((await textOf('#problems')) ?? '', /Sample 0 can't be made: .* did not hold/);
    assert.match((await textOf('#attempts')) ?? '', /rejected attempt 1 of \d+: size > 6cm/);
    assert.equal(await valued('Day.size').textContent(), '5cm');
    await following(() => page.getByRole('button', { name: 'All as drawn' }).click());
    assert.ok(await page.isHidden('#problems'));
  });

  it('leads through the attempts that were turned down', async () => {
    await following(() => page.click('#all'));
    await following(() => page.check('#rejected'));
    const captions = await page.locator('#gallery button span').allTextContents();
    const at = captions.findIndex((text) => /^\d+ · rejected 1 of [2-9]: size > 6cm$/.test(text));
    assert.ok(at >= 0, captions.join('\n'));
    assert.ok(captions.some((text) => text.endsWith('accepted at once')));
    await following(() => page.locator('#gallery button').nth(at).click());
    assert.match((await textOf('#attempts')) ?? '', /rejected attempt 1 of \d: size > 6cm/);
    const size = () => valued('Day.size').textContent();
    const first = Number.parseFloat((await size()) ?? '');
    assert.ok(first >= 4 && first <= 6, `${first} cm`);
    const [shown] = [await picture()];
    await following(() => page.getByLabel('Next rejected attempt').click());
    assert.match((await textOf('#attempts')) ?? '', /rejected attempt 2 of/);
    assert.notEqual(await size(), `${first}cm`);
    assert.notEqual(await picture(), shown);
    await following(() => page.getByLabel('Show what was accepted').click());
    assert.match((await textOf('#attempts')) ?? '', /accepted after \d rejected attempts/);
    assert.ok(Number.parseFloat((await size()) ?? '') > 6);
  });

  it('shows twins beside each other, and what differs', async () => {
    await following(() => page.check('#beside'));
    const headings = await page.locator('#scenes h2').allTextContents();
    assert.deepEqual(headings, ['Day', 'Night', 'Odd']);
    const night = page.locator('section[aria-label="Scene Night"]');
    assert.notEqual(await pictureOf(page, 'section[aria-label="Scene Night"] canvas'), await picture());
    await night.locator('summary').click();
    const rows = await night.locator('tbody td:first-child').allTextContents();
    assert.deepEqual(rows.toSorted(), ['Day.lit', 'Day.sun.elevation']);
    const odd = page.locator('section[aria-label="Scene Odd"]');
    assert.match((await odd.textContent()) ?? '', /can't be made here: .*never did not hold/);
    await following(() => page.uncheck('#beside'));
    assert.equal(await night.count(), 0);
  });

  it('has a free camera that is steered by pointer, wheel and keys, with labels', async () => {
    await page.check('#free');
    await page.waitForFunction(
      () => document.querySelector<HTMLCanvasElement>('#orbit canvas')!.width === 160,
    );
    // It begins where the spec's camera stands, which is not rolled.
    const orbit = () => pictureOf(page, '#orbit canvas');
    assert.equal(await orbit(), await picture());
    const stage = page.locator('#orbit .stage');
    const label = await page.locator('#orbit canvas').getAttribute('aria-label');
    assert.match(label ?? '', /^Sample \d+, free camera: \d ball/);

    await stage.scrollIntoViewIfNeeded();
    const box = (await stage.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    let before = await orbit();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + box.width / 4, y, { steps: 4 });
    await page.mouse.up();
    await differs('#orbit canvas', before);
    for (const press of ['ArrowUp', '+', 'Shift+ArrowLeft']) {
      before = await orbit();
      await stage.press(press);
      await differs('#orbit canvas', before);
    }
    before = await orbit();
    await page.mouse.wheel(0, 200);
    await differs('#orbit canvas', before);
    await page.waitForFunction(
      () => document.querySelector<HTMLCanvasElement>('#orbit canvas')!.width === 160,
    );

    // It stays where it is when the spec is changed, and over a reload.
    const kept = () => page.evaluate(() => JSON.parse(sessionStorage.getItem('specimen-preview')!).viewpoint);
    await page.waitForTimeout(300);
    const viewpoint = await kept();
    await following(async () => folder.write('a.specimen', spec.replace('20klx', '10klx')));
    assert.deepEqual(await kept(), viewpoint);
    before = await orbit();
    await reload();
    assert.equal(await orbit(), before);

    await page.getByLabel('Reset the free camera').click();
    await differs('#orbit canvas', before);
    before = await orbit();
    await page.getByLabel('Look through a camera').selectOption('Day.main');
    await differs('#orbit canvas', before);
    await page.waitForTimeout(300);
    assert.equal(await orbit(), await picture());
    // Closed before it rests, it does not come back.
    await stage.press('ArrowUp');
    await page.uncheck('#free');
    await page.locator('#orbit').waitFor({ state: 'hidden' });
    await page.waitForTimeout(300);
    assert.equal(await kept(), null);
    assert.equal(await page.locator('#orbit').isVisible(), false);
    await following(async () => folder.write('a.specimen', spec));
  });

  it('pins a sample, over changes of the spec and a reload, and says what changed', async () => {
    await page.check('#pin');
    const pinned = page.locator('#pinned');
    await pinned.locator('img').waitFor();
    assert.match((await pinned.textContent()) ?? '', /^Pinned: sample \d+pinned: Day.mainThe same values/);
    const still = () => pinned.locator('img').getAttribute('src');
    const before = await still();
    await following(async () => folder.write('a.specimen', spec.replace('25deg .. 70deg', '30deg .. 40deg')));
    assert.match((await pinned.locator('h2').textContent()) ?? '', /before the spec or the seed was changed/);
    const change = pinned.locator('tbody tr');
    assert.equal(await change.count(), 1);
    const [name, old, now] = await change.locator('td').allTextContents();
    assert.equal(name, 'Day.sun.elevation');
    const uniform = (Number.parseFloat(old!) - 25) / 45;
    assert.ok(Math.abs(Number.parseFloat(now!) - (30 + 10 * uniform)) < 0.01, `${old} → ${now}`);
    await reload();
    assert.equal(await still(), before);
    await following(async () => folder.write('a.specimen', spec));
    assert.match((await pinned.textContent()) ?? '', /^Pinned: sample \d+pinned: .*The same values/);
    await page.uncheck('#pin');
    await pinned.waitFor({ state: 'hidden' });
  });

  it('shows a world without a camera as a whole', async () => {
    await following(async () => folder.write('a.specimen', spec.replace(/^ *camera .*$/m, '')));
    assert.match((await textOf('#status')) ?? '', /no camera/);
    assert.match((await textOf('#pictures figcaption')) ?? '', /^free camera$/);
    const label = await page.locator('#pictures canvas').getAttribute('aria-label');
    assert.match(label ?? '', /: \d ball$/);
    await following(async () => folder.write('a.specimen', spec));
    assert.match((await textOf('#pictures figcaption')) ?? '', /^Day\.main$/);
  });

  it('names every control, and each can be reached', async () => {
    await page.check('#free');
    await page.waitForFunction(() => !document.querySelector('#orbit')!.hasAttribute('hidden'));
    await open('Day.size');
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const interactive = nodes.filter(
      ({ ignored, properties }) =>
        !ignored && properties?.some(({ name, value }) => name === 'focusable' && value.value === true),
    );
    const unnamed = interactive.filter(
      ({ role, name }) => !['RootWebArea', 'generic'].includes(String(role?.value)) && !name?.value,
    );
    assert.deepEqual(
      unnamed.map(({ role }) => role?.value),
      [],
    );
    assert.ok(interactive.length > 20, `${interactive.length} controls`);
    const live = nodes.find(({ properties }) =>
      properties?.some(({ name, value }) => name === 'live' && value.value === 'polite'),
    );
    assert.ok(live, 'nothing is told');

    await page.click('h1');
    const reached = new Set<string>();
    for (let press = 0; press < 80; press += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const { activeElement: element } = document;
        if (!element || element === document.body) return undefined;
        const outline = getComputedStyle(element);
        return {
          name: element.id || element.getAttribute('aria-label') || element.textContent || element.className,
          isSeen: outline.outlineStyle !== 'none' && Number.parseFloat(outline.outlineWidth) >= 1,
        };
      });
      if (stop === undefined) break;
      assert.ok(stop.isSeen, `the focus on ${stop.name} is not seen`);
      reached.add(stop.name);
    }
    for (const name of [
      'all',
      'index',
      'picture',
      'free',
      'beside',
      'pin',
      'seed',
      'Free camera',
      'Day.size in cm',
    ])
      assert.ok(reached.has(name), `${name} is not reached: ${[...reached].join(', ')}`);
  });
});
