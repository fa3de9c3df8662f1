import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { NodeSpecFiles, RootFolder } from '../../files/index.js';
import { compile } from '../../language/index.js';
import type { CompiledPlan, CountersAnswer, NewProjectAnswer, PlanAnswer } from '../../server/protocol.js';
import { root } from '../support/root.js';
import type { Published } from './support/client.js';
import { EditorOfFiles, site } from './support/editor-of-files.js';
import { WorkerClient } from './support/worker-client.js';

const starter = join(root, 'examples', 'starter');
const bundles = 'https://extensions.test/specimen/dist/';
const scene = (body: string) =>
  `language 1\nimport "part.specimen" as part\ndataset D { scene = S }\nscene S {\n${body}\n}\n`;

/** Every file of the starter, by its path. */
function starterFiles(): Map<string, Buffer> {
  const entries = readdirSync(starter, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(starter, path).split(sep).join('/'), readFileSync(path)];
    }),
  );
}

describe('the files of a server in a web worker', () => {
  let editor: EditorOfFiles;
  let client: WorkerClient;
  /** Each test has a folder of its own. */
  let turn = 0;
  const at = (path: string) => `${turn}/${path}`;
  const uriOf = (path: string) => `${site}/${at(path)}`;
  const put = (path: string, content: string | Uint8Array) => editor.put(at(path), content);
  const open = (path: string, text: string) =>
    client.notify('textDocument/didOpen', {
      textDocument: { uri: uriOf(path), languageId: 'specimen', version: 1, text },
    });
  const change = (path: string, number: number, text: string) =>
    client.notify('textDocument/didChange', {
      textDocument: { uri: uriOf(path), version: number },
      contentChanges: [{ text }],
    });
  const tellChanged = (...paths: string[]) =>
    client.notify('workspace/didChangeWatchedFiles', {
      changes: paths.map((path) => ({ uri: uriOf(path), type: 2 })),
    });
  /** What is told of a spec the next time. */
  const told = async (path: string) => {
    const fits = ({ uri }: Published) => uri === uriOf(path);
    const { diagnostics } = await client.told<Published>('textDocument/publishDiagnostics', fits);
    return diagnostics.filter(({ severity }) => severity === 1);
  };
  const codes = async (path: string) => (await told(path)).map(({ code }) => code);
  const plan = (path: string) => client.request<PlanAnswer>('specimen/plan', { uri: uriOf(path) });
  const bytesRead = async () =>
    (await client.request<CountersAnswer>('specimen/counters', null)).assetBytesRead;
  before(async () => {
    const shipped = starterFiles();
    editor = new EditorOfFiles((uri) => shipped.get(uri.slice(`${bundles}starter/`.length)));
    client = new WorkerClient(editor.answer);
    const initializationOptions = { web: { bundles } };
    await client.request('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
      initializationOptions,
    });
    client.notify('initialized', {});
  });
  beforeEach(() => {
    turn += 1;
    editor.reads.length = 0;
  });
  after(() => client.stop());

  it('give the plan that Node gives, and are read once', async () => {
    for (const [path, bytes] of starterFiles()) put(path, bytes);
    const text = readFileSync(join(starter, 'starter.specimen'), 'utf8');
    const before = await bytesRead();
    open('starter.specimen', text);
    const { plan: there } = (await plan('starter.specimen')) as CompiledPlan;
    const files = new NodeSpecFiles(new RootFolder(starter));
    const here = compile('starter.specimen', files, { tool: there.tool ?? '' }).plan;
    assert.deepEqual(there, here);
    assert.deepEqual(await codes('starter.specimen'), []);
    const after = await bytesRead();
    assert.equal(
      after - before,
      here?.files.reduce((sum, { bytes }) => sum + bytes, 0),
    );
    change('starter.specimen', 2, `${text}\n`);
    assert.ok('plan' in ((await plan('starter.specimen')) ?? {}));
    assert.equal(await bytesRead(), after);
    assert.equal(new Set(editor.reads).size, editor.reads.length);
  });

  it('are found when they are imported, and followed when they change', async () => {
    put('part.specimen', 'language 1\nlet size = 4m\n');
    open('a.specimen', scene('  object ball = sphere { radius = part.size }'));
    // The first that is told is right: nothing is said of files that are being read.
    assert.deepEqual(await codes('a.specimen'), []);
    put('part.specimen', 'language 1\nlet size = 4kg\n');
    tellChanged('part.specimen');
    assert.deepEqual(await codes('a.specimen'), ['type/mismatch']);
    editor.remove(at('part.specimen'));
    tellChanged('part.specimen');
    assert.deepEqual(await codes('a.specimen'), ['import/missing']);
  });

  it('are models, pictures and tables, found by patterns and looked into', async () => {
    put('part.specimen', 'language 1\n');
    put('models/deep/mug.glb', readFileSync(join(starter, 'models', 'mug.glb')));
    put('models/broken.glb', 'glTF and nothing else');
    put('short.png', readFileSync(join(root, 'docs', 'pictures', 'editor.jpg')).subarray(0, 999));
    open(
      'a.specimen',
      scene(
        '  let mug ~ files("models/**/mug.glb")\n  object a = model(mug) {}\n  object b = model("models/broken.glb") {}',
      ),
    );
    const [broken, ...others] = await told('a.specimen');
    assert.deepEqual([broken?.code, others], ['asset/broken', []]);
    change('a.specimen', 2, scene('  object a = plane { material = pbr { baseColor ~ textures("*.png") } }'));
    const [wrong] = await told('a.specimen');
    assert.match(wrong?.message ?? '', /By its ending it is a PNG image, but it holds a JPEG image/);
    put('people.csv', 'height_cm\n170\ntall\n');
    tellChanged('people.csv');
    change(
      'a.specimen',
      3,
      scene('  let height ~ empirical("people.csv", "height_cm", 1cm)\n  object a = sphere {}'),
    );
    const [cell] = await told('a.specimen');
    assert.match(cell?.message ?? '', /tall/);
    put('people.csv', 'height_cm\n170\n180\n');
    tellChanged('people.csv');
    assert.deepEqual(await told('a.specimen'), []);
  });

  it('are all renamed in, also those that are not open', async () => {
    put('deep/part.specimen', 'language 1\nlet size = 4m\n');
    put('a.specimen', scene('  object a = sphere { radius = part.size }').replace('part.', 'deep/part.'));
    put('part.specimen', 'language 1\nlet size = 4m\n');
    put('b.specimen', scene('  object a = sphere { radius = part.size }'));
    open('part.specimen', 'language 1\nlet size = 4m\n');
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri: uriOf('part.specimen') },
      position: { line: 1, character: 5 },
      newName: 'width',
    });
    assert.deepEqual(Object.keys(edit.changes ?? {}).sort(), [uriOf('b.specimen'), uriOf('part.specimen')]);
  });

  it('are not followed over links, nor above the folder', async () => {
    editor.link(at('part.specimen'));
    open('a.specimen', scene('  object ball = sphere {}'));
    assert.deepEqual(await codes('a.specimen'), ['path/outside']);
    change('a.specimen', 2, scene('  object ball = sphere {}').replace('part.', '../part.'));
    await told('a.specimen');
    assert.ok(editor.reads.every((path) => !path.includes('..')));
  });

  it('are made for a new data set, and not where there are others', async () => {
    const make = (name: string) =>
      client.request<NewProjectAnswer>('specimen/newProject', { parent: `${site}/${turn}`, name });
    assert.deepEqual(await make('big-kitchen'), { spec: uriOf('big-kitchen/big-kitchen.specimen') });
    assert.match(String(editor.bytes(at('big-kitchen/big-kitchen.specimen'))), /^dataset BigKitchen \{/m);
    const shipped = starterFiles();
    assert.deepEqual(editor.bytes(at('big-kitchen/models/mug.glb')), shipped.get('models/mug.glb'));
    for (const path of shipped.keys())
      assert.ok(editor.bytes(at(`big-kitchen/${path.replace('starter', 'big-kitchen')}`)), path);
    assert.match(JSON.stringify(await make('big-kitchen')), /is there already and not empty/);
    assert.match(JSON.stringify(await make('../x')), /Take letters/);
  });
});
