/**
 * Zip archives after PKWARE's APPNOTE 6.3.10, without its 64-bit extension: less than 65,535 files and 4 GB. Files have no
 * time of their own, so that the same files are the same bytes.
 */
import { crc32 } from './crc32.js';
import { deflated } from './deflated.js';

const [stored, deflate] = [0, 8];
const version = 20;
/** Names are UTF-8. */
const flags = 0x0800;
/** 1 January 1980, the first day that the format knows. */
const firstDay = 0x0021;

/** A file as an archive holds it. */
export interface ZipEntry {
  /** From the archive's root, with `/`. */
  readonly path: string;
  readonly method: number;
  readonly crc: number;
  /** Before it was packed. */
  readonly size: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** @param isPacked whether the file is as small as it can be already, as pictures are */
export async function zipEntry(
  path: string,
  content: Uint8Array<ArrayBuffer>,
  isPacked: boolean,
): Promise<ZipEntry> {
  const bytes = isPacked ? content : await deflated(content, 'deflate-raw');
  return { path, method: isPacked ? stored : deflate, crc: crc32(content), size: content.length, bytes };
}

/** The bytes that an entry takes in an archive, its two headers among them. */
export function bytesOfEntry({ path, bytes }: ZipEntry): number {
  return bytes.length + 76 + 2 * path.length;
}

/** The archive in pieces, to be put one after another. */
export function zipOf(entries: readonly ZipEntry[]): readonly Uint8Array<ArrayBuffer>[] {
  const files: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = new TextEncoder().encode(entry.path);
    const facts: readonly Field[] = [
      [2, version],
      [2, flags],
      [2, entry.method],
      [2, 0],
      [2, firstDay],
      [4, entry.crc],
      [4, entry.bytes.length],
      [4, entry.size],
      [2, name.length],
      [2, 0],
    ];
    const header = fields([[4, 0x04034b50], ...facts]);
    files.push(header, name, entry.bytes);
    // No comment, the first disk, no attributes inside or outside.
    directory.push(
      fields([[4, 0x02014b50], [2, version], ...facts, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]),
    );
    directory.push(name);
    offset += header.length + name.length + entry.bytes.length;
  }
  const length = directory.reduce((sum, each) => sum + each.length, 0);
  const count = entries.length;
  const end: readonly Field[] = [
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, length],
    [4, offset],
  ];
  return [...files, ...directory, fields([...end, [2, 0]])];
}

type Field = readonly [bytes: 2 | 4, value: number];

/** Little-endian. */
function fields(all: readonly Field[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(all.reduce((sum, [length]) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [length, value] of all) {
    if (length === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += length;
  }
  return bytes;
}
