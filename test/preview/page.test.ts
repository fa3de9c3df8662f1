import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { specimen } from '../cli/support/specimen.js';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { openChromium } from './support/chromium.js';
import { OpenedPage } from './support/opened-page.js';

const asset = (name: string) => readFileSync(join(root, 'examples', 'tabletop', name));

/** A mug with a texture in measured light, and things that fall: all that a page has to fetch and to decode. */
const spec = `language 1
dataset D { seed = 3; samples = 4; scene = S }
class mug { id = 1 }
material wood = pbr { baseColor ~ textures("*.jpg") }
asset Mug = model("mug.glb") { class = mug }
scene S {
  object table = plane { size = (1m, 1m); material ~ wood }
  object mugs = Mug { count = 3; place ~ on(table); yaw ~ 0deg .. 360deg }
  object crates = box { size = (4cm, 4cm, 4cm); count = 2; drop = physics; place ~ above(table) { height = 10cm .. 20cm } }
  light sun = directional { elevation = 50deg; illuminance = 20klx }
  environment = hdri { file = "light.exr" }
  camera main = pinhole { resolution = (160, 120); place = (0m, 60cm, 80cm); lookAt = table }
}
labels { rgb, boxes }
`;

function statusOf(url: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

for (const api of ['WebGL2', 'WebGPU'] as const) {
  describe(`the preview page with ${api}`, () => {
    let folder: TestFolder;
    let browser: Browser;
    let opened: OpenedPage;
    let jobs: number;
    const another = () => {
      jobs += 1;
      return opened.finished(jobs);
    };

    before(async function () {
      // The browser is unpacked the first time.
      this.timeout(120_000);
      folder = new TestFolder({
        'a.specimen': spec,
        'mug.glb': asset('models/mug.glb'),
        'oak.jpg': asset('textures/wood/oak.jpg'),
        'light.exr': asset('hdri/lobby.exr'),
      });
      browser = await openChromium(api);
      opened = await OpenedPage.open(browser, folder.at('a.specimen'));
      jobs = 0;
      await another();
      await opened.page.click('#gallery button');
      await another();
    });

    after(async () => {
      await opened?.close();
      await browser?.close();
      folder?.remove();
    });

    it('shows what the runner makes', async () => {
      assert.equal(specimen(['render', 'a.specimen', '-o', 'look'], folder.path).status, 0);
      const made = await sharp(folder.at('look/images/000000.png')).removeAlpha().raw().toBuffer();
      const shown = await opened.pixels();
      assert.equal(shown.length, made.length);
      const sum = shown.reduce((total, value, at) => total + Math.abs(value - made[at]!), 0);
      assert.ok(sum / made.length < 0.5, `${sum / made.length} of 255 away on average`);
      const brightest = Math.max(...shown);
      assert.ok(brightest > 100, 'the picture is dark');
      assert.match(
        (await opened.page.textContent('#status')) ?? '',
        new RegExp(`6 objects, 3 labelled · ${api}`),
      );
    });

    it('draws other pixels when a number of the document is edited', async () => {
      const before = await opened.pixels();
      folder.write('a.specimen', spec.replace('illuminance = 20klx', 'illuminance = 200lx'));
      await another();
      const after = await opened.pixels();
      const changed = after.filter((value, at) => Math.abs(value - before[at]!) > 8).length;
      assert.ok(changed > after.length / 20, `${changed} of ${after.length} values changed`);
    });

    // What stands around the pictures knows nothing of what draws them.
    if (api === 'WebGL2') {
      it('keeps the picture beside an error, and goes on when it is mended', async () => {
        const before = await opened.pixels();
        folder.write('a.specimen', spec.replace('20klx', '20 <b>'));
        const badge = opened.page.locator('#problems');
        await badge.filter({ hasText: /a\.specimen:10:\d+ / }).waitFor({ state: 'visible' });
        assert.deepEqual(await opened.pixels(), before);
        folder.write('a.specimen', spec);
        await another();
        assert.ok(await badge.isHidden());
        assert.notDeepEqual(await opened.pixels(), before);
      });

      it('tells of a file that is gone, and lives', async () => {
        folder.write('a.specimen', spec.replace('mug.glb', 'jug.glb'));
        const badge = opened.page.locator('#problems');
        await badge.filter({ hasText: 'jug.glb' }).waitFor({ state: 'visible' });
        folder.write('a.specimen', spec);
        await another();
      });

      it('takes markup for text', async () => {
        const name = '<img src=x onerror=alert(1)>.png';
        folder.write(name, 'not an image');
        folder.write('a.specimen', spec.replace('"*.jpg"', '"<img*.png"'));
        await opened.page.locator('#problems').filter({ hasText: name }).waitFor({ state: 'visible' });
        assert.equal(await opened.page.locator('img').count(), 0);
        folder.write('a.specimen', spec);
        await another();
      });
    }

    it('shows the next sample', async () => {
      const before = await opened.pixels();
      await opened.page.click('#next');
      await another();
      assert.notDeepEqual(await opened.pixels(), before);
    });

    it('lists the variables of the thing that is clicked on, and lights it up', async () => {
      const { page } = opened;
      const before = await opened.pixels();
      const box = (await page.locator('#pictures canvas').boundingBox())!;
      const rows = () => page.locator('#values tr').allTextContents();
      const all = await rows();
      assert.ok(
        all.some((row) => row.startsWith('S.mugs[0].yaw')),
        all.join('\n'),
      );
      // The table is in the middle of the image, or a mug on it.
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      await page.waitForFunction(
        () => !document.querySelector('#values caption')!.textContent!.startsWith('All'),
      );
      const own = await rows();
      assert.ok(own[0]?.startsWith('declaration') && own.length < all.length, own.join('\n'));
      assert.notDeepEqual(await opened.pixels(), before);
    });

    it('shows other pictures and marks, and keeps them over a reload', async () => {
      const { page } = opened;
      const before = await opened.pixels();
      await page.selectOption('#picture', 'depth');
      await page.check('#overlays input[value=masks]');
      const depth = await page.locator('#pictures figcaption').textContent();
      assert.match(depth ?? '', /S\.main · 0\.\d+ m \(bright\) to 1\.\d+ m/);
      await page.reload();
      jobs = 0;
      await another();
      assert.equal(await page.inputValue('#picture'), 'depth');
      assert.ok(await page.isChecked('#overlays input[value=masks]'));
      assert.ok(await page.isVisible('#sample'));
      assert.notDeepEqual(await opened.pixels(), before);
    });

    it('shows twelve samples, and those of another seed', async () => {
      const { page } = opened;
      await page.selectOption('#picture', 'rgb');
      await page.click('#all');
      await another();
      assert.equal(await page.locator('#gallery button:not(.waiting)').count(), 12);
      const first = () => page.locator('#gallery canvas').first().screenshot();
      const before = await first();
      await page.fill('#seed', '11');
      await page.press('#seed', 'Tab');
      await another();
      assert.notDeepEqual(await first(), before);
    });

    it('asks nobody else, and answers nobody else', async () => {
      assert.deepEqual(opened.faults, []);
      const { url } = opened;
      const { origin, host, port } = new URL(url);
      assert.equal(await statusOf(url), 200);
      assert.equal(await statusOf(`${url}files/mug.glb`), 200);
      assert.equal(await statusOf(`${url}files/a.specimen`), 404);
      assert.equal(await statusOf(`${url}files/..%2f..%2fetc%2fpasswd`), 404);
      assert.equal(await statusOf(`${url}parts/..%2f..%2fcli%2fspecimen.js`), 404);
      assert.equal(await statusOf(`${origin}/`), 404);
      assert.equal(await statusOf(`${origin}/${'0'.repeat(32)}/`), 404);
      assert.equal(await statusOf(url, { host }), 200);
      assert.equal(await statusOf(url, { host: `rebound.example:${port}` }), 404);
    });
  });
}
