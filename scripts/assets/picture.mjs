// Pictures as plain pixels: { width, height, data }, rows from the top, four bytes a pixel, sRGB and opacity.
import { crc32, deflateSync } from 'node:zlib';
import jpeg from 'jpeg-js';
import { clamp, mix, settle } from './numbers.mjs';

/** A picture whose pixel at (u, v), each in 0..1 from the top left, is `colorAt(u, v)`: [r, g, b] or [r, g, b, a], 0 to 255. */
export function paint(width, height, colorAt) {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const color = colorAt((column + 0.5) / width, (row + 0.5) / height);
      for (let channel = 0; channel < color.length; channel++)
        data[(row * width + column) * 4 + channel] = Math.round(settle(clamp(color[channel], 0, 255)));
    }
  }
  return { width, height, data };
}

/** The colour [r, g, b] of a picture at (u, v), between its four nearest pixels; beyond its edges that of the edge. */
export function colorOf({ width, height, data }, u, v) {
  const [x, y] = [clamp(u * width - 0.5, 0, width - 1), clamp(v * height - 0.5, 0, height - 1)];
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, bottom] = [Math.min(left + 1, width - 1), Math.min(top + 1, height - 1)];
  return [0, 1, 2].map((channel) => {
    const at = (column, row) => data[(row * width + column) * 4 + channel];
    const upper = mix(at(left, top), at(right, top), x - left);
    return mix(upper, mix(at(left, bottom), at(right, bottom), x - left), y - top);
  });
}

/** A glTF map of roughness (green) and metal (blue): `valueAt(u, v)` gives [roughness, metallic], each in 0..1. */
export const paintRoughness = (width, height, valueAt) =>
  paint(width, height, (u, v) => {
    const [roughness, metallic] = valueAt(u, v);
    return [255, roughness * 255, metallic * 255];
  });

/**
 * A glTF normal map of the relief `heightAt(u, v)`, metres, on a surface whose texture is `size` = [width, height] metres.
 */
export function paintRelief(width, height, size, heightAt) {
  const step = [0.5 / width, 0.5 / height];
  return paint(width, height, (u, v) => {
    const right = (heightAt(u + step[0], v) - heightAt(u - step[0], v)) / (2 * step[0] * size[0]);
    const down = (heightAt(u, v + step[1]) - heightAt(u, v - step[1])) / (2 * step[1] * size[1]);
    const length = Math.sqrt(right * right + down * down + 1);
    return [-right / length, down / length, 1 / length].map((value) => (value * 0.5 + 0.5) * 255);
  });
}

export const encodeJpeg = (picture, quality = 88) => jpeg.encode(picture, quality).data;

function pngChunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** The bytes of a PNG with opacity, 8 bits a channel, unfiltered (W3C PNG, third edition). */
export function encodePng({ width, height, data }) {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const rows = Buffer.alloc(height * (width * 4 + 1));
  for (let row = 0; row < height; row++)
    rows.set(data.subarray(row * width * 4, (row + 1) * width * 4), row * (width * 4 + 1) + 1);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows, { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}
