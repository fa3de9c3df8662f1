import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelError, NodeModels, NodeSpecFiles, RootFolder } from '../../files/index.js';
import { compile } from '../../language/index.js';

/** One triangle, with its buffer in a file beside it. */
function writeModel(folder: string, x: number): void {
  const bytes = Buffer.alloc(36);
  [0, 0, 0, x, 0, 0, 0, 1, 0].forEach((value, at) => {
    bytes.writeFloatLE(value, at * 4);
  });
  writeFileSync(join(folder, 'shape one.bin'), bytes);
  const model = {
    asset: { version: '2.0' },
    buffers: [{ byteLength: 36, uri: 'shape%20one.bin' }],
    bufferViews: [{ buffer: 0, byteLength: 36 }],
    accessors: [
      { bufferView: 0, componentType: 5126, count: 3, type: 'VEC3', min: [0, 0, 0], max: [x, 1, 0] },
    ],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
    nodes: [{ mesh: 0 }],
    scenes: [{ nodes: [0] }],
    scene: 0,
  };
  writeFileSync(join(folder, 'shape.gltf'), JSON.stringify(model));
}

describe('the files beside a model', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'specimen-beside-'));
    writeFileSync(
      join(folder, 'a.specimen'),
      'language 1\ndataset D { scene = S }\nscene S { object o = model("shape.gltf") }\n',
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are in the plan with their hashes, and a change of one is noticed', () => {
    writeModel(folder, 1);
    const { root, path } = RootFolder.of(join(folder, 'a.specimen'));
    const { plan, diagnostics } = compile(path, new NodeSpecFiles(root), { tool: 'test' });
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(
      plan!.files.map((file) => file.path),
      ['shape one.bin', 'shape.gltf'],
    );
    assert.equal(new NodeModels(plan!, root).mesh('shape.gltf', 1, 'y').indices.length, 3);
    writeModel(folder, 2);
    const now = RootFolder.of(join(folder, 'a.specimen')).root;
    assert.throws(() => new NodeModels(plan!, now).mesh('shape.gltf', 1, 'y'), ModelError);
  });
});
