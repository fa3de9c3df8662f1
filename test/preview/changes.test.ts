import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { openChromium } from './support/chromium.js';
import { letLose, loseDevice } from './support/losing.js';
import { OpenedPage } from './support/opened-page.js';

const asset = (name: string) => readFileSync(join(root, 'examples', 'tabletop', name));

/** Everything that is costly to make: textures, a model, two kinds of environment, shadows, things that fall. */
const spec = `language 1
dataset D { seed = 3; scene = S }
class mug { id = 1 }
material wood = pbr { baseColor ~ textures("*.jpg"); roughness = 0.5 }
asset Mug = model("mug.glb") { class = mug }
scene S {
  object table = plane { size = (1m, 1m); material ~ wood }
  object mugs = Mug { count = 3; place ~ on(table) }
  object crates = box { size = (4cm, 4cm, 4cm); drop = physics; place ~ above(table) { height = 10cm .. 20cm } }
  light sun = directional { elevation = 50deg; illuminance = 20klx }
  let inside ~ bernoulli(50%)
  environment lobby = hdri { file = "light.exr"; present = inside }
  environment sky = gradient { top = #d0d8e0; bottom = #303030; luminance = 60nit; present = not inside }
  camera main = pinhole { resolution = (160, 120); place = (0m, 60cm, 80cm); lookAt = table }
}
labels { rgb, boxes }
`;

/** Numbers of every kind of thing. */
const changes = [
  ['illuminance = 20klx', 'illuminance = 10klx'],
  ['count = 3', 'count = 5'],
  ['place = (0m, 60cm', 'place = (10cm, 50cm'],
  ['luminance = 60nit', 'luminance = 600nit'],
  ['roughness = 0.5', 'roughness = 0.9'],
  ['height = 10cm .. 20cm', 'height = 5cm .. 30cm'],
  ['seed = 3', 'seed = 4'],
] as const;

for (const api of ['WebGL2', 'WebGPU'] as const) {
  describe(`a spec that is being written, with ${api}`, () => {
    let folder: TestFolder;
    let browser: Browser;
    let opened: OpenedPage;
    let jobs = 0;

    /** Writes it, and waits until it is shown. */
    async function show(text: string): Promise<void> {
      folder.write('a.specimen', text);
      jobs += 1;
      await opened.finished(jobs);
    }

    before(async function () {
      this.timeout(120_000);
      folder = new TestFolder({
        'a.specimen': spec,
        'mug.glb': asset('models/mug.glb'),
        'oak.jpg': asset('textures/wood/oak.jpg'),
        'light.exr': asset('hdri/lobby.exr'),
      });
      browser = await openChromium(api);
      opened = await OpenedPage.open(browser, folder.at('a.specimen'), letLose);
      await opened.finished(1);
      await opened.page.click('#gallery button');
      jobs = 2;
      await opened.finished(jobs);
    });
    after(async () => {
      await opened?.close();
      await browser?.close();
      folder?.remove();
    });

    it('costs no file, image, program or environment when a number changes', async () => {
      const { files, images, programs, environments } = await opened.counters();
      assert.ok(files === 3 && images >= 2 && programs > 4 && environments >= 1);
      let text = spec;
      for (const [from, to] of changes) {
        text = text.replace(from, to);
        await show(text);
        const after = await opened.counters();
        assert.deepEqual(
          [after.files, after.images, after.programs, after.environments],
          [files, images, programs, environments],
          `after ${to}`,
        );
      }
      await show(spec);
    });

    it('goes on with another device when the first is lost, and keeps the picture', async () => {
      const { page } = opened;
      const before = await opened.pixels();
      await loseDevice(page);
      assert.deepEqual(await opened.pixels(), before);
      await show(spec.replace('20klx', '200lx'));
      assert.notDeepEqual(await opened.pixels(), before);
      await show(spec);
      assert.deepEqual(await opened.pixels(), before);
      assert.ok(await page.isHidden('#problems'));
    });

    it('draws what was asked for when the device is lost meanwhile', async () => {
      const { page } = opened;
      const before = await opened.pixels();
      folder.write('a.specimen', spec.replace('count = 3', 'count = 9'));
      await page.waitForFunction((drawn) => document.body.dataset['drawn'] !== drawn, await drawn());
      await loseDevice(page);
      jobs += 1;
      await opened.finished(jobs);
      assert.notDeepEqual(await opened.pixels(), before);
    });

    const drawn = () => opened.page.evaluate(() => document.body.dataset['drawn']);
  });
}
