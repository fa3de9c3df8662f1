import { inflateSync } from 'node:zlib';

export interface ReadPng {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** 0 gray, 2 RGB, 3 palette. */
  readonly colourType: number;
  /** The types of all chunks, in order. */
  readonly chunks: readonly string[];
  /** The samples in order, 8 or 16 bits each. */
  readonly values: readonly number[];
}

/** Reads a PNG without interlacing, gray or RGB, after the PNG specification (ISO/IEC 15948). */
export function readPng(bytes: Uint8Array): ReadPng {
  const file = Buffer.from(bytes);
  if (file.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('no PNG');
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const typed = file.subarray(at + 4, at + 8 + length);
    if (crc(typed) !== file.readUInt32BE(at + 8 + length)) throw new Error('wrong check sum');
    chunks.push({ type: typed.toString('latin1', 0, 4), data: typed.subarray(4) });
    at += 12 + length;
  }
  const header = chunks[0].data;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colourType, , , interlace] = header.subarray(8);
  if (interlace !== 0) throw new Error('interlaced');
  const channels = colourType === 2 ? 3 : 1;
  const pixelBytes = (channels * depth) / 8;
  const data = inflateSync(
    Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)),
  );
  const lines = unfiltered(data, width * pixelBytes, height, pixelBytes);
  const values: number[] = [];
  for (let at = 0; at < lines.length; at += depth / 8)
    values.push(depth === 16 ? lines.readUInt16BE(at) : lines[at]);
  return { width, height, depth, colourType, chunks: chunks.map(({ type }) => type), values };
}

function unfiltered(data: Buffer, lineBytes: number, height: number, pixelBytes: number): Buffer {
  const lines = Buffer.alloc(lineBytes * height);
  for (let row = 0; row < height; row += 1) {
    const filter = data[row * (lineBytes + 1)];
    for (let place = 0; place < lineBytes; place += 1) {
      const at = row * lineBytes + place;
      const left = place >= pixelBytes ? lines[at - pixelBytes] : 0;
      const up = row > 0 ? lines[at - lineBytes] : 0;
      const corner = row > 0 && place >= pixelBytes ? lines[at - lineBytes - pixelBytes] : 0;
      const foretold = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      lines[at] = data[row * (lineBytes + 1) + 1 + place] + foretold;
    }
  }
  return lines;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function crc(bytes: Buffer): number {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}
