import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { TestClient } from './support/client.js';

const bundle = join(root, 'dist', 'server', 'server.cjs');
const faulty = 'language 1\ndataset D { scene = S }\nscene S {\n  object ball = sphere { radius = 4 }\n}\n';
const everywhere = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

/** Every request that the server answers, with what else it takes. */
const requests: readonly (readonly [string, object])[] = [
  ['completion', { position: { line: 3, character: 5 } }],
  ['hover', { position: { line: 3, character: 5 } }],
  ['documentSymbol', {}],
  ['codeAction', { range: everywhere, context: { diagnostics: [] } }],
  ['formatting', { options: { tabSize: 2, insertSpaces: true } }],
  ['rangeFormatting', { range: everywhere, options: { tabSize: 2, insertSpaces: true } }],
  ['semanticTokens/full', {}],
  ['semanticTokens/range', { range: everywhere }],
  ['foldingRange', {}],
  ['selectionRange', { positions: [{ line: 3, character: 5 }] }],
  ['documentLink', {}],
  ['documentColor', {}],
  ['codeLens', {}],
  ['inlayHint', { range: everywhere }],
];

describe('the language server, ill-treated', () => {
  let folder: TestFolder;
  let client: TestClient;
  const uriOf = (path: string) => pathToFileURL(folder.at(path)).href;
  const askAll = (uri: string) =>
    Promise.all(
      requests.map(([method, more]) =>
        client.request(`textDocument/${method}`, { textDocument: { uri }, ...more }),
      ),
    );
  const codesOf = async (path: string) =>
    (await client.diagnostics(uriOf(path))).diagnostics.map(({ code }) => code);
  /** It still finds the fault of a spec. */
  const isWell = async () => {
    client.open(uriOf('well.specimen'), faulty);
    assert.deepEqual(await codesOf('well.specimen'), ['type/unit-missing']);
    await askAll(uriOf('well.specimen'));
  };

  // One server bears it all.
  before(async () => {
    client = new TestClient([bundle, '--stdio']);
    await client.start();
  });
  after(() => client.process.kill());
  beforeEach(() => {
    folder = new TestFolder({ 'a.specimen': faulty });
  });
  afterEach(() => folder.remove());

  it('lives through messages that are none', async () => {
    const send = (body: string) =>
      client.sendRaw(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    send('{ no json');
    send('[]');
    send('null');
    send('{"jsonrpc":"2.0","method":7}');
    send('['.repeat(100_000));
    send('{"jsonrpc":"2.0","id":{"a":1},"method":"textDocument/hover"}');
    send('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{}}');
    send(
      '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"x","version":1},"contentChanges":[{}]}}',
    );
    for (const parameters of [null, {}, { textDocument: null }, { textDocument: { uri: 7 } }]) {
      for (const [method] of requests)
        await client.request(`textDocument/${method}`, parameters).catch(() => undefined);
      await client.request('specimen/plan', parameters).catch(() => undefined);
    }
    await isWell();
  });

  it('lives through requests that are all taken back', async () => {
    client.open(uriOf('a.specimen'), faulty);
    const pending: Promise<unknown>[] = [];
    for (let round = 0; round < 20; round++) {
      for (const [method, more] of requests) {
        const textDocument = { uri: uriOf('a.specimen') };
        pending.push(
          client.request(`textDocument/${method}`, { textDocument, ...more }).catch(() => undefined),
        );
        client.cancel();
      }
    }
    await Promise.all(pending);
    await isWell();
  });

  it('tells that a file is no text, open or imported', async () => {
    folder.write('picture.specimen', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 255, 254]));
    client.open(uriOf('picture.specimen'), '\u0089PNG\u0000\u0000\ufffd\ufffd');
    assert.ok((await codesOf('picture.specimen')).includes('syntax/unexpected'));
    await askAll(uriOf('picture.specimen'));
    client.open(uriOf('b.specimen'), `import "picture.specimen" as p\n${faulty.replace('= 4', '= 4m')}`);
    client.notify('textDocument/didClose', { textDocument: { uri: uriOf('picture.specimen') } });
    let codes = await codesOf('b.specimen');
    while (!codes.includes('file/unreadable')) codes = await codesOf('b.specimen');
    await isWell();
  });

  it('goes on with a file, and a folder, that is deleted while it is open', async () => {
    client.open(uriOf('a.specimen'), faulty);
    assert.deepEqual(await codesOf('a.specimen'), ['type/unit-missing']);
    rmSync(folder.at('a.specimen'));
    client.change(uriOf('a.specimen'), 2, faulty.replace('4', '4deg'));
    assert.deepEqual(await codesOf('a.specimen'), ['type/mismatch']);
    rmSync(folder.path, { recursive: true });
    client.change(uriOf('a.specimen'), 3, faulty);
    assert.deepEqual(await codesOf('a.specimen'), ['type/unit-missing']);
    await askAll(uriOf('a.specimen'));
  });

  it('is quick in a folder of a thousand specs, of which a hundred are open', async () => {
    for (let at = 0; at < 1000; at++) folder.write(`many/${at}.specimen`, faulty);
    const begin = performance.now();
    for (let at = 0; at < 100; at++) client.open(uriOf(`many/${at}.specimen`), faulty);
    client.open(uriOf('many/x.specimen'), `import "nothing.specimen" as n\n${faulty}`);
    assert.deepEqual(await codesOf('many/x.specimen'), ['import/missing', 'type/unit-missing']);
    assert.ok(performance.now() - begin < 5_000);
    await isWell();
  });

  it('offers what a thousand specs declare without keeping anybody waiting', async () => {
    for (let at = 0; at < 1000; at++) folder.write(`many/${at}.specimen`, `asset Thing${at} = sphere\n`);
    const text = 'language 1\ndataset D { scene = S }\nscene S { object a = x }\n';
    client.open(uriOf('many/x.specimen'), text);
    const textDocument = { uri: uriOf('many/x.specimen') };
    const begin = performance.now();
    for (let turn = 0; turn < 3; turn++) {
      const position = { line: 2, character: 21 };
      const items = await client.request<{ label: string }[]>('textDocument/completion', {
        textDocument,
        position,
      });
      assert.equal(items.filter(({ label }) => label.startsWith('Thing')).length, 200);
    }
    assert.ok(performance.now() - begin < 5_000);
    await isWell();
  });

  it('lives through places that are none, and changes that do not fit', async () => {
    const textDocument = { uri: uriOf('a.specimen') };
    client.open(textDocument.uri, faulty);
    const numbers = [-1, 1.5, 1e308, 2 ** 31, '3', null, undefined];
    const places = [...numbers.map((line) => ({ line, character: line })), {}, null];
    for (const position of places) {
      const range = { start: position, end: { line: 0, character: 0 } };
      const more = { position, positions: [position], range, context: {}, options: {}, newName: 'x' };
      const asked = [
        'signatureHelp',
        'definition',
        'references',
        'documentHighlight',
        'prepareRename',
        'rename',
      ];
      for (const method of [...requests.map(([each]) => each), ...asked])
        await client.request(`textDocument/${method}`, { textDocument, ...more }).catch(() => undefined);
    }
    const start = { line: 3, character: 5 };
    for (const contentChanges of [
      [{ range: { start, end: { line: 1, character: 0 } }, text: 'x' }],
      [{ range: { start: { line: -3, character: 5 }, end: { line: 1e9, character: 0 } }, text: 'y' }],
      [{ text: 7 }],
      [{}],
      null,
      [null],
      [{ range: null, text: 'z' }],
    ])
      client.notify('textDocument/didChange', {
        textDocument: { ...textDocument, version: 2 },
        contentChanges,
      });
    const never = { uri: uriOf('never.specimen'), version: 1 };
    client.notify('textDocument/didChange', { textDocument: never, contentChanges: [{ text: 'a' }] });
    client.notify('textDocument/didClose', { textDocument: never });
    await isWell();
  });

  it('lives through addresses that are none', async () => {
    const strange = [
      '',
      'a b',
      '%',
      'file://%zz/a.specimen',
      'file:///%00.specimen',
      'http://[::1',
      'untitled:',
    ];
    for (const uri of [...strange, 'file:relative', `file:///${'a'.repeat(5000)}.specimen`]) {
      client.open(uri, faulty);
      await askAll(uri);
      client.notify('textDocument/didClose', { textDocument: { uri } });
    }
    await isWell();
  });

  it('reads nothing that is no file: folders, pipes, links in a circle or to devices', async function () {
    if (process.platform === 'win32') this.skip();
    execFileSync('mkfifo', [folder.at('pipe.specimen')]);
    mkdirSync(folder.at('folder.specimen'));
    symlinkSync('.', folder.at('loop'));
    symlinkSync('circle.specimen', folder.at('circle.specimen'));
    symlinkSync('/dev/zero', folder.at('zero.specimen'));
    const told: Record<string, string> = {
      pipe: 'file/unreadable',
      folder: 'file/unreadable',
      circle: 'import/missing',
      zero: 'path/outside',
    };
    for (const [name, code] of Object.entries(told)) {
      client.open(uriOf(`${name}.main.specimen`), `import "${name}.specimen" as p\n${faulty}`);
      assert.deepEqual(await codesOf(`${name}.main.specimen`), [code, 'type/unit-missing']);
    }
    // What is offered for an import looks at all of them.
    client.open(uriOf('a.specimen'), faulty.replace('= 4', '= x'));
    await client.request('textDocument/completion', {
      textDocument: { uri: uriOf('a.specimen') },
      position: { line: 3, character: 35 },
    });
    await isWell();
  });

  it('checks what is open in a folder that it may not look into', async function () {
    if (process.platform === 'win32') this.skip();
    folder.write('locked/b.specimen', 'let size = 1m\n');
    folder.write('readable/c.specimen', 'let size = 1m\n');
    chmodSync(folder.path, 0o755);
    chmodSync(folder.at('locked'), 0);
    chmodSync(folder.at('readable/c.specimen'), 0);
    // Whoever may do everything runs the server as one who may not.
    const stranger = new TestClient([bundle, '--stdio'], process.getuid?.() === 0 ? 65_534 : undefined);
    try {
      await stranger.start();
      const texts = {
        'locked/a.specimen': `import "b.specimen" as b\n${faulty}`,
        'readable/a.specimen': `import "c.specimen" as c\n${faulty}`,
        'x.specimen': `import "locked/b.specimen" as b\n${faulty}`,
      };
      const found: Record<string, string[]> = {};
      for (const [path, text] of Object.entries(texts)) {
        stranger.open(uriOf(path), text);
        const { diagnostics } = await stranger.diagnostics(uriOf(path));
        found[path] = diagnostics.map(({ code }) => code);
        for (const [method, more] of requests)
          await stranger.request(`textDocument/${method}`, { textDocument: { uri: uriOf(path) }, ...more });
      }
      // In a folder that may not be listed there is nothing for a spec.
      assert.deepEqual(found, {
        'locked/a.specimen': ['import/missing', 'type/unit-missing'],
        'readable/a.specimen': ['file/unreadable', 'type/unit-missing'],
        'x.specimen': ['import/missing', 'type/unit-missing'],
      });
      assert.deepEqual(stranger.faults(), []);
    } finally {
      stranger.process.kill();
      chmodSync(folder.at('locked'), 0o755);
    }
  });

  it('tells of specs that import themselves and each other', async () => {
    const own = `import "a.specimen" as a\n${faulty.replace('= 4', '= a.size')}`;
    client.open(uriOf('a.specimen'), own);
    assert.ok((await codesOf('a.specimen')).includes('import/cycle'));
    folder.write('c.specimen', 'import "b.specimen" as b\nlet size = b.size\n');
    client.open(uriOf('b.specimen'), 'import "c.specimen" as c\nlet size = c.size\n');
    assert.ok((await codesOf('b.specimen')).length > 0);
    await askAll(uriOf('a.specimen'));
    await isWell();
  });
});
