/**
 * Depth as an OpenEXR file of 32-bit floats, scan lines in blocks of 16, ZIP compression. Written after "The OpenEXR file
 * layout" and the description of its ZIP compression (openexr.com).
 *
 * The depths are there twice: as `Z`, the channel for depth, and as `Y`, the one for gray, since OpenCV reads zeros from a
 * file that has only `Z`. Deflate finds the second to be a copy, so it takes little room.
 */
import { deflateSync } from 'node:zlib';
import { checkSize } from './image-error.js';

const magicNumber = 20000630;
const version = 2;
const floatPixels = 2;
const zipCompression = 3;
const linesPerBlock = 16;
/** In the order of their names, as the format asks. */
const channelNames = ['Y', 'Z'];
const bytesPerPixel = 4;

/**
 * @param depth metres along the axis of view, rows from the top; 0 where nothing is seen. Kept to the last bit
 * @throws ImageError `wrong-size`
 */
export function encodeDepthExr(depth: Float32Array, width: number, height: number): Uint8Array {
  checkSize(depth.length, width, height, 1);
  const pixels = littleEndian(depth);
  const header = headerOf(width, height);
  const blocks: Buffer[] = [];
  for (let top = 0; top < height; top += linesPerBlock) {
    const bottom = Math.min(height, top + linesPerBlock);
    blocks.push(blockOf(top, linesOf(pixels, width * bytesPerPixel, top, bottom)));
  }
  const offsets = Buffer.alloc(8 * blocks.length);
  let offset = header.length + offsets.length;
  for (const [index, block] of blocks.entries()) {
    offsets.writeBigUInt64LE(BigInt(offset), 8 * index);
    offset += block.length;
  }
  return Buffer.concat([header, offsets, ...blocks]);
}

function littleEndian(values: Float32Array): Buffer {
  const bytes = Buffer.from(values.slice().buffer);
  const isLittle = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
  return isLittle ? bytes : bytes.swap32();
}

function headerOf(width: number, height: number): Buffer {
  const window = ints(0, 0, width - 1, height - 1);
  return Buffer.concat([
    ints(magicNumber, version),
    attribute('channels', 'chlist', channels()),
    attribute('compression', 'compression', Buffer.of(zipCompression)),
    attribute('dataWindow', 'box2i', window),
    attribute('displayWindow', 'box2i', window),
    attribute('lineOrder', 'lineOrder', Buffer.of(0)),
    attribute('pixelAspectRatio', 'float', floats(1)),
    attribute('screenWindowCenter', 'v2f', floats(0, 0)),
    attribute('screenWindowWidth', 'float', floats(1)),
    Buffer.of(0),
  ]);
}

/** The list of channels: name, type of the pixels, whether perceptually linear (with padding), sampling in x and y. */
function channels(): Buffer {
  const each = channelNames.map((name) =>
    Buffer.concat([text(name), ints(floatPixels), Buffer.alloc(4), ints(1, 1)]),
  );
  return Buffer.concat([...each, Buffer.of(0)]);
}

/** Each line once for each channel. */
function linesOf(pixels: Buffer, lineBytes: number, top: number, bottom: number): Buffer {
  const lines: Buffer[] = [];
  for (let row = top; row < bottom; row += 1) {
    const line = pixels.subarray(row * lineBytes, (row + 1) * lineBytes);
    for (const _ of channelNames) lines.push(line);
  }
  return Buffer.concat(lines);
}

function attribute(name: string, type: string, value: Buffer): Buffer {
  return Buffer.concat([text(name), text(type), ints(value.length), value]);
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`, 'latin1');
}

function ints(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeInt32LE(value, 4 * index);
  return bytes;
}

function floats(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeFloatLE(value, 4 * index);
  return bytes;
}

/** The lines of one block. What deflate does not make smaller is stored as it is; readers see that by the size. */
function blockOf(top: number, lines: Buffer): Buffer {
  const packed = deflateSync(predicted(lines), { level: 4 });
  const data = packed.length < lines.length ? packed : lines;
  return Buffer.concat([ints(top, data.length), data]);
}

/** The bytes at even places, then those at odd places; then each as its difference from the one before, plus 128. */
function predicted(lines: Buffer): Buffer {
  const result = Buffer.alloc(lines.length);
  const half = (lines.length + 1) >> 1;
  for (let index = 0; index < lines.length; index += 1)
    result[(index >> 1) + (index & 1 ? half : 0)] = lines[index]!;
  for (let index = result.length - 1; index > 0; index -= 1)
    result[index] = (result[index]! - result[index - 1]! + 128) & 255;
  return result;
}
