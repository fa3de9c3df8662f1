import assert from 'node:assert/strict';
import { type ModelProblemCode, type ReadSurfaceResult, readSurface } from '../../engine/geometry/index.js';
import { concatenate, floats, glb, type Json, tetrahedronBytes, tetrahedronJson } from './glb-writer.js';
import { uniforms } from './random.js';

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4);

/** Normals, then texture coordinates, then colours of four vertices, then an image. */
const binary = concatenate([
  tetrahedronBytes,
  floats(...[1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1]),
  floats(0, 0, 1, 0, 0, 1, 1, 1),
  floats(...Array(16).fill(0.5)),
  png,
]);

/** A model that uses all that a surface reads. */
function goodModel() {
  const info = () => ({
    index: 0,
    texCoord: 0,
    extensions: { KHR_texture_transform: { offset: [0, 0], rotation: 0, scale: [1, 1], texCoord: 0 } },
  });
  const model = tetrahedronJson();
  model.meshes[0].primitives[0] = {
    attributes: { POSITION: 0, NORMAL: 2, TEXCOORD_0: 3, COLOR_0: 4 },
    indices: 1,
    material: 0,
  };
  model.accessors.push(
    { bufferView: 2, componentType: 5126, type: 'VEC3', count: 4 },
    { bufferView: 3, componentType: 5126, type: 'VEC2', count: 4 },
    { bufferView: 4, componentType: 5126, type: 'VEC4', count: 4 },
  );
  model.bufferViews.push(
    { buffer: 0, byteOffset: 72, byteLength: 48 },
    { buffer: 0, byteOffset: 120, byteLength: 32 },
    { buffer: 0, byteOffset: 152, byteLength: 64 },
    { buffer: 0, byteOffset: 216, byteLength: png.length },
  );
  model.buffers[0].byteLength = binary.length;
  const materials: Json[] = [
    {
      name: 'm',
      pbrMetallicRoughness: {
        baseColorFactor: [1, 1, 1, 1],
        baseColorTexture: info(),
        metallicFactor: 0,
        roughnessFactor: 1,
        metallicRoughnessTexture: info(),
      },
      normalTexture: { ...info(), scale: 1 },
      emissiveFactor: [1, 1, 1],
      emissiveTexture: info(),
      alphaMode: 'MASK',
      alphaCutoff: 0.5,
      doubleSided: true,
      extensions: { KHR_materials_emissive_strength: { emissiveStrength: 2 } },
    },
  ];
  const textures: Json[] = [{ source: 0, sampler: 0 }];
  const samplers: Json[] = [{ wrapS: 33071, wrapT: 33648, magFilter: 9728 }];
  const images: Json[] = [{ bufferView: 5, mimeType: 'image/png' }];
  return Object.assign(model, { materials, textures, samplers, images });
}

type Model = ReturnType<typeof goodModel>;

function changed(change: (model: Model) => void, bytes: Uint8Array = binary): Uint8Array {
  const model = goodModel();
  change(model);
  return glb(model, bytes);
}

/** The good model with another image in its binary chunk. */
function withImage(image: Uint8Array): Uint8Array {
  return changed(
    (m) => {
      m.bufferViews[5].byteLength = image.length;
      m.buffers[0].byteLength = 216 + image.length;
    },
    concatenate([binary.subarray(0, 216), image]),
  );
}

const text = (content: string) => new TextEncoder().encode(content);

interface Hostile {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  readonly code: ModelProblemCode;
  readonly says: RegExp;
}

const cases: readonly Hostile[] = [
  {
    name: 'a texture that is a text',
    bytes: () => withImage(text('hello world')),
    code: 'model/not-an-image',
    says: /images\[0\] should be a PNG or JPEG image, but begins with the bytes 68 65 6c 6c 6f 20 77 6f; save it as PNG/,
  },
  {
    name: 'a texture that is a WebP file',
    bytes: () => withImage(text('RIFF1234WEBPVP8 ')),
    code: 'model/not-an-image',
    says: /images\[0\] should be a PNG or JPEG image, but is WebP/,
  },
  {
    name: 'a texture that is a KTX file by its extension',
    bytes: () => {
      const image = Uint8Array.of(0xab, 0x4b, 0x54, 0x58, 0x20, 0x32, 0x30, 0xbb, 13, 10, 26, 10);
      return changed(
        (m) => {
          m.extensionsRequired = ['KHR_texture_basisu'];
          m.textures[0] = { extensions: { KHR_texture_basisu: { source: 0 } } };
          m.images[0].name = 'bricks';
        },
        concatenate([binary.subarray(0, 216), image]),
      );
    },
    code: 'model/not-an-image',
    says: /images\[0\] \("bricks"\) should be a PNG or JPEG image, but is KTX 2/,
  },
  {
    name: 'a texture that is empty',
    bytes: () => changed((m) => Object.assign(m.bufferViews[5], { byteLength: 0 })),
    code: 'model/not-an-image',
    says: /but is empty/,
  },
  {
    name: 'a texture that is not there',
    bytes: () =>
      changed((m) => {
        m.images[0] = { uri: 'textures/wood.png' };
      }),
    code: 'model/missing-image',
    says: /images\[0\] needs the file "textures\/wood\.png", which is not there/,
  },
  {
    name: 'a texture of the network',
    bytes: () =>
      changed((m) => {
        m.images[0] = { uri: 'https://example.com/wood.png' };
      }),
    code: 'model/missing-image',
    says: /images\[0\]\.uri should be relative/,
  },
  {
    name: 'an image of nothing',
    bytes: () =>
      changed((m) => {
        m.images[0] = {};
      }),
    code: 'model/broken',
    says: /images\[0\] should have a uri or a bufferView/,
  },
  {
    name: 'an image index out of range',
    bytes: () => changed((m) => Object.assign(m.textures[0], { source: 7 })),
    code: 'model/broken',
    says: /textures\[0\]\.source should be an index into images, which has 1 entries, but is 7/,
  },
  {
    name: 'a texture without an image',
    bytes: () => changed((m) => Object.assign(m.textures[0], { source: undefined })),
    code: 'model/broken',
    says: /textures\[0\]\.source should be an index into images, which has 1 entries, but is nothing/,
  },
  {
    name: 'a missing texture',
    bytes: () =>
      changed((m) => {
        m.textures = [];
      }),
    code: 'model/broken',
    says: /materials\[0\]\.pbrMetallicRoughness\.baseColorTexture\.index should be an index into textures/,
  },
  {
    name: 'a missing sampler',
    bytes: () => changed((m) => Object.assign(m.textures[0], { sampler: 3 })),
    code: 'model/broken',
    says: /textures\[0\]\.sampler should be an index into samplers/,
  },
  {
    name: 'a wrap that is none',
    bytes: () => changed((m) => Object.assign(m.samplers[0], { wrapS: 'constructor' })),
    code: 'model/broken',
    says: /samplers\[0\]\.wrapS should be one of 10497, 33071, 33648, but is "constructor"/,
  },
  {
    name: 'a missing material',
    bytes: () => changed((m) => Object.assign(m.meshes[0].primitives[0], { material: 5 })),
    code: 'model/broken',
    says: /meshes\[0\]\.primitives\[0\]\.material should be an index into materials/,
  },
  {
    name: 'an alpha mode that is none',
    bytes: () => changed((m) => Object.assign(m.materials[0], { alphaMode: 'toString' })),
    code: 'model/broken',
    says: /materials\[0\]\.alphaMode should be OPAQUE, MASK or BLEND, but is "toString"/,
  },
  {
    name: 'a strength beyond measure',
    bytes: () =>
      changed((m) => {
        m.materials[0].extensions = { KHR_materials_emissive_strength: { emissiveStrength: 1e300 } };
      }),
    code: 'model/broken',
    says: /emissiveStrength should be a number from 0 to 1000000, but is 1e\+300/,
  },
  ...['NORMAL', 'TEXCOORD_0', 'COLOR_0'].map(
    (name, at): Hostile => ({
      name: `${name} of another count`,
      bytes: () => changed((m) => Object.assign(m.accessors[at + 2], { count: 3 })),
      code: 'model/broken',
      says: new RegExp(`accessors\\[${at + 2}\\]\\.count should be the 4 of accessors\\[0\\].*${name}.*is 3`),
    }),
  ),
  {
    name: 'normals of the wrong type',
    bytes: () => changed((m) => Object.assign(m.accessors[2], { type: 'VEC4' })),
    code: 'model/broken',
    says: /accessors\[2\]\.type should be VEC3, but is "VEC4"/,
  },
  {
    name: 'colours of the wrong type',
    bytes: () => changed((m) => Object.assign(m.accessors[4], { type: 'VEC2' })),
    code: 'model/broken',
    says: /accessors\[4\]\.type should be VEC3 or VEC4, but is "VEC2"/,
  },
  {
    name: 'more images than a model may have',
    bytes: () =>
      changed((m) => {
        m.images = Array(1001).fill(m.images[0]);
        m.textures = m.images.map((_, source) => ({ source }));
        m.materials = m.images.map((_, index) => ({ emissiveTexture: { index } }));
        m.meshes[0].primitives = m.images.map((_, material) => ({
          ...m.meshes[0].primitives[0],
          material,
        }));
      }),
    code: 'model/too-large',
    says: /images\[1000\] takes the model over 1000 images/,
  },
  {
    name: 'normals without end',
    bytes: () =>
      changed((m) => {
        const vertices = { componentType: 5126, type: 'VEC3', count: 3_000_000 };
        m.accessors[0] = vertices;
        m.accessors.push(...Array(8).fill(vertices));
        m.meshes[0].primitives = Array.from({ length: 8 }, (_, at) => ({
          attributes: { POSITION: 0, NORMAL: 5 + at },
          indices: 1,
        }));
      }),
    code: 'model/too-large',
    says: /accessors\[8\] takes the model over 10000000 values of NORMAL/,
  },
];

/** Reads and checks that it does not take long and does not throw. */
function readFast(bytes: Uint8Array): ReadSurfaceResult {
  const start = performance.now();
  const result = readSurface(bytes, { uri: 'bad.glb', resolve: () => undefined });
  assert.ok(performance.now() - start < 20_000, `took ${performance.now() - start} ms`);
  if (!result.ok) assert.match(result.problem.message, /^bad\.glb: .*[^.]\.$/su);
  else {
    const { surface } = result;
    for (const numbers of [surface.positions, surface.normals, surface.uvs, surface.colors ?? []])
      assert.ok(numbers.every((value) => Number.isFinite(value)));
  }
  return result;
}

describe('a hostile surface', () => {
  it('is read where it is good', () => {
    const result = readFast(changed(() => {}));
    assert.ok(result.ok && result.warnings.length === 0);
  });

  for (const { name, bytes, code, says } of cases) {
    it(`of ${name} is ${code}`, () => {
      const result = readFast(bytes());
      assert.ok(!result.ok);
      assert.equal(result.problem.code, code, result.problem.message);
      assert.match(result.problem.message, says);
      assert.ok(result.problem.message.length < 400);
    });
  }

  it('is not read where the mesh is not', () => {
    const result = readFast(changed((m) => Object.assign(m, { scenes: [{}] })));
    assert.ok(!result.ok && result.problem.code === 'model/no-triangles');
  });

  it('warns in fifty sentences at most', () => {
    const extensions = Object.fromEntries(
      Array.from({ length: 5000 }, (_, at) => [`EXT_materials_${at}`, {}]),
    );
    const result = readFast(changed((m) => Object.assign(m.materials[0], { extensions })));
    assert.ok(result.ok);
    assert.equal(result.warnings.length, 51);
  });

  it('takes coordinates beyond measure as 0 and says so', () => {
    const bytes = concatenate([
      binary.subarray(0, 120),
      floats(Number.NaN, 1e30, 1, 0, 0, 1, 1, 1),
      binary.subarray(152),
    ]);
    const result = readFast(changed(() => {}, bytes));
    assert.ok(result.ok);
    assert.match(result.warnings.join(), /accessors\[3\] has 2 texture coordinates that are not between/);
  });

  it('of random changes to its bytes is read or refused', () => {
    const random = uniforms(2);
    const good = changed(() => {});
    for (let run = 0; run < 1000; run += 1) {
      const bytes = good.slice();
      for (let flip = 0; flip < 3; flip += 1) {
        const at = Math.trunc(random() * bytes.length);
        const isDigit = bytes[at] >= 0x30 && bytes[at] <= 0x39;
        bytes[at] = isDigit ? 0x30 + Math.trunc(random() * 10) : bytes[at] ^ (1 << Math.trunc(random() * 8));
      }
      readFast(bytes);
    }
  });

  it('with any value of its JSON replaced is read or refused', () => {
    const strange = [null, -1, 0.5, 1e9, 1e300, '', 'x', [], {}, [0], true, '__proto__'];
    const model = goodModel();
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
        readFast(glb(model, binary));
      }
    };
    visit(model, () => {});
  });
});
