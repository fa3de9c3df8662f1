import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Document, TextureInfo, WebIO } from '@gltf-transform/core';
import {
  plainMaterial,
  primitiveSurface,
  type ReadModelOptions,
  readModel,
  readSurface,
  type Surface,
} from '../../engine/geometry/index.js';
import {
  concatenate,
  floats,
  glb,
  shorts,
  tetrahedronBytes,
  tetrahedronIndices,
  tetrahedronJson,
} from './glb-writer.js';
import { assertSameTriangles, flatNormals, triple, uvOf } from './surface-checks.js';

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3);
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 9, 9);

/** Reads a surface, and checks that its triangles are those of the mesh. */
function read(bytes: Uint8Array, options: Partial<ReadModelOptions> = {}) {
  const result = readSurface(bytes, { uri: 'a.glb', ...options });
  assert.ok(result.ok, result.ok ? '' : result.problem.message);
  const mesh = readModel(bytes, { uri: 'a.glb', ...options });
  assert.ok(mesh.ok);
  assertSameTriangles(result.surface, mesh.mesh);
  for (let vertex = 0; vertex < result.surface.normals.length / 3; vertex += 1)
    near(Math.hypot(...triple(result.surface.normals, vertex)), 1, 1e-6);
  return { surface: result.surface, warnings: result.warnings };
}

function near(actual: number, expected: number, tolerance = 1e-6): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
}

function nearAll(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-6): void {
  assert.equal(actual.length, expected.length);
  for (let at = 0; at < expected.length; at += 1) near(actual[at], expected[at], tolerance);
}

/** How well a surface's normals stand on its triangles: the mean cosine, weighted by area. */
function agreement(surface: Surface): number {
  let sum = 0;
  let whole = 0;
  const flats = flatNormals(surface);
  flats.forEach((flat, triangle) => {
    const [a, b, c] = [0, 1, 2].map((corner) => surface.indices[triangle * 3 + corner]);
    const [p, q, r] = [a, b, c].map((vertex) => triple(surface.positions, vertex));
    const area = Math.hypot(
      (q[1] - p[1]) * (r[2] - p[2]) - (q[2] - p[2]) * (r[1] - p[1]),
      (q[2] - p[2]) * (r[0] - p[0]) - (q[0] - p[0]) * (r[2] - p[2]),
      (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]),
    );
    if (!(area > 0)) return;
    for (const vertex of [a, b, c]) {
      const normal = triple(surface.normals, vertex);
      sum += area * (normal[0] * flat[0] + normal[1] * flat[1] + normal[2] * flat[2]);
      whole += area;
    }
  });
  return sum / whole;
}

/** A document of one node with the surface of a sphere. */
function sphereDocument(withNormals = true) {
  const source = primitiveSurface('sphere', { radius: 1 });
  const document = new Document();
  const buffer = document.createBuffer();
  const accessor = (
    type: 'VEC4' | 'VEC3' | 'VEC2' | 'SCALAR',
    array: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>,
  ) => document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
  const primitive = document
    .createPrimitive()
    .setAttribute('POSITION', accessor('VEC3', Float32Array.from(source.positions)))
    .setAttribute('TEXCOORD_0', accessor('VEC2', Float32Array.from(source.uvs)))
    .setIndices(accessor('SCALAR', Uint32Array.from(source.indices)));
  if (withNormals) primitive.setAttribute('NORMAL', accessor('VEC3', Float32Array.from(source.normals)));
  const node = document.createNode('ball').setMesh(document.createMesh().addPrimitive(primitive));
  document.createScene().addChild(node);
  return { document, primitive, node, source, accessor };
}

const write = (document: Document) => new WebIO().writeBinary(document);

describe('reading a surface', () => {
  for (const name of ['apple', 'mug']) {
    it(`gives the triangles of the ${name}, with its normals outwards and its materials`, () => {
      const bytes = readFileSync(`examples/tabletop/models/${name}.glb`);
      for (const up of ['y', 'z'] as const) {
        const { surface, warnings } = read(bytes, { up, unit: 0.1 });
        assert.ok(agreement(surface) > 0.98, `${agreement(surface)}`);
        assert.deepEqual(warnings, []);
        assert.ok(surface.materials.length > 0);
      }
    });
  }

  it('gives what glTF-Transform wrote: normals, coordinates, colours', async () => {
    const { document, primitive, source, accessor } = sphereDocument();
    const count = source.positions.length / 3;
    const reds = Uint8Array.from({ length: count * 4 }, (_, at) =>
      at % 4 === 0 ? 51 : at % 4 === 3 ? 102 : 0,
    );
    primitive.setAttribute('COLOR_0', accessor('VEC4', reds).setNormalized(true));
    const { surface } = read(await write(document));
    for (let corner = 0; corner < source.indices.length; corner += 1) {
      const [mine, theirs] = [surface.indices[corner], source.indices[corner]];
      nearAll(triple(surface.normals, mine), triple(source.normals, theirs));
      nearAll(uvOf(surface, mine), uvOf(source, theirs));
    }
    assert.equal(surface.positions.length, source.positions.length, 'no vertex is split without need');
    nearAll(surface.colors!.slice(0, 4), [0.2, 0, 0, 0.4]);
    assert.deepEqual(surface.materials, [plainMaterial]);
  });

  it('turns normals with their node, also one that stretches and mirrors', async () => {
    const { document, node } = sphereDocument();
    node.setScale([-3, 1, 0.5]).setTranslation([1, 2, 3]).setRotation([0, Math.SQRT1_2, 0, Math.SQRT1_2]);
    const { surface } = read(await write(document));
    // An ellipsoid of half axes 0.5, 1, 3: its gradient is (x / a^2, y / b^2, z / c^2).
    for (let vertex = 0; vertex < surface.positions.length / 3; vertex += 1) {
      const [x, y, z] = triple(surface.positions, vertex);
      const gradient = [(x - 1) / 0.25, y - 2, (z - 3) / 9];
      const length = Math.hypot(...gradient);
      nearAll(
        triple(surface.normals, vertex),
        gradient.map((value) => value / length),
        1e-5,
      );
    }
  });

  it('gives a model without normals the normals of its triangles', async () => {
    const { document, node } = sphereDocument(false);
    node.setScale([2, -1, 1]);
    const { surface } = read(await write(document));
    assert.equal(surface.positions.length, surface.indices.length * 3);
    flatNormals(surface).forEach((flat, triangle) => {
      for (let corner = 0; corner < 3; corner += 1)
        nearAll(triple(surface.normals, surface.indices[triangle * 3 + corner]), flat, 1e-5);
    });
    // A flattened ball has no volume, and normals that are up or down.
    node.setScale([1, 0, 1]);
    const flat = read(await write(document)).surface;
    for (let vertex = 0; vertex < flat.normals.length / 3; vertex += 1)
      near(Math.abs(flat.normals[vertex * 3 + 1]), 1);
  });

  it('replaces normals that show no direction by those of the triangles', () => {
    const model = tetrahedronJson();
    model.meshes[0].primitives[0] = { attributes: { POSITION: 0, NORMAL: 2 }, indices: 1 };
    model.accessors.push({ bufferView: 2, componentType: 5126, type: 'VEC3', count: 4 });
    model.bufferViews.push({ buffer: 0, byteOffset: 72, byteLength: 48 });
    model.buffers[0].byteLength = 120;
    const normals = floats(0, 0, 0, Number.NaN, 0, 1, Number.POSITIVE_INFINITY, 0, 0, 0, 0, 9);
    const { surface } = read(glb(model, concatenate([tetrahedronBytes, normals])));
    const flats = flatNormals(surface);
    tetrahedronIndices.forEach((original, corner) => {
      const expected = original === 3 ? [0, 0, 1] : flats[Math.trunc(corner / 3)];
      nearAll(triple(surface.normals, surface.indices[corner]), expected);
    });
  });

  it('groups triangles by material, in order', () => {
    const model = tetrahedronJson();
    const primitive = model.meshes[0].primitives[0];
    const of = (...materials: (number | undefined)[]) => ({
      primitives: materials.map((material) => ({ ...primitive, material })),
    });
    model.materials = [{ name: 'a' }, { name: 'b' }];
    model.meshes = [of(1, 1, 0), of(0, undefined)];
    model.nodes = [{ mesh: 0 }, { mesh: 1 }];
    model.scenes = [{ nodes: [0, 1] }];
    const { surface } = read(glb(model, tetrahedronBytes));
    assert.deepEqual(surface.groups, [
      { firstTriangle: 0, triangleCount: 8, material: 0 },
      { firstTriangle: 8, triangleCount: 8, material: 1 },
      { firstTriangle: 16, triangleCount: 4, material: 2 },
    ]);
    assert.deepEqual(
      surface.materials.map(({ name }) => name),
      ['b', 'a', ''],
    );
    // The default of glTF, unlike the plain one, is a rough metal.
    assert.deepEqual([surface.materials[0].metallic, surface.materials[0].roughness], [1, 1]);
    assert.equal(surface.materials[2], plainMaterial);
  });

  it('reads the materials, textures and samplers that glTF-Transform wrote', async () => {
    const { document, primitive } = sphereDocument();
    const color = document.createTexture('colour').setImage(png).setMimeType('image/png');
    // What the file says of an image counts for nothing.
    const rough = document.createTexture('rough').setImage(jpeg).setMimeType('image/png');
    const material = document
      .createMaterial('cloth')
      .setBaseColorFactor([0.1, 0.2, 0.3, 0.4])
      .setBaseColorTexture(color)
      .setMetallicFactor(0.25)
      .setRoughnessFactor(0.75)
      .setMetallicRoughnessTexture(rough)
      .setNormalTexture(rough)
      .setNormalScale(0.5)
      .setEmissiveFactor([1, 0.5, 0])
      .setEmissiveTexture(color)
      .setOcclusionTexture(document.createTexture('unused').setImage(png).setMimeType('image/png'))
      .setAlphaMode('MASK')
      .setAlphaCutoff(0.3)
      .setDoubleSided(true);
    material
      .getBaseColorTextureInfo()!
      .setWrapS(TextureInfo.WrapMode.CLAMP_TO_EDGE)
      .setWrapT(TextureInfo.WrapMode.MIRRORED_REPEAT)
      .setMagFilter(TextureInfo.MagFilter.NEAREST);
    primitive.setMaterial(material);
    const { surface, warnings } = read(await write(document));
    assert.deepEqual(warnings, []);
    const plain = { wrapU: 'repeat', wrapV: 'repeat', nearest: false, transform: [1, 0, 0, 0, 1, 0] };
    assert.deepEqual(surface.materials, [
      {
        name: 'cloth',
        baseColor: [0.1, 0.2, 0.3, 0.4],
        baseColorTexture: { ...plain, image: 0, wrapU: 'clamp', wrapV: 'mirror', nearest: true },
        metallic: 0.25,
        roughness: 0.75,
        metallicRoughnessTexture: { ...plain, image: 1 },
        normalTexture: { ...plain, image: 1 },
        normalScale: 0.5,
        emissive: [1, 0.5, 0],
        emissiveTexture: { ...plain, image: 0 },
        alphaMode: 'mask',
        alphaCutoff: 0.3,
        doubleSided: true,
      },
    ]);
    assert.deepEqual(
      surface.images.map(({ mimeType, bytes }) => ({ mimeType, bytes: [...bytes] })),
      [
        { mimeType: 'image/png', bytes: [...png] },
        { mimeType: 'image/jpeg', bytes: [...jpeg] },
      ],
    );
  });

  it('reads images in data URIs and beside the model', () => {
    const { model } = texturedTetrahedron();
    model.images = [{ uri: 'my%20wood.jpg' }];
    const asked: string[] = [];
    const resolve = (path: string) => {
      asked.push(path);
      return jpeg;
    };
    assert.equal(readTextured(model, { resolve }).surface.images[0].mimeType, 'image/jpeg');
    assert.deepEqual(asked, ['my wood.jpg']);
    model.images = [{ uri: `data:image/png;base64,${Buffer.from(png).toString('base64')}` }];
    assert.deepEqual([...readTextured(model).surface.images[0].bytes], [...png]);
  });

  it('reads the transform of a texture: scale, then rotation, then offset', () => {
    const { model, info } = texturedTetrahedron();
    info.extensions = {
      KHR_texture_transform: { offset: [0.5, 0.25], rotation: Math.PI / 2, scale: [2, 3] },
    };
    const [material] = readTextured(model).surface.materials;
    // Counter-clockwise with v downwards: to the right becomes upwards, downwards becomes to the right.
    nearAll(material.baseColorTexture!.transform, [0, 3, 0.5, -2, 0, 0.25], 1e-12);
  });

  it('multiplies the emissive strength in, and makes the unlit chalky', () => {
    const { model, material } = texturedTetrahedron();
    Object.assign(material, {
      emissiveFactor: [1, 0.5, 0],
      extensions: { KHR_materials_emissive_strength: { emissiveStrength: 4 } },
    });
    const bright = readTextured(model);
    assert.deepEqual(bright.surface.materials[0].emissive, [4, 2, 0]);
    assert.deepEqual(bright.warnings, []);
    material.extensions = { KHR_materials_unlit: {} };
    const unlit = readTextured(model);
    assert.equal(unlit.surface.materials[0].roughness, 1);
    assert.equal(unlit.surface.materials[0].metallic, 0);
    assert.deepEqual(unlit.warnings, [
      'a.glb: materials[0] ("wood") is unlit; it is drawn lit, with a roughness of 1.',
    ]);
  });

  it('warns of what it leaves out', () => {
    const { model, material, info } = texturedTetrahedron();
    material.extensions = { KHR_materials_transmission: {}, KHR_materials_clearcoat: {} };
    material.alphaMode = 'BLEND';
    info.texCoord = 1;
    const { surface, warnings } = readTextured(model);
    assert.deepEqual(warnings, [
      'a.glb: materials[0] ("wood") uses "KHR_materials_transmission", which is not drawn.',
      'a.glb: materials[0] ("wood") uses "KHR_materials_clearcoat", which is not drawn.',
      'a.glb: materials[0].pbrMetallicRoughness.baseColorTexture lies by TEXCOORD_1, and only TEXCOORD_0 is read; it is not drawn.',
      'a.glb: materials[0] ("wood") is blended by its alpha; it is drawn cut out where alpha is below 0.5.',
    ]);
    assert.equal(surface.materials[0].baseColorTexture, null);
    assert.equal(surface.materials[0].alphaMode, 'blend');
    assert.equal(surface.materials[0].alphaCutoff, 0.5);
    assert.deepEqual(surface.images, []);
    delete info.texCoord;
    model.meshes[0].primitives[0].attributes = { POSITION: 0 };
    assert.match(readTextured(model).warnings.join(), /primitives\[0\] has a texture, but no TEXCOORD_0/);
  });

  it('reads quantized coordinates and colours of three components', () => {
    const model = tetrahedronJson();
    model.extensionsRequired = ['KHR_mesh_quantization'];
    model.meshes[0].primitives[0].attributes = { POSITION: 0, TEXCOORD_0: 2, COLOR_0: 3 };
    model.accessors.push(
      { bufferView: 2, componentType: 5123, normalized: true, type: 'VEC2', count: 4 },
      { bufferView: 3, componentType: 5126, type: 'VEC3', count: 4 },
    );
    model.bufferViews.push(
      { buffer: 0, byteOffset: 72, byteLength: 16 },
      { buffer: 0, byteOffset: 88, byteLength: 48 },
    );
    model.buffers[0].byteLength = 136;
    const uvs = shorts(0, 65535, 65535, 0, 13107, 0, 0, 0);
    const colors = floats(0.5, 0.25, 1, ...Array(6).fill(7), Number.NaN, -1, 0.5);
    const { surface } = read(glb(model, concatenate([tetrahedronBytes, uvs, colors])));
    const at = (original: number) => surface.indices[tetrahedronIndices.indexOf(original)];
    nearAll(uvOf(surface, at(0)), [0, 1]);
    nearAll(uvOf(surface, at(2)), [0.2, 0]);
    const color = (original: number) => surface.colors!.slice(at(original) * 4, at(original) * 4 + 4);
    assert.deepEqual([...color(0)], [0.5, 0.25, 1, 1]);
    assert.deepEqual([...color(1)], [1, 1, 1, 1]);
    assert.deepEqual([...color(3)], [0, 0, 0.5, 1]);
  });
});

/** A tetrahedron of one textured material; its image is in the binary chunk that `readTextured` adds. */
function texturedTetrahedron() {
  const model = tetrahedronJson();
  const info: { [key: string]: unknown } = { index: 0 };
  const material: { [key: string]: unknown } = {
    name: 'wood',
    pbrMetallicRoughness: { baseColorTexture: info },
  };
  model.meshes[0].primitives[0] = {
    attributes: { POSITION: 0, TEXCOORD_0: 2 },
    indices: 1,
    material: 0,
  };
  model.accessors.push({ bufferView: 3, componentType: 5126, type: 'VEC2', count: 4 });
  model.materials = [material];
  model.textures = [{ source: 0 }];
  model.images = [{ bufferView: 2, mimeType: 'image/png' }];
  model.bufferViews.push(
    { buffer: 0, byteOffset: 104, byteLength: png.length },
    { buffer: 0, byteOffset: 72, byteLength: 32 },
  );
  model.buffers[0].byteLength = 104 + png.length;
  return { model, material, info };
}

function readTextured(model: unknown, options: Partial<ReadModelOptions> = {}) {
  return read(glb(model, concatenate([tetrahedronBytes, floats(0, 0, 1, 0, 0, 1, 1, 1), png])), options);
}
