import { latin1, numbersIn } from './bytes.js';
import { chunkProblem, type ExrHeader } from './exr-chunks.js';
import type { FileReader } from './file-reader.js';
import { sizeProblem, truncated } from './image-size.js';

const mostHeaderBytes = 1 << 20;

/** Reads the header's attributes, and looks whether the last of the chunks ends within the file (OpenEXR file layout). */
export function exrProblem(file: FileReader): string | undefined {
  const head = file.read(0, mostHeaderBytes);
  if (head.length < 9) return truncated;
  const numbers = numbersIn(head);
  const version = head[4];
  if (version !== 2) return `It is of version ${version} of OpenEXR; version 2 is read`;
  if ((numbers.getUint32(4, true) & 0x1800) !== 0)
    return 'It has deep pixels or several parts; one flat part is read';
  let at = 8;
  let header: Partial<ExrHeader> = {};
  for (;;) {
    const name = textAt(head, at);
    if (name === undefined) return headerEnd(file);
    at += name.length + 1;
    if (name === '') break;
    const type = textAt(head, at);
    if (type === undefined || at + type.length + 5 > head.length) return headerEnd(file);
    at += type.length + 1;
    const length = numbers.getUint32(at, true);
    at += 4;
    if (at + length > head.length) return headerEnd(file);
    header = { ...header, ...factOf(name, type, head.subarray(at, at + length)) };
    at += length;
  }
  const { width, height } = header;
  if (width === undefined || height === undefined) return 'Its header does not say its size (dataWindow)';
  return sizeProblem(width, height) ?? chunkProblem(file, at, { ...header, width, height });
}

/** What an attribute says of where the pixels are. */
function factOf(name: string, type: string, value: Uint8Array): Partial<ExrHeader> {
  const numbers = numbersIn(value);
  if (name === 'dataWindow' && type === 'box2i' && value.length === 16) {
    const [left, top, right, bottom] = [0, 4, 8, 12].map((offset) => numbers.getInt32(offset, true));
    return { width: right! - left! + 1, height: bottom! - top! + 1 };
  }
  if (name === 'compression' && value.length === 1) return { compression: value[0]! };
  if (name === 'tiles' && type === 'tiledesc' && value.length === 9)
    return { tile: { width: numbers.getUint32(0, true), height: numbers.getUint32(4, true) } };
  return {};
}

function headerEnd(file: FileReader): string {
  return file.size > mostHeaderBytes ? 'Its header does not end' : truncated;
}

function textAt(bytes: Uint8Array, at: number): string | undefined {
  const end = bytes.indexOf(0, at);
  return end < 0 ? undefined : latin1(bytes, at, end);
}
