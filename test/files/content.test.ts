import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { NodeSpecFiles, RootFolder } from '../../files/index.js';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';

const example = (path: string) => readFileSync(join(root, 'examples', 'tabletop', path));
const jpeg = example('textures/wood/oak.jpg');
const exr = example('hdri/lobby.exr');

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

function exrAttribute(name: string, type: string, value: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(value.length);
  return Buffer.concat([Buffer.from(`${name}\0${type}\0`, 'latin1'), size, value]);
}

/** An OpenEXR image, one channel Y of 32 bits, a chunk a row and none compressed: so its table of chunks is long. */
function rowsExr(width: number, height: number): Buffer {
  const integers = (...values: number[]) => Buffer.from(Int32Array.from(values).buffer);
  const floats = (...values: number[]) => Buffer.from(Float32Array.from(values).buffer);
  const window = integers(0, 0, width - 1, height - 1);
  const header = Buffer.concat([
    Buffer.from([0x76, 0x2f, 0x31, 0x01, 2, 0, 0, 0]),
    exrAttribute(
      'channels',
      'chlist',
      Buffer.concat([Buffer.from('Y\0'), integers(2, 0, 1, 1), Buffer.from([0])]),
    ),
    exrAttribute('compression', 'compression', Buffer.from([0])),
    exrAttribute('dataWindow', 'box2i', window),
    exrAttribute('displayWindow', 'box2i', window),
    exrAttribute('lineOrder', 'lineOrder', Buffer.from([0])),
    exrAttribute('pixelAspectRatio', 'float', floats(1)),
    exrAttribute('screenWindowCenter', 'v2f', floats(0, 0)),
    exrAttribute('screenWindowWidth', 'float', floats(1)),
    Buffer.from([0]),
  ]);
  const chunks = Array.from({ length: height }, (_, row) =>
    Buffer.concat([integers(row, 4 * width), floats(...new Array<number>(width).fill(row))]),
  );
  const table = Buffer.alloc(8 * height);
  for (const row of chunks.keys())
    table.writeBigUInt64LE(BigInt(header.length + table.length + row * (8 + 4 * width)), 8 * row);
  return Buffer.concat([header, table, ...chunks]);
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
  ['rows.exr', rowsExr(128, 64), undefined],
  ['table.exr', rowsExr(128, 64).subarray(0, 500), /cut off/],
  ['rows-cut.exr', rowsExr(128, 64).subarray(0, -1), /cut off/],
  ['one-row.exr', rowsExr(128, 1), undefined],
  ['one-row-cut.exr', rowsExr(128, 1).subarray(0, -1), /cut off/],
  ['one-row-begun.exr', rowsExr(128, 1).subarray(0, -515), /cut off/],
  ['lobby-cut.exr', exr.subarray(0, -1), /cut off/],
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
      ['p.exr', rowsExr(128, 64).subarray(0, 600)],
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
