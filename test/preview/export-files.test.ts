import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import sharp from 'sharp';
import { encodePng } from '../../preview/export/png.js';
import { runCommand } from '../../preview/export/run-command.js';
import { bytesOfEntry, zipEntry, zipOf } from '../../preview/export/zip.js';
import { readPng } from '../runner/support/read-png.js';
import { TestFolder } from '../support/folder.js';

/** Numbers that look like chance, the same each time. */
function numbers(count: number, below: number): number[] {
  let state = 1;
  return Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return state % below;
  });
}

describe('pictures that the preview writes', () => {
  const sizes = [
    [1, 1],
    [7, 5],
    [64, 3],
  ] as const;

  for (const [width, height] of sizes) {
    it(`of ${width} x ${height} pixels are read as they were, to the last bit`, async () => {
      const colours = Uint8Array.from(numbers(width * height * 3, 256));
      const png = await encodePng(colours, width, height);
      const read = await sharp(png).raw().toBuffer({ resolveWithObject: true });
      assert.deepEqual([read.info.width, read.info.height, read.info.channels], [width, height, 3]);
      assert.deepEqual([...read.data], [...colours]);
      for (const channels of [1, 3]) {
        const values = Uint16Array.from(numbers(width * height * channels, 65536));
        const file = readPng(await encodePng(values, width, height));
        assert.deepEqual([file.width, file.height, file.depth], [width, height, 16]);
        assert.deepEqual(file.values, [...values]);
      }
    });
  }

  it('have as many numbers as their size says', async () => {
    await assert.rejects(encodePng(new Uint8Array(5), 2, 2), RangeError);
    await assert.rejects(encodePng(new Uint8Array(8), 2, 2), RangeError);
    await assert.rejects(encodePng(new Uint8Array(0), 0, 0), RangeError);
  });
});

describe('archives that the preview writes', () => {
  it('are whole to another reader, and hold what was put in', async () => {
    const random = Uint8Array.from(numbers(5000, 256));
    const text = new TextEncoder().encode('ä line\n'.repeat(1000));
    const entries = [
      await zipEntry('README.txt', text, false),
      await zipEntry('images/000000.png', random, true),
      await zipEntry('empty', new Uint8Array(), false),
    ];
    const zip = Buffer.concat(zipOf(entries));
    // All but the record at its end.
    assert.equal(zip.length, entries.reduce((sum, entry) => sum + bytesOfEntry(entry), 0) + 22);
    const folder = new TestFolder({ 'a.zip': zip });
    try {
      const test = spawnSync('python3', ['-m', 'zipfile', '-t', folder.at('a.zip')], { encoding: 'utf8' });
      assert.equal(test.stdout, 'Done testing\n', test.stderr);
      const script = `
import sys, zipfile, json, base64
with zipfile.ZipFile(sys.argv[1]) as archive:
    print(json.dumps({name: base64.b64encode(archive.read(name)).decode() for name in archive.namelist()}))`;
      const read = spawnSync('python3', ['-c', script, folder.at('a.zip')], { encoding: 'utf8' });
      const found = JSON.parse(read.stdout) as Record<string, string>;
      assert.deepEqual(Object.keys(found), ['README.txt', 'images/000000.png', 'empty']);
      assert.ok(Buffer.from(found['README.txt'], 'base64').equals(text));
      assert.ok(Buffer.from(found['images/000000.png'], 'base64').equals(random));
      assert.equal(found['empty'], '');
    } finally {
      folder.remove();
    }
  });
});

describe('the command that the preview tells', () => {
  it('is what the README says', () => {
    assert.equal(
      runCommand('my data/kitchen.specimen'),
      'npx specimen run "my data/kitchen.specimen" --out ./kitchen-data --samples 24',
    );
    assert.equal(runCommand('plan.json'), 'npx specimen run plan.json --out ./plan-data --samples 24');
  });

  it('names the file and does nothing else, whatever it is called', function () {
    if (process.platform === 'win32') return this.skip();
    const names = [
      '$(touch x).specimen',
      '`id`',
      'it\'s "it"',
      'a;b|c&d',
      'a\nb',
      '*',
      '!1',
      '-rf',
      'ü',
      ' ',
    ];
    for (const name of names) {
      const command = runCommand(name).replace('npx specimen', "printf '%s\\0'");
      const { stdout } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
      const [run, file, out, folder] = stdout.split('\0');
      assert.deepEqual([run, file, out], ['run', name.startsWith('-') ? `./${name}` : name, '--out']);
      assert.ok(folder.startsWith('./') && folder.endsWith('-data'), folder);
    }
  });
});
