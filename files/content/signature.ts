import { latin1 } from './bytes.js';

export type Format = 'png' | 'jpeg' | 'webp' | 'exr' | 'hdr' | 'gif' | 'bmp' | 'tiff' | 'glb';

export const formatNames: Readonly<Record<Format, string>> = {
  png: 'a PNG image',
  jpeg: 'a JPEG image',
  webp: 'a WebP image',
  exr: 'an OpenEXR image',
  hdr: 'a Radiance HDR image',
  gif: 'a GIF image',
  bmp: 'a BMP image',
  tiff: 'a TIFF image',
  glb: 'a GLB model',
};

/** The format by the ending of its files. */
export const formatOfEnding: Readonly<Record<string, Format>> = {
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  webp: 'webp',
  exr: 'exr',
  hdr: 'hdr',
};

const starts: readonly (readonly [Format, string])[] = [
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['exr', '\x76\x2f\x31\x01'],
  ['hdr', '#?RADIANCE'],
  ['hdr', '#?RGBE'],
  ['gif', 'GIF8'],
  ['bmp', 'BM'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['glb', 'glTF'],
];

/** The format that the first bytes of a file (16 are enough) say it has. */
export function formatOfBytes(head: Uint8Array): Format | undefined {
  const text = latin1(head);
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  return starts.find(([, start]) => text.startsWith(start))?.[0];
}
