import type { FileReader } from './file-reader.js';
import { sizeProblem, truncated } from './image-size.js';

const mostHeaderBytes = 1 << 20;

/** Reads the header's attributes up to the data window, which has the size (OpenEXR file layout). */
export function exrProblem(file: FileReader): string | undefined {
  const head = file.read(0, mostHeaderBytes);
  if (head.length < 9) return truncated;
  const version = head[4];
  if (version !== 2) return `It is of version ${version} of OpenEXR; version 2 is read`;
  if ((head.readUInt32LE(4) & 0x1800) !== 0)
    return 'It has deep pixels or several parts; one flat part is read';
  let at = 8;
  let size: string | undefined | null = null;
  for (;;) {
    const name = textAt(head, at);
    if (name === undefined) return headerEnd(file);
    at += name.length + 1;
    if (name === '') break;
    const type = textAt(head, at);
    if (type === undefined || at + type.length + 5 > head.length) return headerEnd(file);
    at += type.length + 1;
    const length = head.readUInt32LE(at);
    at += 4;
    if (at + length > head.length) return headerEnd(file);
    if (name === 'dataWindow' && type === 'box2i' && length === 16) {
      const [left, top, right, bottom] = [0, 4, 8, 12].map((offset) => head.readInt32LE(at + offset));
      size = sizeProblem(right! - left! + 1, bottom! - top! + 1);
    }
    at += length;
  }
  if (size === null) return 'Its header does not say its size (dataWindow)';
  return size ?? chunkProblem(file, at);
}

function headerEnd(file: FileReader): string {
  return file.size > mostHeaderBytes ? 'Its header does not end' : truncated;
}

/** The table after the header says where each chunk begins: the first must lie within the file. */
function chunkProblem(file: FileReader, table: number): string | undefined {
  const first = file.read(table, 8);
  if (first.length < 8) return truncated;
  return first.readBigUInt64LE() >= BigInt(file.size) ? truncated : undefined;
}

function textAt(bytes: Buffer, at: number): string | undefined {
  const end = bytes.indexOf(0, at);
  return end < 0 ? undefined : bytes.toString('latin1', at, end);
}
