import { latin1, numbersIn } from './bytes.js';
import type { FileReader } from './file-reader.js';
import { sizeProblem, truncated } from './image-size.js';

const mostChunks = 100_000;

/** Walks the chunks to the last one, `IEND` (ISO/IEC 15948). */
export function pngProblem(file: FileReader): string | undefined {
  const header = file.read(8, 16);
  if (header.length < 16) return truncated;
  if (latin1(header, 4, 8) !== 'IHDR') return 'It does not begin with an image header (IHDR)';
  const numbers = numbersIn(header);
  const size = sizeProblem(numbers.getUint32(8), numbers.getUint32(12));
  if (size !== undefined) return size;
  let at = 8;
  for (let chunk = 0; chunk < mostChunks; chunk++) {
    const start = file.read(at, 8);
    if (start.length < 8) return truncated;
    // Each chunk has its length, its name, its data and a checksum.
    at += 12 + numbersIn(start).getUint32(0);
    if (at > file.size) return truncated;
    if (latin1(start, 4) === 'IEND') return undefined;
  }
  return `It has more than ${mostChunks} chunks`;
}
