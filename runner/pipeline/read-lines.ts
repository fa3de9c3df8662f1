import type { OpenedFile } from './disk.js';

const chunkBytes = 1 << 16;
/** A longer line is none that a run has written: a thousand images of a sample have half as much. */
export const longestLine = 1 << 24;

export interface Line {
  readonly text: string;
  /** Where in the file it begins, in bytes. */
  readonly offset: number;
}

/** The lines of a file from an offset on, without their line feeds. What follows the last line feed is no line. */
export async function* readLines(file: OpenedFile, from = 0): AsyncGenerator<Line> {
  let rest = Buffer.alloc(0);
  let offset = from;
  for (;;) {
    const chunk = await file.read(offset + rest.length, chunkBytes);
    if (chunk.length === 0) return;
    let text = Buffer.concat([rest, chunk]);
    for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10)) {
      yield { text: text.toString('utf8', 0, end), offset };
      offset += end + 1;
      text = text.subarray(end + 1);
    }
    if (text.length > longestLine) return;
    rest = text;
  }
}
