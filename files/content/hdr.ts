import { latin1 } from './bytes.js';
import type { FileReader } from './file-reader.js';
import { sizeProblem, truncated } from './image-size.js';

const mostHeaderBytes = 65_536;

/** Reads the header's lines and the line of the size (Radiance's picture file format). */
export function hdrProblem(file: FileReader): string | undefined {
  const text = latin1(file.read(0, mostHeaderBytes));
  const end = text.indexOf('\n\n');
  if (end < 0) return file.size > mostHeaderBytes ? 'Its header does not end' : truncated;
  const format = /^FORMAT=(.*)$/m.exec(text.slice(0, end))?.[1]?.trim();
  if (format !== undefined && format !== '32-bit_rle_rgbe' && format !== '32-bit_rle_xyze') {
    return `Its pixels have the unknown format ${JSON.stringify(format.slice(0, 40))}`;
  }
  const size = /^([-+][XY]) (\d{1,9}) ([-+][XY]) (\d{1,9})\n/.exec(text.slice(end + 2));
  if (!size) return 'Its header does not say its size';
  const [, first, a, , b] = size;
  const [height, width] = first!.endsWith('Y') ? [Number(a), Number(b)] : [Number(b), Number(a)];
  return sizeProblem(width, height);
}
