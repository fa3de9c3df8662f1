import type { FileReader } from './file-reader.js';
import { sizeProblem, truncated } from './image-size.js';

const mostChunks = 100_000;

/** Walks the chunks to the last one, `IEND` (ISO/IEC 15948). */
export function pngProblem(file: FileReader): string | undefined {
  const header = file.read(8, 16);
  if (header.length < 16) return truncated;
  if (header.toString('latin1', 4, 8) !== 'IHDR') return 'It does not begin with an image header (IHDR)';
  const size = sizeProblem(header.readUInt32BE(8), header.readUInt32BE(12));
  if (size !== undefined) return size;
  let at = 8;
  for (let chunk = 0; chunk < mostChunks; chunk++) {
    const start = file.read(at, 8);
    if (start.length < 8) return truncated;
    // Each chunk has its length, its name, its data and a checksum.
    at += 12 + start.readUInt32BE(0);
    if (at > file.size) return truncated;
    if (start.toString('latin1', 4) === 'IEND') return undefined;
  }
  return `It has more than ${mostChunks} chunks`;
}
