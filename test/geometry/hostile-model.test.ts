import assert from 'node:assert/strict';
import { type ModelProblemCode, type ReadModelResult, readModel } from '../../engine/geometry/index.js';
import {
  concatenate,
  floats,
  glb,
  glbOfText,
  type Json,
  shorts,
  tetrahedronBytes,
  tetrahedronJson,
} from './glb-writer.js';
import { uniforms } from './random.js';

type Model = ReturnType<typeof tetrahedronJson>;

/** A model after a change to the good one. */
function changed(change: (model: Model) => void, bytes: Uint8Array = tetrahedronBytes): Uint8Array {
  const model = tetrahedronJson();
  change(model);
  return glb(model, bytes);
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

/** The good GLB with a word of its header or first chunk replaced. */
function withWord(at: number, value: number): Uint8Array {
  const bytes = glb(tetrahedronJson(), tetrahedronBytes);
  new DataView(bytes.buffer).setUint32(at, value, true);
  return bytes;
}

function chain(length: number): Json[] {
  return Array.from({ length }, (_, at) => (at + 1 < length ? { children: [at + 1] } : { mesh: 0 }));
}

const good = glb(tetrahedronJson(), tetrahedronBytes);

interface Hostile {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  readonly code: ModelProblemCode;
  readonly says: RegExp;
}

const cases: readonly Hostile[] = [
  {
    name: 'spaces only',
    bytes: () => new Uint8Array(1e8).fill(0x20),
    code: 'model/not-gltf',
    says: /begin as a GLB/,
  },
  { name: 'nothing', bytes: () => new Uint8Array(0), code: 'model/not-gltf', says: /begin as a GLB/ },
  { name: 'another format', bytes: () => text('solid cube'), code: 'model/not-gltf', says: /begin as a GLB/ },
  {
    name: 'JSON that is no model',
    bytes: () => text('{"a": 1}'),
    code: 'model/not-gltf',
    says: /asset\.version/,
  },
  { name: 'broken JSON', bytes: () => text('{"asset": nope}'), code: 'model/broken', says: /valid JSON/ },
  {
    name: 'JSON that is cut off',
    bytes: () => text('{"asset": {"ver'),
    code: 'model/truncated',
    says: /ends before/,
  },
  {
    name: 'bytes that are not UTF-8',
    bytes: () => concatenate([text('{"a":"'), Uint8Array.of(255), text('"}')]),
    code: 'model/broken',
    says: /UTF-8/,
  },
  {
    name: 'glTF 1',
    bytes: () => changed((m) => Object.assign(m, { asset: { version: '1.0' } })),
    code: 'model/unsupported',
    says: /"1\.0"/,
  },
  {
    name: 'a GLB of version 1',
    bytes: () => withWord(4, 1),
    code: 'model/unsupported',
    says: /version should be 2, but is 1/,
  },
  {
    name: 'a header that is cut off',
    bytes: () => good.slice(0, 7),
    code: 'model/truncated',
    says: /12 bytes, but has 7/,
  },
  {
    name: 'a GLB that is cut off',
    bytes: () => good.slice(0, -9),
    code: 'model/truncated',
    says: /header says/,
  },
  {
    name: 'a length beyond the file',
    bytes: () => withWord(8, 0xffffffff),
    code: 'model/truncated',
    says: /4294967295/,
  },
  {
    name: 'a length within the header',
    bytes: () => withWord(8, 12),
    code: 'model/broken',
    says: /first chunk/,
  },
  {
    name: 'a chunk beyond the file',
    bytes: () => withWord(12, 0xfffffff0),
    code: 'model/broken',
    says: /Chunk 0/,
  },
  {
    name: 'a first chunk that is not JSON',
    bytes: () => withWord(16, 0x12345678),
    code: 'model/broken',
    says: /first chunk/,
  },
  {
    name: 'a million brackets',
    bytes: () => glbOfText('['.repeat(1e6)),
    code: 'model/too-large',
    says: /deeper than 256/,
  },
  {
    name: 'brackets within brackets',
    bytes: () => glbOfText(`{"a":${'['.repeat(300)}${']'.repeat(300)}}`),
    code: 'model/too-large',
    says: /deeper than 256/,
  },
  {
    name: 'ten million values',
    bytes: () => glbOfText(`{"a":[${'{},'.repeat(5e6)}{}]}`),
    code: 'model/too-large',
    says: /values/,
  },
  {
    name: 'JSON that is a list',
    bytes: () => glbOfText('[1]'),
    code: 'model/broken',
    says: /an object, but is a list of 1/,
  },

  {
    name: 'an accessor beyond its view',
    bytes: () => changed((m) => Object.assign(m.accessors[0], { count: 5 })),
    code: 'model/broken',
    says: /accessors\[0\] should end within the 48 bytes of bufferViews\[0\], but ends at 60/,
  },
  {
    name: 'an accessor of negative count',
    bytes: () => changed((m) => Object.assign(m.accessors[0], { count: -1 })),
    code: 'model/broken',
    says: /accessors\[0\]\.count/,
  },
  {
    name: 'an accessor of a fractional offset',
    bytes: () => changed((m) => Object.assign(m.accessors[0], { byteOffset: 0.5 })),
    code: 'model/broken',
    says: /accessors\[0\]\.byteOffset/,
  },
  {
    name: 'an offset of 1e300',
    bytes: () => changed((m) => Object.assign(m.accessors[0], { byteOffset: 1e300 })),
    code: 'model/broken',
    says: /accessors\[0\]\.byteOffset/,
  },
  {
    name: 'an accessor of four billion',
    bytes: () => changed((m) => Object.assign(m.accessors[1], { count: 4e9 })),
    code: 'model/too-large',
    says: /meshes\[0\]\.primitives\[0\]/,
  },
  {
    name: 'a strip of four billion',
    bytes: () =>
      changed((m) => {
        m.accessors[1].count = 4e9;
        m.meshes[0].primitives[0].mode = 5;
      }),
    code: 'model/too-large',
    says: /triangles/,
  },
  {
    name: 'a zero-filled bomb',
    bytes: () =>
      changed((m) => {
        m.accessors[0] = { componentType: 5126, type: 'VEC3', count: 4e9 };
      }),
    code: 'model/too-large',
    says: /accessors\[0\].*vertices/,
  },
  {
    name: 'a view beyond its buffer',
    bytes: () => changed((m) => Object.assign(m.bufferViews[1], { byteLength: 25 })),
    code: 'model/broken',
    says: /bufferViews\[1\] should end within the 72 bytes/,
  },
  {
    name: 'a view that starts beyond',
    bytes: () => changed((m) => Object.assign(m.bufferViews[1], { byteOffset: 9e15 })),
    code: 'model/broken',
    says: /bufferViews\[1\]/,
  },
  {
    name: 'a stride below the element',
    bytes: () => changed((m) => Object.assign(m.bufferViews[0], { byteStride: 4 })),
    code: 'model/broken',
    says: /byteStride should be at least the 12 bytes/,
  },
  {
    name: 'a buffer longer than its bytes',
    bytes: () => changed((m) => Object.assign(m.buffers[0], { byteLength: 1e9 })),
    code: 'model/truncated',
    says: /buffers\[0\] should have 1000000000 bytes/,
  },
  {
    name: 'a sparse index beyond the count',
    bytes: () =>
      changed(
        (m) =>
          Object.assign(m.accessors[0], {
            sparse: {
              count: 1,
              indices: { bufferView: 1, byteOffset: 2, componentType: 5121 },
              values: { bufferView: 0 },
            },
          }),
        concatenate([tetrahedronBytes.subarray(0, 48), shorts(0, 9, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3)]),
      ),
    code: 'model/broken',
    says: /accessors\[0\]\.sparse\.indices should stay below/,
  },
  {
    name: 'more sparse values than elements',
    bytes: () =>
      changed((m) => Object.assign(m.accessors[0], { sparse: { count: 5, indices: {}, values: {} } })),
    code: 'model/broken',
    says: /sparse\.count should be a whole number from 0 to 4/,
  },
  {
    name: 'sparse values beyond their view',
    bytes: () =>
      changed((m) =>
        Object.assign(m.accessors[0], {
          sparse: { count: 4, indices: { bufferView: 1, componentType: 5121 }, values: { bufferView: 1 } },
        }),
      ),
    code: 'model/broken',
    says: /sparse\.values should end within the 24 bytes/,
  },
  {
    name: 'positions of the wrong type',
    bytes: () => changed((m) => Object.assign(m.accessors[0], { type: 'VEC4' })),
    code: 'model/broken',
    says: /type should be VEC3, but is "VEC4"/,
  },
  {
    name: 'an unknown component type',
    bytes: () => changed((m) => Object.assign(m.accessors[1], { componentType: 5126 })),
    code: 'model/broken',
    says: /one of 5121, 5123, 5125, but is 5126/,
  },
  {
    name: 'a missing accessor',
    bytes: () => changed((m) => Object.assign(m.meshes[0].primitives[0], { indices: 7 })),
    code: 'model/broken',
    says: /indices should be an index into accessors, which has 2 entries, but is 7/,
  },
  {
    name: 'an accessor called by a text',
    bytes: () =>
      changed((m) => Object.assign(m.meshes[0].primitives[0], { attributes: { POSITION: '__proto__' } })),
    code: 'model/broken',
    says: /POSITION should be an index/,
  },
  {
    name: 'a mode that is none',
    bytes: () => changed((m) => Object.assign(m.meshes[0].primitives[0], { mode: 7 })),
    code: 'model/broken',
    says: /mode should be from 0 to 6/,
  },
  {
    name: 'an index beyond the vertices',
    bytes: () =>
      changed(
        () => {},
        concatenate([tetrahedronBytes.subarray(0, 48), shorts(0, 1, 4, 0, 1, 3, 0, 3, 2, 1, 2, 3)]),
      ),
    code: 'model/broken',
    says: /accessors\[1\] should stay below the 4 vertices of accessors\[0\], but element 2 is 4/,
  },
  {
    name: 'a position that is not a number',
    bytes: () =>
      changed(() => {}, concatenate([floats(0, 0, 0, 1, Number.NaN, 0), tetrahedronBytes.subarray(24)])),
    code: 'model/broken',
    says: /accessors\[0\] should have finite positions, but element 1 has NaN/,
  },
  {
    name: 'an infinite position',
    bytes: () =>
      changed(() => {}, concatenate([floats(Number.POSITIVE_INFINITY), tetrahedronBytes.subarray(4)])),
    code: 'model/broken',
    says: /element 0 has Infinity/,
  },

  {
    name: 'a node that is its own child',
    bytes: () =>
      changed((m) => {
        m.nodes[0].children = [0];
      }),
    code: 'model/broken',
    says: /nodes\[0\] should stand in the scene once/,
  },
  {
    name: 'a cycle of nodes',
    bytes: () =>
      changed((m) => {
        m.nodes = [{ children: [1] }, { children: [2] }, { children: [0], mesh: 0 }];
      }),
    code: 'model/broken',
    says: /nodes\[0\] should stand in the scene once, but nodes\[2\]\.children\[0\]/,
  },
  {
    name: 'a node of two parents',
    bytes: () =>
      changed((m) => {
        m.nodes = [{ children: [1, 2] }, { children: [2] }, { mesh: 0 }];
      }),
    code: 'model/broken',
    says: /nodes\[2\] should have one parent, but is a child of nodes\[0\] and nodes\[1\]/,
  },
  {
    name: 'a node twice in the scene',
    bytes: () =>
      changed((m) => {
        m.scenes = [{ nodes: [0, 0] }];
      }),
    code: 'model/broken',
    says: /scenes\[0\]\.nodes\[1\]/,
  },
  {
    name: 'nodes within nodes without end',
    bytes: () =>
      changed((m) => {
        m.nodes = chain(50_000);
      }),
    code: 'model/too-large',
    says: /1000 nodes deep/,
  },
  {
    name: 'a quarter million nodes',
    bytes: () =>
      changed((m) => {
        m.nodes = Array(250_000).fill({});
      }),
    code: 'model/too-large',
    says: /250000 nodes/,
  },
  {
    name: 'long names within long names',
    bytes: () =>
      changed((m) => {
        m.nodes = chain(900).map((node) => ({ ...node, name: 'n'.repeat(1000) }));
      }),
    code: 'model/too-large',
    says: /characters/,
  },
  {
    name: 'a mesh drawn too often',
    bytes: () =>
      changed((m) => {
        m.nodes = Array(150_000).fill({ mesh: 0 });
        m.scenes = [{ nodes: m.nodes.map((_, at) => at) }];
        m.meshes[0].primitives = Array(1000).fill(m.meshes[0].primitives[0]);
      }),
    code: 'model/too-large',
    says: /500000 primitives/,
  },
  {
    name: 'a matrix of a wrong length',
    bytes: () =>
      changed((m) => {
        m.nodes[0].matrix = [1, 2, 3];
      }),
    code: 'model/broken',
    says: /nodes\[0\]\.matrix should be a list of 16 finite numbers, but is a list of 3/,
  },
  {
    name: 'a matrix with a null',
    bytes: () =>
      changed((m) => {
        m.nodes[0].matrix = Array(16).fill(null);
      }),
    code: 'model/broken',
    says: /16 finite numbers/,
  },
  {
    name: 'a projection as a matrix',
    bytes: () =>
      changed((m) => {
        m.nodes[0].matrix = Array(16).fill(1);
      }),
    code: 'model/broken',
    says: /last row/,
  },
  {
    name: 'a huge scale',
    bytes: () =>
      changed((m) => {
        m.nodes[0].scale = [1e300, 1, 1];
      }),
    code: 'model/broken',
    says: /nodes\[0\] should keep its mesh within 1000000000 metres/,
  },
  {
    name: 'huge scales within each other',
    bytes: () =>
      changed((m) => {
        m.nodes = [
          { scale: [1e300, 1e300, 1e300], children: [1] },
          { scale: [1e300, 1, 1], mesh: 0 },
        ];
      }),
    code: 'model/broken',
    says: /nodes\[1\]/,
  },
  {
    name: 'a rotation of length 0',
    bytes: () =>
      changed((m) => {
        m.nodes[0].rotation = [0, 0, 0, 0];
      }),
    code: 'model/broken',
    says: /rotation should have length 1/,
  },
  {
    name: 'nodes that are not a list',
    bytes: () => changed((m) => Object.assign(m, { nodes: { length: 1e9 } })),
    code: 'model/broken',
    says: /nodes should be a list, but is an object/,
  },
  {
    name: 'a node that is null',
    bytes: () => changed((m) => Object.assign(m, { nodes: [null] })),
    code: 'model/broken',
    says: /nodes\[0\] should be an object, but is null/,
  },
  {
    name: 'a missing scene',
    bytes: () => changed((m) => Object.assign(m, { scene: 3 })),
    code: 'model/broken',
    says: /scene should be an index into scenes/,
  },

  {
    name: 'Draco',
    bytes: () =>
      changed((m) => {
        m.extensionsRequired = ['KHR_draco_mesh_compression'];
      }),
    code: 'model/unsupported',
    says: /"KHR_draco_mesh_compression"/,
  },
  {
    name: 'Draco that is not declared',
    bytes: () =>
      changed((m) => {
        m.meshes[0].primitives[0].extensions = { KHR_draco_mesh_compression: {} };
        delete m.accessors[0].bufferView;
      }),
    code: 'model/unsupported',
    says: /KHR_draco_mesh_compression/,
  },
  {
    name: 'meshopt',
    bytes: () =>
      changed((m) => {
        m.extensionsRequired = ['KHR_mesh_quantization', 'EXT_meshopt_compression'];
      }),
    code: 'model/unsupported',
    says: /"EXT_meshopt_compression"/,
  },
  {
    name: 'meshopt that is not declared',
    bytes: () =>
      changed((m) => {
        m.buffers.push({ byteLength: 100 });
        Object.assign(m.bufferViews[0], { buffer: 1, extensions: { EXT_meshopt_compression: {} } });
      }),
    code: 'model/unsupported',
    says: /EXT_meshopt_compression/,
  },
  {
    name: 'an unknown extension with an odd name',
    bytes: () =>
      changed((m) => {
        m.extensionsRequired = [`a\u0000b${'x'.repeat(1e6)}`];
      }),
    code: 'model/unsupported',
    says: /"a\\u0000bx+…"/,
  },

  {
    name: 'no binary chunk',
    bytes: () => glb(tetrahedronJson()),
    code: 'model/missing-buffer',
    says: /buffers\[0\]/,
  },
  {
    name: 'a file that is not there',
    bytes: () =>
      changed((m) => {
        m.buffers[0].uri = 'a.bin';
      }),
    code: 'model/missing-buffer',
    says: /needs the file "a\.bin"/,
  },
  {
    name: 'a file of the network',
    bytes: () =>
      changed((m) => {
        m.buffers[0].uri = 'https://example.com/a.bin';
      }),
    code: 'model/missing-buffer',
    says: /relative/,
  },
  {
    name: 'a file of the system',
    bytes: () =>
      changed((m) => {
        m.buffers[0].uri = '%2Fetc/passwd';
      }),
    code: 'model/missing-buffer',
    says: /relative/,
  },
  {
    name: 'a URI that is none',
    bytes: () =>
      changed((m) => {
        m.buffers[0].uri = 'a%zz.bin';
      }),
    code: 'model/broken',
    says: /should be a URI/,
  },
  {
    name: 'embedded data that is not base64',
    bytes: () =>
      changed((m) => {
        m.buffers[0].uri = 'data:x;base64,!!!!';
      }),
    code: 'model/broken',
    says: /base64/,
  },
  {
    name: 'embedded data that is too short',
    bytes: () =>
      changed((m) => {
        m.buffers[0].uri = 'data:;base64,AAAA';
      }),
    code: 'model/truncated',
    says: /should have 72 bytes, but its data has 3/,
  },

  {
    name: 'no scene to draw',
    bytes: () =>
      changed((m) => {
        m.scenes = [{}];
      }),
    code: 'model/no-triangles',
    says: /triangle/,
  },
  {
    name: 'points only',
    bytes: () =>
      changed((m) => {
        m.meshes[0].primitives[0].mode = 0;
      }),
    code: 'model/no-triangles',
    says: /triangle/,
  },
  {
    name: 'indices that are all zero',
    bytes: () =>
      changed((m) => {
        delete m.accessors[1].bufferView;
      }),
    code: 'model/no-triangles',
    says: /triangle/,
  },
];

/** Reads and checks that it does not take long and does not throw. */
function readFast(bytes: Uint8Array): ReadModelResult {
  const start = performance.now();
  const result = readModel(bytes, { uri: 'bad.glb', resolve: () => undefined });
  assert.ok(performance.now() - start < 1000, `took ${performance.now() - start} ms`);
  if (!result.ok) assert.match(result.problem.message, /^bad\.glb: .*[^.]\.$/su);
  return result;
}

describe('a hostile model', () => {
  for (const { name, bytes, code, says } of cases) {
    it(`of ${name} is ${code}`, () => {
      const result = readFast(bytes());
      assert.ok(!result.ok);
      assert.equal(result.problem.code, code, result.problem.message);
      assert.match(result.problem.message, says);
      assert.ok(result.problem.message.length < 400);
    });
  }

  it('of too many triangles by repetition is model/too-large', () => {
    const indices = Uint8Array.from({ length: 900 }, (_, at) => at % 3);
    const bytes = changed(
      (m) => {
        m.nodes = Array(30_000).fill({ mesh: 0 });
        m.scenes = [{ nodes: m.nodes.map((_, at) => at) }];
        Object.assign(m.accessors[1], { componentType: 5121, count: 900 });
        m.bufferViews[1].byteLength = 900;
        m.buffers[0].byteLength = 948;
      },
      concatenate([tetrahedronBytes.subarray(0, 48), indices]),
    );
    const result = readFast(bytes);
    assert.ok(!result.ok);
    assert.equal(result.problem.code, 'model/too-large');
  });

  it('cut off anywhere is a problem', () => {
    for (let length = 0; length < good.length; length += 1) assert.ok(!readFast(good.slice(0, length)).ok);
  });

  it('of 2,000 random changes to its bytes is read or refused', () => {
    const random = uniforms(1);
    const tally = new Map<string, number>();
    for (let run = 0; run < 2000; run += 1) {
      const bytes = good.slice(0, random() < 0.2 ? Math.trunc(random() * good.length) : good.length);
      const flips = 1 + Math.trunc(random() * 4);
      for (let flip = 0; flip < flips && bytes.length > 0; flip += 1) {
        // Half of the changes put one digit for another, so that the JSON stays JSON.
        const at = Math.trunc(random() * bytes.length);
        const isDigit = bytes[at] >= 0x30 && bytes[at] <= 0x39;
        bytes[at] = isDigit ? 0x30 + Math.trunc(random() * 10) : bytes[at] ^ (1 << Math.trunc(random() * 8));
      }
      const result = readFast(bytes);
      const outcome = result.ok ? 'ok' : result.problem.code;
      tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
    }
    assert.ok(tally.size >= 5, JSON.stringify([...tally]));
  });

  it('with any number or value of its JSON replaced is read or refused', () => {
    const strange = [null, -1, 0.5, 1e9, 1e300, '', 'x', [], {}, [0], true, 4294967296, '__proto__'];
    const visit = (value: unknown, put: (replacement: unknown) => void): void => {
      if (typeof value === 'object' && value !== null) {
        for (const key of Object.keys(value)) {
          const holder = value as Json;
          const before = holder[key];
          visit(before, (replacement) => {
            holder[key] = replacement;
          });
          holder[key] = before;
        }
      }
      for (const replacement of strange) {
        put(replacement);
        readFast(glb(model, tetrahedronBytes));
      }
    };
    const model = tetrahedronJson();
    Object.assign(model.nodes[0], { rotation: [0, 0, 0, 1], scale: [1, 1, 1], children: [] });
    Object.assign(model.accessors[0], {
      byteOffset: 0,
      sparse: { count: 0, indices: { bufferView: 1, componentType: 5123 }, values: { bufferView: 0 } },
    });
    visit(model, () => {});
  });
});
