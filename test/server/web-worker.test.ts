import assert from 'node:assert/strict';
import type { Published } from './support/client.js';
import { WorkerClient } from './support/worker-client.js';

const folder = 'vscode-test-web://mount/specs/';
const text = 'language 1\ndataset D { scene = S }\nscene S {\n  object ball = sphere { radius = 4 }\n}\n';

describe('the language server in a web worker', () => {
  let client: WorkerClient;
  const open = (name: string, words: string) =>
    client.notify('textDocument/didOpen', {
      textDocument: { uri: folder + name, languageId: 'specimen', version: 1, text: words },
    });
  const codesOf = async (name: string) => {
    const { diagnostics } = await client.told<Published>(
      'textDocument/publishDiagnostics',
      ({ uri }) => uri === folder + name,
    );
    return diagnostics.map(({ code }) => code);
  };

  before(async () => {
    client = new WorkerClient();
    await client.request('initialize', { processId: null, rootUri: null, capabilities: {} });
    client.notify('initialized', {});
  });
  after(() => client.stop());

  it('checks, explains, completes and formats, with nothing of Node', async () => {
    open('a.specimen', text);
    assert.deepEqual(await codesOf('a.specimen'), ['type/unit-missing']);
    const textDocument = { uri: `${folder}a.specimen` };
    const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', {
      textDocument,
      position: { line: 3, character: 26 },
    });
    assert.match(hover.contents.value, /radius/);
    const items = await client.request<unknown>('textDocument/completion', {
      textDocument,
      position: { line: 3, character: 16 },
    });
    assert.match(JSON.stringify(items), /"sphere"/);
    const tokens = await client.request<{ data: number[] }>('textDocument/semanticTokens/full', {
      textDocument,
    });
    assert.ok(tokens.data.length > 20);
    const lenses = await client.request<unknown[]>('textDocument/codeLens', { textDocument });
    assert.equal(lenses.length, 1);
  });

  it('reads what is imported where it is open', async () => {
    open(
      'b.specimen',
      text.replace('scene S', 'import "part.specimen" as part\nscene S').replace('4', 'part.size'),
    );
    assert.deepEqual(await codesOf('b.specimen'), ['import/missing']);
    open('part.specimen', 'language 1\nlet size = 4m\n');
    assert.deepEqual(await codesOf('b.specimen'), []);
  });
});
