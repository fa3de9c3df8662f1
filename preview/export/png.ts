/**
 * Lossless PNG files (ISO/IEC 15948) from plain arrays: rows from the top, pixels from the left. A canvas can write neither
 * 16 bits nor, where the browser guards against fingerprints, what was drawn on it.
 */
import { crc32 } from './crc32.js';
import { deflated } from './deflated.js';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const [gray, trueColour] = [0, 2];

/**
 * @param values one number a pixel for gray, three for colours; 8 or 16 bits each, by the array
 * @throws RangeError where they are not as many as a picture of this size has
 */
export async function encodePng(
  values: Uint8Array | Uint16Array,
  width: number,
  height: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const channels = values.length / (width * height);
  if (channels !== 1 && channels !== 3) {
    throw new RangeError(`${values.length} numbers are no picture of ${width} x ${height} pixels`);
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header[8] = 8 * values.BYTES_PER_ELEMENT;
  header[9] = channels === 1 ? gray : trueColour;
  const lines = linesOf(values, width * channels, height);
  const chunks = [chunk('IHDR', header), chunk('IDAT', await deflated(lines, 'deflate')), chunk('IEND')];
  return joined([signature, ...chunks]);
}

/** Each line as differences from the pixels above (filter 2), big-endian, which deflate makes small. */
function linesOf(
  values: Uint8Array | Uint16Array,
  lineValues: number,
  height: number,
): Uint8Array<ArrayBuffer> {
  const lineBytes = lineValues * values.BYTES_PER_ELEMENT;
  const bytes = bigEndian(values);
  const lines = new Uint8Array(height * (lineBytes + 1));
  for (let row = 0; row < height; row += 1) {
    const [from, to] = [row * lineBytes, row * (lineBytes + 1)];
    lines[to] = 2;
    for (let at = 0; at < lineBytes; at += 1) {
      const above = row === 0 ? 0 : bytes[from - lineBytes + at]!;
      lines[to + 1 + at] = bytes[from + at]! - above;
    }
  }
  return lines;
}

function bigEndian(values: Uint8Array | Uint16Array): Uint8Array {
  if (values instanceof Uint8Array) return values;
  const view = new DataView(new ArrayBuffer(values.byteLength));
  for (let at = 0; at < values.length; at += 1) view.setUint16(2 * at, values[at]!);
  return new Uint8Array(view.buffer);
}

function chunk(type: string, data: Uint8Array = new Uint8Array()): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
