import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { CodeLens, InlayHint } from 'vscode-languageserver';
import type { CountersAnswer } from '../../server/protocol.js';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { triangleModel } from '../support/triangle-model.js';
import { TestClient } from './support/client.js';

const bundle = join(root, 'dist', 'server', 'server.cjs');
const text = `language 1
dataset D { scene = S }
class marble { id = 1 }
class cup { id = 2 }
let width = 2 * 40cm
scene S {
  object marbles = sphere { class = marble; count = 3; radius = 1cm; place = (0m, 0m, 0m) }
  object cups = sphere { class = cup; count = 2; radius = 1cm; place = (0m, 0m, 0m) }
  let x ~ 0 .. 1
  require low: x < 0.5
}
`;
const everywhere = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

describe('what to expect of an open spec', () => {
  let folder: TestFolder;
  let client: TestClient;
  let uri: string;
  const lenses = async () =>
    (await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } })).map(
      ({ range, command }) => [range.start.line, command?.title, command?.command],
    );
  const hints = async () =>
    (
      await client.request<InlayHint[]>('textDocument/inlayHint', {
        textDocument: { uri },
        range: everywhere,
      })
    ).map(({ position, label }) => `${position.line}:${position.character} ${label}`);
  const errors = async () =>
    (await client.diagnostics(uri)).diagnostics.filter(({ severity }) => severity === 1);
  const counters = () => client.request<CountersAnswer>('specimen/counters', null);
  /** Asks for the lenses until they are as they are to be. */
  const lensesWhen = async (isDone: (title: string) => boolean) => {
    for (let turn = 0; turn < 100; turn++) {
      const all = await lenses();
      if (isDone(String(all[0]?.[1]))) return all;
      await wait(100);
    }
    throw new Error('The figures did not come.');
  };

  beforeEach(async () => {
    folder = new TestFolder({ 'a.specimen': text });
    uri = pathToFileURL(folder.at('a.specimen')).href;
    client = new TestClient([bundle, '--stdio']);
    await client.start({}, { commands: ['specimen.preview'] });
  });
  afterEach(() => {
    client.process.kill();
    folder.remove();
  });

  it('stands above the data set, stays while the text is broken, and follows when it is quiet', async () => {
    client.open(uri, text);
    assert.deepEqual(await lenses(), [
      [1, 'not sampled yet', ''],
      [1, 'Preview', 'specimen.preview'],
    ]);
    const [first] = await lensesWhen((title) => title !== 'not sampled yet');
    assert.equal(first[1], '5 objects a sample: marble 3, cup 2 (200 samples)');
    const shown = await hints();
    assert.equal(shown[0], '4:20 = 80cm');
    // Half of all draws fall below 0.5; of 200, five deviations are 18 %.
    const share = Number(/^9:22 holds in (\d+) %$/.exec(shown[1])![1]);
    assert.ok(Math.abs(share - 50) < 18);

    client.change(uri, 2, `// One line more.\n${text.replace('x < 0.5', 'x <')}`);
    const [still] = await lenses();
    assert.deepEqual(still, [2, first[1], '']);
    client.change(uri, 3, text.replace('count = 2', 'count = 4'));
    assert.equal((await lenses())[0][1], first[1]);
    await lensesWhen((title) => title === '7 objects a sample: cup 4, marble 3 (200 samples)');
  });

  it('tells of what is drawn how it came out, in signs or in a picture, while the text stands', async () => {
    const named = text.replace('let x ~ 0 .. 1', 'let x ~ 2cm .. 4cm').replace('x < 0.5', 'x < 3cm');
    const drawn = named.replace(
      'let x',
      'let kind ~ choice { 1: 70%, 2: 30% }\n  let n ~ whole(1 .. 4)\n  let x',
    );
    const hover = async (asked: TestClient, word: string) => {
      const lines = drawn.split('\n');
      const line = lines.findIndex((each) => each.includes(word));
      const position = { line, character: lines[line].indexOf(word) + word.length };
      const found = await asked.request<{ contents: { value: string } }>('textDocument/hover', {
        textDocument: { uri },
        position,
      });
      return found.contents.value;
    };
    const hoverWhenSampled = async (asked: TestClient, word: string) => {
      for (let turn = 0; turn < 100; turn++) {
        const value = await hover(asked, word);
        if (value.includes('samples')) return value;
        await wait(50);
      }
      throw new Error('The figures did not come.');
    };
    client.open(uri, drawn);
    assert.doesNotMatch(await hover(client, 'let x'), /samples/);
    const told = await hoverWhenSampled(client, 'let x');
    // Of 2cm .. 4cm below 3cm: uniform with the mean 2.5cm and the deviation 1cm / √12, within five standard errors.
    const [, low, bars, high, mean, deviation] =
      /`S\.x` in 200 samples:\n\n([\d.]+)cm ([▁-█\u2007]+) ([\d.]+)cm, mean ([\d.]+)cm, deviation ([\d.]+)cm/.exec(
        told,
      )!;
    // What the condition took away leaves a gap.
    assert.ok(Number(low) >= 2 && Number(high) > 3.5 && Number(high) <= 4);
    assert.match(bars, /^[▁-█]{10}\u2007{10}$/);
    assert.ok(Math.abs(Number(mean) - 2.5) < 5 * (0.2887 / Math.sqrt(200)));
    assert.ok(Math.abs(Number(deviation) - 0.2887) < 0.05);
    const shares = /`1` (\d+) % · `2` (\d+) %/
      .exec(await hover(client, 'let kind'))!
      .slice(1)
      .map(Number);
    assert.equal(shares[0] + shares[1], 100);
    assert.ok(Math.abs(shares[0] - 70) < 5 * 100 * Math.sqrt(0.21 / 200));
    assert.match(await hover(client, 'let n'), /1 [▁▂▃▄▅▆▇█]{4} 4, mean/);
    client.change(uri, 2, drawn.replace('2cm ..', '1cm ..'));
    assert.doesNotMatch(await hover(client, 'let x'), /samples/);

    const other = new TestClient([bundle, '--stdio']);
    await other.start({}, { pictures: true });
    other.open(uri, drawn);
    const picture = /!\[[^\]]+\]\(data:image\/svg\+xml,([^\s()]+)\)/.exec(
      await hoverWhenSampled(other, 'let x'),
    )!;
    const svg = decodeURIComponent(picture[1]);
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="240" height="48">.*<\/svg>$/);
    const heights = [...svg.matchAll(/<rect x="[\d.]+" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"\/>/g)];
    assert.ok(heights.length >= 15 && heights.length <= 20);
    for (const [, y, tall] of heights) assert.ok(Math.abs(Number(y) + Number(tall) - 47) < 0.02);
    await other.stop();
  });

  it('tells in an imported file how its templates came out in the spec that is open, the first use of each', async () => {
    const parts = pathToFileURL(folder.at('parts.specimen')).href;
    const ball = 'asset Ball = sphere { radius ~ 1cm .. 2cm }\n';
    folder.write('parts.specimen', ball);
    client.open(parts, ball);
    const uses = 'object one = Ball { place = (0m, 0m, 0m) }\n  object two = Ball { place = (0m, 0m, 1m) }';
    client.open(uri, `import Ball from "parts.specimen"\n${text.replace('let x', `${uses}\n  let x`)}`);
    await lensesWhen((title) => title !== 'not sampled yet');
    const { contents } = await client.request<{ contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri: parts },
      position: { line: 0, character: 24 },
    });
    assert.match(contents.value, /`S\.one\.asset\.Ball\.radius` in 200 samples:\n\n1\.\d+cm [▁-█]{20} /);
  });

  it('offers no commands that the client does not have', async () => {
    const other = new TestClient([bundle, '--stdio']);
    await other.start();
    other.open(uri, text);
    const all = await other.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    assert.deepEqual(
      all.map(({ command }) => command?.command),
      [''],
    );
    await other.stop();
  });

  it('samples nothing while keys are pressed, and nothing of which nobody asks', async () => {
    client.open(uri, text);
    await client.diagnostics(uri);
    await wait(900);
    assert.equal((await counters()).analysesStarted, 0);
    for (let key = 0; key < 10; key++) {
      client.change(uri, key + 2, `${text}// ${key}\n`);
      await lenses();
      await wait(50);
    }
    assert.equal((await counters()).analysesStarted, 0);
    await lensesWhen((title) => title !== 'not sampled yet');
    assert.equal((await counters()).analysesStarted, 1);
  });

  it('ends an analysis with the next key, and answers while one runs', async () => {
    const slow = text
      .replace('count = 3', 'count = 5000')
      .replace('place = (0m, 0m, 0m)', 'place ~ disk { radius = 1m }; crowded = fewer');
    client.open(uri, text.replace('count = 3', 'count ~ 20000 .. 30000'));
    await lenses();
    while ((await counters()).analysesStarted === 0) await wait(20);
    client.change(uri, 2, slow);
    const { analysesCancelled } = await counters();
    assert.ok(analysesCancelled <= 1);
    assert.equal((await lenses()).length, 2);
    assert.equal(await client.stop(), 0);
  });

  it('reads no byte of an asset for a key', async () => {
    const old = new Date(Date.now() - 60_000);
    for (const [path, bytes] of Object.entries(triangleModel())) {
      folder.write(path, bytes);
      utimesSync(folder.at(path), old, old);
    }
    folder.write('people.csv', 'height\n1.5\n1.7\n');
    utimesSync(folder.at('people.csv'), old, old);
    const named = text.replace(
      'scene S {',
      'scene S {\n  object it = model("triangle.gltf")\n  let y ~ empirical("people.csv", "height", 1m)',
    );
    client.open(uri, named);
    assert.deepEqual(await errors(), []);
    await lensesWhen((title) => title !== 'not sampled yet');
    const before = await counters();
    assert.ok(before.assetBytesRead > 0);
    for (let key = 0; key < 5; key++) {
      client.change(uri, key + 2, `${named}// ${key}\n`);
      assert.deepEqual(await errors(), []);
    }
    const after = await counters();
    assert.ok(after.checks >= before.checks + 5);
    assert.equal(after.assetBytesRead, before.assetBytesRead);
  });
});
