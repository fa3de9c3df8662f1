import { numbersIn } from './bytes.js';
import type { FileReader } from './file-reader.js';
import { truncated } from './image-size.js';

/** What the header of a flat OpenEXR image says of where its pixels are. */
export interface ExrHeader {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly compression?: number;
  /** Where the pixels are in tiles and not in rows; in pixels. */
  readonly tile?: { readonly width: number; readonly height: number };
}

/** Rows of a chunk, by the compression's number: none, RLE, ZIPS, ZIP, PIZ, PXR24, B44, B44A, DWAA, DWAB. */
const rowsOfChunk = [1, 1, 1, 16, 32, 16, 32, 32, 32, 256];
const mostChunks = 1 << 20;

/**
 * What is wrong with the chunks of an image: the table at `table`, behind the header, says where each begins, and the one
 * that begins last must end within the file. Of an image in several sizes, those of the largest are looked at.
 */
export function chunkProblem(file: FileReader, table: number, header: ExrHeader): string | undefined {
  const count = countOf(header);
  if (typeof count === 'string') return count;
  const bytes = file.read(table, 8 * count);
  if (bytes.length < 8 * count) return truncated;
  const starts = numbersIn(bytes);
  let last = 0n;
  for (let chunk = 0; chunk < count; chunk++) {
    const start = starts.getBigUint64(8 * chunk, true);
    // A writer that was stopped leaves zeros in the table.
    if (start < table + bytes.length) return truncated;
    if (start > last) last = start;
  }
  if (last >= BigInt(file.size)) return truncated;
  // A chunk begins with its place (a row, or a tile's column, row and two levels), and then the bytes of its data.
  const sizeAt = header.tile ? 16 : 4;
  const start = file.read(Number(last), sizeAt + 4);
  if (start.length < sizeAt + 4) return truncated;
  const end = Number(last) + sizeAt + 4 + numbersIn(start).getUint32(sizeAt, true);
  return end > file.size ? truncated : undefined;
}

/** How many chunks there are, or why that can't be said. */
function countOf({ width, height, compression = 0, tile }: ExrHeader): number | string {
  const rows = rowsOfChunk[compression];
  if (rows === undefined) return `Its compression has the unknown number ${compression}`;
  if (tile?.width === 0 || tile?.height === 0) return 'Its tiles have no pixels';
  const count = tile
    ? Math.ceil(width / tile.width) * Math.ceil(height / tile.height)
    : Math.ceil(height / rows);
  return count > mostChunks ? `It has more than ${mostChunks} chunks` : count;
}
