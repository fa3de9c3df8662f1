import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { NodeSpecFiles, RootFolder } from '../../files/index.js';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';

const example = (path: string) => readFileSync(join(root, 'examples', 'tabletop', path));
const jpeg = example('textures/wood/oak.jpg');
const exr = example('hdri/meadow.exr');

function pngChunk(name: string, data: Buffer): Buffer {
  const head = Buffer.from(`\0\0\0\0${name}`, 'latin1');
  head.writeUInt32BE(data.length);
  // The checksum is not looked at.
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(10))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function webp(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(40);
  bytes.write('RIFF\x20\0\0\0WEBPVP8L\x14\0\0\0\x2f', 'latin1');
  bytes.writeUInt32LE((width - 1) | ((height - 1) << 14), 21);
  return bytes;
}

const hdr = Buffer.from('#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 2 +X 4\n\0\0\0\0');

const cases: readonly [name: string, bytes: Uint8Array, problem: RegExp | undefined][] = [
  ['whole.jpg', jpeg, undefined],
  ['padded.jpg', Buffer.concat([jpeg, Buffer.alloc(500)]), undefined],
  ['cut.jpg', jpeg.subarray(0, 5000), /cut off/],
  ['head.jpg', jpeg.subarray(0, 20), /cut off/],
  ['empty.jpg', Buffer.alloc(0), /empty/],
  ['text.jpg', Buffer.from('hello world, this is text'), /does not begin like one/],
  ['png.jpg', png(4, 4), /JPEG image, but it holds a PNG image/],
  ['whole.png', png(4, 4), undefined],
  ['cut.png', png(4, 4).subarray(0, -5), /cut off/],
  ['none.png', png(0, 4), /0 × 4 pixels/],
  ['vast.png', png(100_000, 100_000), /at most 16384/],
  ['whole.webp', webp(640, 480), undefined],
  ['cut.webp', webp(640, 480).subarray(0, 30), /cut off/],
  ['whole.exr', exr, undefined],
  ['head.exr', exr.subarray(0, 100), /cut off/],
  ['table.exr', exr.subarray(0, 500), /cut off/],
  ['whole.hdr', hdr, undefined],
  ['odd.hdr', Buffer.from('#?RADIANCE\nFORMAT=zip\n\n-Y 2 +X 4\n'), /unknown format "zip"/],
  ['sizeless.hdr', Buffer.from('#?RGBE\n\nhello'), /does not say its size/],
];

describe('whether a file can be used', () => {
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder(Object.fromEntries(cases.map(([name, bytes]) => [name, bytes])));
  });
  after(() => folder.remove());
  const problem = (path: string, content: 'image' | 'environment' | 'model') =>
    new NodeSpecFiles(new RootFolder(folder.path)).problem(path, content);

  for (const [name, , expected] of cases) {
    it(`${name}: ${expected ?? 'fine'}`, () => {
      const found = problem(name, /\.(exr|hdr)$/.test(name) ? 'environment' : 'image');
      if (expected) assert.match(found ?? '', expected);
      else assert.equal(found, undefined);
    });
  }

  it('survives every prefix of an image', () => {
    for (const [name, bytes] of [
      ['p.png', png(4, 4)],
      ['p.webp', webp(8, 8)],
      ['p.hdr', hdr],
      ['p.exr', exr.subarray(0, 600)],
      ['p.jpg', jpeg.subarray(0, 700)],
    ] as const) {
      for (let length = 0; length < bytes.length - 4; length += 7) {
        folder.write(name, bytes.subarray(0, length));
        assert.notEqual(problem(name, 'image'), undefined, `${name} ${length}`);
      }
    }
  });

  it('a model is read whole, with the buffers beside it that are inside the folder', () => {
    const outside = new TestFolder({ 'data.bin': Buffer.alloc(36) });
    const gltf = (uri: string) =>
      JSON.stringify({
        asset: { version: '2.0' },
        scenes: [{ nodes: [0] }],
        nodes: [{ mesh: 0 }],
        meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
        accessors: [
          { componentType: 5126, count: 3, type: 'VEC3', bufferView: 0, min: [0, 0, 0], max: [1, 1, 0] },
        ],
        bufferViews: [{ buffer: 0, byteLength: 36 }],
        buffers: [{ byteLength: 36, uri }],
      });
    folder.write('m/triangle.bin', Buffer.from(Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0).buffer));
    folder.write('m/beside.gltf', gltf('triangle.bin'));
    folder.write('n/above.gltf', gltf('../m/triangle.bin'));
    folder.write('n/out.gltf', gltf('../../x/data.bin'));
    folder.write('n/away.gltf', gltf(`../../${outside.path.split('/').at(-1)}/data.bin`));
    assert.equal(problem('m/beside.gltf', 'model'), undefined);
    assert.equal(problem('n/above.gltf', 'model'), undefined);
    assert.match(problem('n/out.gltf', 'model')!, /is not there/);
    assert.match(problem('n/away.gltf', 'model')!, /is not there/);
    outside.remove();
  });
});
