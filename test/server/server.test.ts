import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { TestClient } from './support/client.js';

const bundle = join(root, 'dist', 'server', 'server.cjs');
const dataset = 'language 1\ndataset D { scene = S }\n';
const faulty = `${dataset}scene S {\n  object ball = sphere { radius = 4 }\n}\n`;
const mended = faulty.replace('= 4 ', '= 4m ');

describe('the language server', () => {
  let folder: TestFolder;
  let client: TestClient;
  const uriOf = (path: string) => pathToFileURL(folder.at(path)).href;

  beforeEach(async () => {
    folder = new TestFolder({
      'main.specimen': `import "part.specimen" as part\n${mended}`,
      'part.specimen': 'let size = 1m\n',
      'a.specimen': mended,
    });
    client = new TestClient([bundle, '--stdio']);
    await client.start();
  });
  afterEach(() => {
    client.process.kill();
    folder.remove();
  });

  it('tells what is wrong where it stands, and that it has been mended', async () => {
    client.open(uriOf('a.specimen'), faulty);
    const { diagnostics } = await client.diagnostics(uriOf('a.specimen'));
    assert.deepEqual(
      diagnostics.map(({ code, severity, range }) => ({ code, severity, range })),
      [
        {
          code: 'type/unit-missing',
          severity: 1,
          range: { start: { line: 3, character: 34 }, end: { line: 3, character: 35 } },
        },
      ],
    );
    client.change(uriOf('a.specimen'), 2, mended);
    assert.deepEqual((await client.diagnostics(uriOf('a.specimen'))).diagnostics, []);
    assert.equal(await client.stop(), 0);
  });

  it('takes incremental changes', async () => {
    const uri = uriOf('a.specimen');
    client.open(uri, mended);
    assert.deepEqual((await client.diagnostics(uri)).diagnostics, []);
    const range = { start: { line: 3, character: 35 }, end: { line: 3, character: 36 } };
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range, text: 'deg' }],
    });
    assert.equal((await client.diagnostics(uri)).diagnostics[0].code, 'type/mismatch');
  });

  it('reads what is imported from the open editor, not from the disk', async () => {
    const main = uriOf('main.specimen');
    const part = uriOf('part.specimen');
    client.open(main, `import "part.specimen" as part\n${faulty.replace('= 4 ', '= part.size ')}`);
    assert.deepEqual(
      (await client.diagnostics(main)).diagnostics.filter((each) => each.severity === 1),
      [],
    );
    client.open(part, 'let size = 3deg\n');
    const { diagnostics } = await client.diagnostics(main);
    assert.deepEqual(
      diagnostics.filter((each) => each.severity === 1).map((each) => each.code),
      ['type/mismatch'],
    );
    client.change(part, 2, 'let size = 3m\n');
    assert.deepEqual(
      (await client.diagnostics(main)).diagnostics.filter((each) => each.severity === 1),
      [],
    );
  });

  it('tells the faults of an imported file that is not open, and takes them back', async () => {
    folder.write('part.specimen', 'let size = 1m + 3deg\n');
    client.open(uriOf('main.specimen'), `import "part.specimen" as part\n${mended}`);
    assert.equal((await client.diagnostics(uriOf('part.specimen'))).diagnostics[0].code, 'type/operands');
    client.notify('textDocument/didClose', { textDocument: { uri: uriOf('main.specimen') } });
    assert.deepEqual((await client.diagnostics(uriOf('part.specimen'))).diagnostics, []);
  });

  it('checks an imported file as part of the one that imports it', async () => {
    folder.write('shapes/ball.specimen', 'asset Ball = model("../mug.glb")\n');
    const main = `import "shapes/ball.specimen" as balls\n${mended}`;
    client.open(uriOf('shapes/ball.specimen'), 'asset Ball = model("../mug.glb")\n');
    const alone = await client.diagnostics(uriOf('shapes/ball.specimen'));
    assert.deepEqual(
      alone.diagnostics.filter((each) => each.severity === 1).map((each) => each.code),
      ['path/outside'],
    );
    client.open(uriOf('main.specimen'), main);
    const imported = await client.diagnostics(uriOf('shapes/ball.specimen'));
    assert.deepEqual(
      imported.diagnostics.map((each) => each.code),
      ['asset/missing'],
    );
  });

  it('completes words of the language and of the spec', async () => {
    const text = `${dataset}scene S {\n  light sun = directional { \n  }\n  object ball = \n}\n`;
    client.open(uriOf('a.specimen'), text);
    const at = async (line: number, character: number) => {
      const items = await client.request<{ label: string }[]>('textDocument/completion', {
        textDocument: { uri: uriOf('a.specimen') },
        position: { line, character },
      });
      return items.map(({ label }) => label);
    };
    const properties = await at(3, 28);
    for (const word of ['elevation', 'illuminance', 'color']) assert.ok(properties.includes(word), word);
    assert.ok(!properties.includes('fov'));
    const shapes = await at(5, 16);
    for (const word of ['sphere', 'box', 'model']) assert.ok(shapes.includes(word), word);
    assert.ok((await at(0, 0)).includes('dataset'));
    assert.ok((await at(5, 2)).includes('camera'));
    const painted = 'material tiles = pbr {\n  baseColor = \n}\n';
    client.open(uriOf('a.specimen'), painted);
    const paints = await at(1, 14);
    for (const word of ['checker', 'marble']) assert.ok(paints.includes(word), word);
    assert.ok(!paints.includes('sphere'));
    client.open(uriOf('a.specimen'), 'design grid {\n  \n}\nquota {\n  \n}\n');
    const words = await at(1, 2);
    for (const word of ['use', 'steps']) assert.ok(words.includes(word), word);
    assert.ok((await at(4, 2)).includes('of'));
    for (const word of ['design', 'quota']) assert.ok((await at(0, 0)).includes(word), word);
    const placed = `${dataset}scene S {\n  object a = box { place ~  }\n  object b = box { place =  }\n  object c = box { place ~ inside() }\n}\n`;
    client.open(uriOf('a.specimen'), placed);
    const drawn = await at(3, 27);
    for (const word of ['along', 'inside', 'grid']) assert.ok(drawn.includes(word), word);
    const fixed = await at(4, 27);
    assert.ok(fixed.includes('row') && !fixed.includes('along'));
    const regions = await at(5, 34);
    for (const word of ['a', 'polygon']) assert.ok(regions.includes(word), word);
  });

  it('explains words, lists what is declared, and offers fixes', async () => {
    const textDocument = { uri: uriOf('a.specimen') };
    client.open(textDocument.uri, faulty);
    const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', {
      textDocument,
      position: { line: 3, character: 26 },
    });
    assert.match(hover.contents.value, /radius: a length[\s\S]*Its radius\./);
    const symbols = await client.request<{ name: string; children: { name: string }[] }[]>(
      'textDocument/documentSymbol',
      { textDocument },
    );
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children.map((child) => child.name)]),
      [
        ['D', []],
        ['S', ['ball']],
      ],
    );
    const range = { start: { line: 3, character: 34 }, end: { line: 3, character: 34 } };
    const actions = await client.request<{ title: string; edit: { changes: Record<string, unknown> } }[]>(
      'textDocument/codeAction',
      { textDocument, range, context: { diagnostics: [] } },
    );
    assert.deepEqual(actions[0].edit.changes, {
      [textDocument.uri]: [{ range: { ...range, end: { line: 3, character: 35 } }, newText: '4m' }],
    });
  });

  it('formats a spec', async () => {
    const textDocument = { uri: uriOf('a.specimen') };
    client.open(textDocument.uri, 'language 1\nlet a=1');
    const options = { tabSize: 2, insertSpaces: true };
    assert.deepEqual(await client.request('textDocument/formatting', { textDocument, options }), [
      {
        range: { start: { line: 0, character: 0 }, end: { line: 1, character: 7 } },
        newText: 'language 1\nlet a = 1\n',
      },
    ]);
  });

  it('checks a text that was never saved', async () => {
    client.open('untitled:Untitled-1', `${faulty}import "x.specimen" as x\n`);
    const { diagnostics } = await client.diagnostics('untitled:Untitled-1');
    assert.deepEqual(diagnostics.map((each) => each.code).sort(), ['import/missing', 'type/unit-missing']);
  });

  it('survives garbage', async () => {
    const uri = uriOf('a.specimen');
    const texts = ['\u0000\ud800', '{'.repeat(100_000), '"'.repeat(1000), '/**', '𝒳 = ~ ~ = {', ''];
    for (const [version, text] of texts.entries()) {
      if (version === 0) client.open(uri, text);
      else client.change(uri, version, text);
      for (const method of ['completion', 'hover', 'documentSymbol']) {
        await client.request(`textDocument/${method}`, {
          textDocument: { uri },
          position: { line: 7, character: 300 },
        });
      }
    }
    await assert.rejects(client.request('textDocument/nonsense', {}), /nonsense/);
    await client.request('textDocument/hover', {
      textDocument: { uri: 'file:///nowhere.specimen' },
      position: { line: 0, character: 0 },
    });
    client.change(uri, 99, faulty);
    let published = await client.diagnostics(uri);
    while (published.diagnostics[0]?.code !== 'type/unit-missing') published = await client.diagnostics(uri);
    assert.equal(await client.stop(), 0);
  });

  it('is what `specimen lsp --stdio` starts', async () => {
    const started = new TestClient([join(root, 'dist', 'cli', 'specimen.js'), 'lsp', '--stdio']);
    const { capabilities } = await started.start();
    assert.equal(capabilities['hoverProvider'], true);
    started.open(uriOf('a.specimen'), faulty);
    assert.equal((await started.diagnostics(uriOf('a.specimen'))).diagnostics.length, 1);
    assert.equal(await started.stop(), 0);
  });
});
