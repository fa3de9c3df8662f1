import assert from 'node:assert/strict';
import { FloatType } from 'three';
import { EXRLoader } from 'three/addons/loaders/EXRLoader.js';
import { encodeDepthExr } from '../../runner/images/index.js';

/** What three's reader finds in a channel, rows from the top. It reads only Y, so the other has that name for it. */
function read(bytes: Uint8Array, channel: 'Y' | 'Z') {
  const file = Uint8Array.from(bytes);
  if (channel === 'Z') {
    const start = Buffer.from(file.buffer).indexOf('chlist', 0, 'latin1');
    for (const [from, to] of [
      ['Y', 'W'],
      ['Z', 'Y'],
    ])
      file[Buffer.from(file.buffer).indexOf(`${from}\0`, start, 'latin1')] = to.charCodeAt(0);
  }
  const loader = new EXRLoader();
  loader.setDataType(FloatType);
  const { data, width, height } = loader.parse(file.buffer) as unknown as {
    data: Float32Array;
    width: number;
    height: number;
  };
  const channels = data.length / (width * height);
  const values = new Float32Array(width * height);
  // three's textures go from the bottom up.
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      values[y * width + x] = data[channels * ((height - 1 - y) * width + x)];
  return { width, height, values };
}

describe('depth as OpenEXR', () => {
  for (const [width, height] of [
    [1, 1],
    [5, 16],
    [17, 31],
    [33, 49],
    [640, 1],
    [1, 100],
  ]) {
    it(`is kept to the last bit at ${width} x ${height}`, () => {
      const smooth = Float32Array.from({ length: width * height }, (_, index) => 0.5 + index / 777);
      const bytes = encodeDepthExr(smooth, width, height);
      for (const channel of ['Y', 'Z'] as const) {
        const found = read(bytes, channel);
        assert.deepEqual([found.width, found.height], [width, height]);
        assert.deepEqual(found.values, smooth);
      }
    });
  }

  it('is kept where deflate makes it no smaller', () => {
    const depth = new Float32Array(40 * 40);
    const bits = new Uint32Array(depth.buffer);
    // Marsaglia's xorshift, kept to finite, positive numbers.
    let state = 2463534242;
    for (let index = 0; index < bits.length; index += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      bits[index] = (state >>> 0) % 0x7f000000;
    }
    const bytes = encodeDepthExr(depth, 40, 40);
    assert.ok(bytes.length >= depth.byteLength);
    assert.deepEqual(read(bytes, 'Z').values, depth);
  });

  it('has the attributes that the format asks for', () => {
    const text = Buffer.from(encodeDepthExr(new Float32Array(6), 3, 2)).toString('latin1');
    for (const name of [
      'channels\0chlist',
      'compression\0compression',
      'dataWindow\0box2i',
      'displayWindow\0box2i',
      'lineOrder\0lineOrder',
      'pixelAspectRatio\0float',
      'screenWindowCenter\0v2f',
      'screenWindowWidth\0float',
    ])
      assert.ok(text.includes(`${name}\0`), name);
  });

  it('has the same bytes for the same depths, and leaves them as they are', () => {
    const depth = Float32Array.from({ length: 600 }, (_, index) => index / 7);
    const before = depth.slice();
    assert.deepEqual(encodeDepthExr(depth, 30, 20), encodeDepthExr(depth.subarray(0), 30, 20));
    assert.deepEqual(depth, before);
  });

  it('refuses arrays of another size', () => {
    assert.throws(() => encodeDepthExr(new Float32Array(5), 2, 2), { code: 'wrong-size' });
  });
});
