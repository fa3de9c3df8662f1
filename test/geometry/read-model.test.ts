import assert from 'node:assert/strict';
import { Document, WebIO } from '@gltf-transform/core';
import {
  type Mesh,
  partsNamed,
  primitiveMesh,
  type ReadModelOptions,
  readModel,
  signedVolume,
  surfaceArea,
} from '../../engine/geometry/index.js';
import {
  concatenate,
  floats,
  glb,
  shorts,
  tetrahedronBytes,
  tetrahedronIndices,
  tetrahedronJson,
  tetrahedronPositions,
} from './glb-writer.js';

function read(bytes: Uint8Array, options: Partial<ReadModelOptions> = {}): Mesh {
  const result = readModel(bytes, { uri: 'a.glb', ...options });
  assert.ok(result.ok, result.ok ? '' : result.problem.message);
  return result.mesh;
}

function json(document: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(document));
}

function near(actual: number, expected: number, tolerance = 1e-9): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
}

describe('reading a model', () => {
  it('gives the triangles of a GLB', () => {
    const mesh = read(glb(tetrahedronJson(), tetrahedronBytes));
    assert.equal(mesh.indices.length, 12);
    // Vertices are numbered as triangles first use them.
    assert.deepEqual(
      [...mesh.indices].map((vertex) => [...mesh.positions.subarray(vertex * 3, vertex * 3 + 3)]),
      tetrahedronIndices.map((vertex) => tetrahedronPositions.slice(vertex * 3, vertex * 3 + 3)),
    );
    near(signedVolume(mesh), 1 / 6);
    assert.deepEqual(mesh.bounds, { min: [0, 0, 0], max: [1, 1, 1] });
    assert.deepEqual(mesh.parts, [
      { name: 'tetrahedron', path: 'tetrahedron', firstTriangle: 0, triangleCount: 4, bounds: mesh.bounds },
    ]);
  });

  it('reads glTF with an embedded buffer, and one beside it', () => {
    const embedded = tetrahedronJson();
    embedded.buffers[0].uri = `data:application/octet-stream;base64,${Buffer.from(tetrahedronBytes).toString('base64')}`;
    near(signedVolume(read(json(embedded))), 1 / 6);
    const beside = tetrahedronJson();
    beside.buffers[0].uri = 'my%20parts/a.bin';
    const asked: string[] = [];
    const resolve = (uri: string) => {
      asked.push(uri);
      return tetrahedronBytes;
    };
    near(signedVolume(read(json(beside), { resolve })), 1 / 6);
    assert.deepEqual(asked, ['my parts/a.bin']);
  });

  it('reads a view into a larger array of bytes', () => {
    const bytes = glb(tetrahedronJson(), tetrahedronBytes);
    const larger = concatenate([new Uint8Array(3), bytes, new Uint8Array(5)]);
    near(signedVolume(read(larger.subarray(3, 3 + bytes.length))), 1 / 6);
  });

  it('takes the unit and the up axis of the file', () => {
    const mesh = read(glb(tetrahedronJson(), tetrahedronBytes), { unit: 0.01, up: 'z' });
    near(signedVolume(mesh) * 1e6, 1 / 6);
    // x stays, the file's z becomes y, its y becomes -z.
    near(mesh.bounds.min[2], -0.01);
    near(mesh.bounds.max[2], 0);
    near(mesh.bounds.max[1], 0.01);
  });

  it('applies the transforms of nodes within nodes, and keeps the outside of a mirrored one outside', () => {
    const model = tetrahedronJson();
    model.nodes = [
      { name: 'root', children: [1, 2], translation: [0, 0, 5] },
      { name: 'wide', mesh: 0, scale: [2, 1, 1], translation: [10, 0, 0] },
      { name: 'mirrored', mesh: 0, matrix: [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] },
    ];
    const mesh = read(glb(model, tetrahedronBytes));
    near(signedVolume(mesh), 2 / 6 + 1 / 6);
    assert.deepEqual(
      mesh.parts.map(({ path, firstTriangle, triangleCount, bounds }) => [
        path,
        firstTriangle,
        triangleCount,
        bounds.min,
      ]),
      [
        ['root', 0, 8, [-1, 0, 5]],
        ['root/wide', 0, 4, [10, 0, 5]],
        ['root/mirrored', 4, 4, [-1, 0, 5]],
      ],
    );
  });

  it('turns by quaternions', () => {
    const model = tetrahedronJson();
    const half = Math.fround(Math.sqrt(0.5));
    // A quarter turn about +Y takes +X to -Z.
    model.nodes[0] = { mesh: 0, rotation: [0, half, 0, half], scale: [3, 1, 1] };
    const mesh = read(glb(model, tetrahedronBytes));
    near(mesh.bounds.min[2], -3);
    near(signedVolume(mesh), 0.5);
    assert.deepEqual(mesh.parts, []);
  });

  it('keeps the paths of parts apart', () => {
    const model = tetrahedronJson();
    model.scenes = [{ nodes: [0, 1, 2, 3] }];
    model.nodes = ['leg', 'leg', 'leg#2', 'leg'].map((name) => ({ name, mesh: 0 }));
    model.nodes.push({ name: 'unused' });
    const mesh = read(glb(model, tetrahedronBytes));
    assert.deepEqual(
      mesh.parts.map(({ path }) => path),
      ['leg', 'leg#2', 'leg#2#2', 'leg#3'],
    );
    assert.deepEqual(
      partsNamed(mesh, 'leg#3').map(({ firstTriangle }) => firstTriangle),
      [12],
    );
    assert.deepEqual(
      partsNamed(mesh, 'leg').map(({ firstTriangle }) => firstTriangle),
      [0],
    );
    assert.deepEqual(partsNamed(mesh, 'arm'), []);
  });

  it('takes names as they are, whatever characters they have', () => {
    const names = ['__proto__', 'constructor', '\u0000\ud800', 'a/b', '../..', '🦊', '"}', 'x'.repeat(5000)];
    const model = tetrahedronJson();
    model.nodes = names.map((name) => ({ name, mesh: 0 }));
    model.scenes = [{ nodes: names.map((_, index) => index) }];
    const mesh = read(glb(model, tetrahedronBytes));
    assert.deepEqual(
      mesh.parts.map(({ name }) => name),
      names,
    );
    for (const name of names) assert.equal(partsNamed(mesh, name).length, 1);
  });

  it('reads the default scene, or the first, or all roots', () => {
    const model = tetrahedronJson();
    model.nodes = [
      { mesh: 0, scale: [2, 1, 1] },
      { mesh: 0, scale: [4, 1, 1] },
    ];
    model.scenes = [{ nodes: [0] }, { nodes: [1] }];
    model.scene = 1;
    near(signedVolume(read(glb(model, tetrahedronBytes))), 4 / 6);
    delete model.scene;
    near(signedVolume(read(glb(model, tetrahedronBytes))), 2 / 6);
    delete model.scenes;
    near(signedVolume(read(glb(model, tetrahedronBytes))), 1);
  });

  it('triangulates strips and fans, with or without indices, and passes over points and lines', () => {
    // A unit square in z = 0, facing +z, as a strip and as a fan.
    const strip = floats(0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 2, 0, 1, 2, 0);
    const fan = floats(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0);
    const model = {
      asset: { version: '2.0' },
      nodes: [{ mesh: 0 }],
      meshes: [
        {
          primitives: [
            { mode: 5, attributes: { POSITION: 0 } },
            { mode: 5, attributes: { POSITION: 0 }, indices: 2 },
            { mode: 6, attributes: { POSITION: 1 } },
            { mode: 0, attributes: { POSITION: 1 } },
            { mode: 1, attributes: { POSITION: 1 } },
          ],
        },
      ],
      accessors: [
        { bufferView: 0, componentType: 5126, type: 'VEC3', count: 6 },
        { bufferView: 1, componentType: 5126, type: 'VEC3', count: 4 },
        { bufferView: 2, componentType: 5123, type: 'SCALAR', count: 7 },
      ],
      bufferViews: [
        { buffer: 0, byteLength: 72 },
        { buffer: 0, byteOffset: 72, byteLength: 48 },
        { buffer: 0, byteOffset: 120, byteLength: 14 },
      ],
      buffers: [{ byteLength: 134 }],
    };
    // 0 1 2 3 3 3 ... turns at a repeated vertex without triangles of area.
    const mesh = read(glb(model, concatenate([strip, fan, shorts(0, 1, 2, 3, 3, 4, 5)])));
    near(surfaceArea(mesh), 2 + (1 + 0.5) + 1);
    const facing = [...Array(mesh.indices.length / 3).keys()].map((triangle) => {
      const [a, b, c] = [0, 1, 2].map((corner) => mesh.indices[triangle * 3 + corner] * 3);
      const { positions: p } = mesh;
      return Math.sign((p[b] - p[a]) * (p[c + 1] - p[a + 1]) - (p[b + 1] - p[a + 1]) * (p[c] - p[a]));
    });
    assert.deepEqual(facing.slice(0, 4), [1, 1, 1, 1]);
    assert.deepEqual(facing.slice(-2), [1, 1]);
  });

  it('reads interleaved, quantized and sparse positions', () => {
    const quantized = tetrahedronJson();
    // Normalized shorts with a stride of 8, preceded by two bytes.
    const packed = shorts(...tetrahedronPositions.map((value) => value * 65535));
    const bytes = new Uint8Array(2 + 4 * 8 + 24);
    for (let vertex = 0; vertex < 4; vertex += 1)
      bytes.set(packed.subarray(vertex * 6, vertex * 6 + 6), 2 + vertex * 8);
    bytes.set(shorts(...tetrahedronIndices), 34);
    quantized.extensionsRequired = ['KHR_mesh_quantization'];
    quantized.accessors[0] = {
      bufferView: 0,
      byteOffset: 2,
      componentType: 5123,
      normalized: true,
      type: 'VEC3',
      count: 4,
    };
    quantized.bufferViews[0] = { buffer: 0, byteLength: 34, byteStride: 8 };
    quantized.bufferViews[1].byteOffset = 34;
    quantized.buffers[0].byteLength = 58;
    near(signedVolume(read(glb(quantized, bytes))), 1 / 6);

    const sparse = tetrahedronJson();
    sparse.accessors[0] = {
      componentType: 5126,
      type: 'VEC3',
      count: 4,
      sparse: {
        count: 3,
        indices: { bufferView: 3, componentType: 5121 },
        values: { bufferView: 2 },
      },
    };
    sparse.bufferViews.push(
      { buffer: 0, byteOffset: 12, byteLength: 36 },
      { buffer: 0, byteOffset: 72, byteLength: 3 },
    );
    sparse.buffers[0].byteLength = 75;
    near(signedVolume(read(glb(sparse, concatenate([tetrahedronBytes, Uint8Array.of(1, 2, 3)])))), 1 / 6);
  });

  it('needs no images, materials or cameras to be there', () => {
    const model = tetrahedronJson();
    model.images = [{ uri: 'not-there.png' }, { bufferView: 99 }];
    model.textures = [{ source: 7 }];
    model.materials = [{ pbrMetallicRoughness: { baseColorTexture: { index: 12 } } }];
    model.cameras = 'none';
    model.animations = [{ channels: [{ sampler: 9 }] }];
    near(signedVolume(read(glb(model, tetrahedronBytes))), 1 / 6);
  });

  it('reads what glTF-Transform writes', async () => {
    const source = primitiveMesh('torus', { radius: 2, tube: 0.5 });
    const document = new Document();
    const buffer = document.createBuffer();
    const accessor = (type: 'VEC3' | 'SCALAR', array: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>) =>
      document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
    const primitive = document
      .createPrimitive()
      .setAttribute('POSITION', accessor('VEC3', Float32Array.from(source.positions)))
      .setAttribute('NORMAL', accessor('VEC3', Float32Array.from(source.positions)))
      .setIndices(accessor('SCALAR', Uint32Array.from(source.indices)));
    const node = document.createNode('ring').setMesh(document.createMesh().addPrimitive(primitive));
    document.createScene().addChild(document.createNode('top').addChild(node).setTranslation([1, 2, 3]));
    const mesh = read(await new WebIO().writeBinary(document));
    near(signedVolume(mesh), signedVolume(source), 1e-5);
    near(surfaceArea(mesh), surfaceArea(source), 1e-5);
    assert.equal(mesh.parts[1].path, 'top/ring');
    near(mesh.bounds.max[1], 2.5, 1e-6);
  });
});
