import assert from 'node:assert/strict';
import sharp from 'sharp';
import {
  encodeClassesPng,
  encodeDepthPng,
  encodeGray16,
  encodeIdsPng,
  encodeNormalsPng16,
  encodeRgb,
  encodeRgb16,
} from '../../runner/images/index.js';
import { readPng } from './support/read-png.js';

/** Numbers below `end` that look like chance. */
function scattered(count: number, end: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.floor((((index + 1) * 0.754877666) % 1) * end));
}

describe('PNG files', () => {
  for (const [width, height] of [
    [1, 1],
    [7, 3],
    [64, 33],
  ]) {
    it(`keep 8-bit RGB of ${width} x ${height} pixels`, async () => {
      const values = scattered(3 * width * height, 256);
      const bytes = await encodeRgb(Uint8Array.from(values), width, height);
      const read = readPng(bytes);
      assert.deepEqual([read.width, read.height, read.depth, read.colourType], [width, height, 8, 2]);
      assert.deepEqual(read.values, values);
      assert.deepEqual([...(await sharp(bytes).raw().toBuffer())], values);
    });

    it(`keep 16 bits of ${width} x ${height} pixels, gray and RGB`, async () => {
      const gray = scattered(width * height, 65536);
      const grayPng = readPng(await encodeGray16(Uint16Array.from(gray), width, height));
      assert.deepEqual(
        [grayPng.width, grayPng.height, grayPng.depth, grayPng.colourType],
        [width, height, 16, 0],
      );
      assert.deepEqual(grayPng.values, gray);
      const rgb = scattered(3 * width * height, 65536);
      const rgbPng = readPng(await encodeRgb16(Uint16Array.from(rgb), width, height));
      assert.deepEqual([rgbPng.depth, rgbPng.colourType], [16, 2]);
      assert.deepEqual(rgbPng.values, rgb);
    });
  }

  it('keep every 16-bit number', async () => {
    const values = Uint16Array.from({ length: 65536 }, (_, value) => value);
    assert.deepEqual(readPng(await encodeGray16(values, 256, 256)).values, [...values]);
  });

  it('have no palette, even for few colours, and no text or time', async () => {
    const { chunks } = readPng(await encodeRgb(new Uint8Array(300), 10, 10));
    for (const type of chunks) assert.ok(['IHDR', 'pHYs', 'IDAT', 'IEND'].includes(type), type);
  });

  it('have the same bytes for the same pixels', async () => {
    const rgb = Uint8Array.from(scattered(3 * 50 * 40, 256));
    const [first, second] = await Promise.all([encodeRgb(rgb, 50, 40), encodeRgb(rgb.slice(), 50, 40)]);
    assert.deepEqual(first, second);
  });

  it('refuse arrays of another size', async () => {
    for (const [length, width, height] of [
      [3, 2, 2],
      [0, 0, 0],
      [12, 2.5, 1.6],
      [12, -2, -2],
      [12, Number.NaN, 2],
    ])
      await assert.rejects(encodeRgb(new Uint8Array(length), width, height), { code: 'wrong-size' });
  });

  it('have depth in whole millimetres, 0 for nothing and beyond 65.535 m', async () => {
    const depth = Float32Array.of(
      0,
      1,
      0.0004,
      1.2345,
      65.535,
      65.54,
      1e9,
      Number.POSITIVE_INFINITY,
      Number.NaN,
      -1,
    );
    const { values } = readPng(await encodeDepthPng(depth, 10, 1));
    // 1.2345 as a float32 is 1.2345000505…
    assert.deepEqual(values, [0, 1000, 0, 1235, 65535, 0, 0, 0, 0, 0]);
  });

  it('have normals from 0 to 65535, and black where nothing is', async () => {
    const normals = Float32Array.of(0, 0, 0, 0, 0, -1, 1, 0, 0, 0, 0.6, -0.8, 1.5, Number.NaN, -2);
    const { values } = readPng(await encodeNormalsPng16(normals, 5, 1));
    const half = 32768;
    assert.deepEqual(values.slice(0, 9), [0, 0, 0, half, half, 0, 65535, half, half]);
    // (0.6 + 1) / 2 * 65535 = 52428; (-0.8 + 1) / 2 * 65535 = 6553.5, of the float32 below it.
    assert.deepEqual(values.slice(9, 12), [half, 52428, 6553]);
    assert.deepEqual(values.slice(12), [65535, 0, 0]);
  });

  it('have ids as they are, and refuse those above 65535', async () => {
    const { values } = readPng(await encodeIdsPng(Uint32Array.of(0, 1, 65535), 3, 1));
    assert.deepEqual(values, [0, 1, 65535]);
    await assert.rejects(encodeIdsPng(Uint32Array.of(0, 65536), 2, 1), (error: Error & { code: string }) => {
      assert.equal(error.code, 'too-many-ids');
      assert.match(error.message, /65536.*65535/);
      return true;
    });
  });

  it('have classes as they are', async () => {
    const { depth, values } = readPng(await encodeClassesPng(Uint16Array.of(0, 11, 65535, 1), 2, 2));
    assert.deepEqual([depth, ...values], [16, 0, 11, 65535, 1]);
  });
});
