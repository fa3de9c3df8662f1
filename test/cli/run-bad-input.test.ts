import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { encodeRgb } from '../../runner/images/index.js';
import { readPng } from '../runner/support/read-png.js';
import { TestFolder } from '../support/folder.js';
import { glb } from './support/glb.js';
import { roof, roofBuffer, texturedRoof } from './support/roof.js';
import { entry, specimen, specimenAt } from './support/specimen.js';

/** A spec of one thing before a small camera that looks along −Z. */
function seen(thing: string, dataset = 'samples = 2'): string {
  return `language 1
dataset D { scene = S; ${dataset} }
class roof { id = 1 }
scene S {
  object thing = ${thing}
  light sun = directional { elevation = 60deg; azimuth = 0deg }
  environment = color { luminance = 500nit }
  camera eye = pinhole { resolution = (64, 48); fov = 40deg; place = (0m, 0m, 8m); lookAt = (0m, 0m, 0m) }
}
labels { rgb, normals }
`;
}

/** A PNG whose beginning and end are right, with nonsense between. */
async function spoiltPng(): Promise<Buffer> {
  const noise = Uint8Array.from({ length: 3 * 64 * 64 }, (_, at) => (at * at * 31) % 251);
  const bytes = Buffer.from(await encodeRgb(noise, 64, 64));
  const begin = bytes.indexOf('IDAT') + 4;
  return bytes.fill(0x5a, begin, begin + 500);
}

describe('bad input of specimen run', () => {
  let folder: TestFolder;
  before(async () => {
    const spoilt = await spoiltPng();
    const besides = (uri: string) => JSON.stringify({ ...roof, buffers: [{ byteLength: 96, uri }] });
    folder = new TestFolder({
      'in/text.jpg': 'no picture at all',
      'in/text.specimen': seen('box { material = pbr { baseColor ~ textures("text.jpg") } }'),
      'in/spoilt.png': spoilt,
      'in/spoilt.specimen': seen('box { material = pbr { baseColor ~ textures("spoilt.png") } }'),
      'in/garbage.glb': texturedRoof(Buffer.from('no picture at all')),
      'in/garbage.specimen': seen('model("garbage.glb")'),
      'in/inner.glb': texturedRoof(spoilt),
      'in/inner.specimen': seen('model("inner.glb")'),
      'in/bare.glb': glb(roof, roofBuffer),
      'in/bare.specimen': seen('model("bare.glb") { class = roof }'),
      'in/holes.specimen': `${seen('box { }', 'samples = 1000000; attempts = 50')}`.replace(
        '  light',
        '  let luck ~ normal(0, 1)\n  require never: luck > 8\n  light',
      ),
      'secret.bin': roofBuffer,
      'in/up.gltf': besides('../secret.bin'),
      'in/root.gltf': besides('/etc/passwd'),
      'in/far.gltf': besides('https://example.com/roof.bin'),
      'in/gone.gltf': besides('gone.bin'),
      ...Object.fromEntries(
        ['up', 'root', 'far', 'gone'].map((name) => [`in/${name}.specimen`, seen(`model("${name}.gltf")`)]),
      ),
    });
  });
  after(() => folder.remove());

  const cases: readonly (readonly [what: string, spec: string, code: string, told: RegExp])[] = [
    [
      'a texture that is text',
      'text',
      'asset/broken',
      /`text\.jpg` cannot be used: .*does not begin like one.*\n.*text\.specimen:5:62/,
    ],
    [
      'a texture with nonsense in it',
      'spoilt',
      'asset/unreadable',
      /It is no image that can be decoded \(.*\)\. Write it anew.*\n.*spoilt\.png:1:1/,
    ],
    [
      'a model whose image is text',
      'garbage',
      'asset/unreadable',
      /images\[0\] should be a PNG or JPEG image.*\n.*garbage\.glb:1:1/,
    ],
    [
      'a model whose image has nonsense in it',
      'inner',
      'asset/unreadable',
      /images\[0\] is no image that can be decoded.*\n.*inner\.glb:1:1/,
    ],
  ];
  for (const [what, spec, code, told] of cases) {
    it(`${what} is one clear error, and nothing is written`, () => {
      const { status, stdout, stderr } = specimen(
        ['run', `${spec}.specimen`, '--out', 'out'],
        folder.at('in'),
      );
      assert.equal(status, 1, stderr);
      assert.equal(stdout, '');
      assert.deepEqual(
        [...stderr.matchAll(/^error\[(.*?)\]/gm)].map(([, found]) => found),
        [code],
        stderr,
      );
      assert.match(stderr, told);
      assert.ok(!existsSync(folder.at('in/out')));
    });
  }

  it('a model that wants a file outside the folder, or one that is not there, is one clear error', () => {
    const told = {
      up: 'buffers[0] needs the file "../secret.bin", which is not there; files outside the folder of the spec are not read.',
      root: 'buffers[0].uri should be relative to the model, but is "/etc/passwd".',
      far: 'buffers[0].uri should be relative to the model, but is "https://example.com/roof.bin".',
      gone: 'buffers[0] needs the file "gone.bin", which is not there.',
    };
    const names = Object.keys(told).map((name) => `${name}.specimen`);
    const { status, stderr } = specimen(['check', ...names], folder.at('in'));
    assert.equal(status, 1, stderr);
    const errors = [...stderr.matchAll(/^error\[(.*)\]: (.*)\n.*┌─ (.*)/gm)].map((match) => match.slice(1));
    assert.deepEqual(
      errors.sort(),
      Object.entries(told)
        .map(([name, problem]) => [
          'asset/broken',
          `\`${name}.gltf\` cannot be used: ${problem}`,
          `${name}.specimen:5:24`,
        ])
        .sort(),
    );
  });

  it('a model without normals is drawn with those of its triangles, as glTF says', () => {
    const { status, stderr } = specimen(['render', 'bare.specimen', '-o', 'look'], folder.at('in'));
    assert.equal(status, 0, stderr);
    const { values } = readPng(readFileSync(folder.at('in/look/normals/000000.png')));
    const rgb = readPng(readFileSync(folder.at('in/look/images/000000.png'))).values;
    const counts = new Map<string, number>();
    for (let at = 0; at < values.length; at += 3) {
      const normal = values.slice(at, at + 3);
      if (normal.every((value) => value === 0)) continue;
      // In eighths of 16 bits: rounding is no matter here.
      const key = normal.map((value) => Math.round(value / 64)).join(' ');
      counts.set(key, (counts.get(key) ?? 0) + 1);
      assert.ok(
        rgb.slice(at, at + 3).some((value) => value > 8),
        'it is lit',
      );
    }
    // The camera's x is +X and its z is −Z: (∓√½, 0, −√½) of the two sides, as (n + 1) / 2 · 65535.
    const due = (x: number) =>
      [x, 0, -Math.SQRT1_2].map((n) => Math.round((((n + 1) / 2) * 65535) / 64)).join(' ');
    assert.deepEqual([...counts.keys()].sort(), [due(-Math.SQRT1_2), due(Math.SQRT1_2)].sort());
    for (const count of counts.values()) assert.ok(count > 50);
  });

  it('a spec that rejects every sample is told after some of them, and what was found stays', () => {
    const { status, stdout, stderr } = specimen(['run', 'holes.specimen', '--out', 'holes'], folder.at('in'));
    assert.equal(status, 1, stderr);
    assert.equal(stdout, '');
    assert.match(stderr, /Of 20 samples, 20 are holes/);
    assert.match(
      stderr,
      /20 × attempts-exhausted: S\.never did not hold in 50 of 50 attempts\. \(holes\.specimen:7:\d+\)/,
    );
    assert.match(stderr, /The first 20 samples are all holes, so the others are not tried\..*specimen stats/);
    assert.match(stderr, /\n {2}specimen run holes\.specimen --out holes --resume\n/);
    assert.equal(readFileSync(folder.at('in/holes/journal.jsonl'), 'utf8').split('\n').length, 22);
  });

  it('a machine without a graphics driver is told what to install, and nothing is written', () => {
    // On macOS and Windows the driver is part of the system.
    if (process.platform !== 'linux') return;
    // The program without the package of the bundled driver beside it, where Vulkan knows no driver either.
    mkdirSync(folder.at('bare/node_modules/@fontsource'), { recursive: true });
    cpSync(dirname(dirname(entry)), folder.at('bare/dist'), { recursive: true });
    const require = createRequire(import.meta.url);
    for (const name of ['webgpu', 'sharp', '@fontsource/inter']) {
      const path = require.resolve
        .paths(name)!
        .map((each) => join(each, name))
        .find((each) => existsSync(each))!;
      symlinkSync(path, folder.at(`bare/node_modules/${name}`), 'dir');
    }
    const { status, stdout, stderr } = specimenAt(
      folder.at('bare/dist/cli/specimen.js'),
      ['run', 'bare.specimen', '--out', 'out'],
      folder.at('in'),
      { VK_DRIVER_FILES: '/nowhere.json', VK_ICD_FILENAMES: '/nowhere.json' },
    );
    assert.equal(status, 3, stderr);
    assert.equal(stdout, '');
    assert.equal([...stderr.matchAll(/^error/gm)].length, 1, stderr);
    assert.match(
      stderr,
      /^error: No graphics driver was found: .*npm install @sparticuz\/chromium.*mesa-vulkan-drivers/m,
    );
    assert.ok(!existsSync(folder.at('in/out')));
  });
});
