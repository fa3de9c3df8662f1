import { exrProblem } from './exr.js';
import type { FileReader } from './file-reader.js';
import { hdrProblem } from './hdr.js';
import { jpegProblem } from './jpeg.js';
import { pngProblem } from './png.js';
import { type Format, formatNames, formatOfBytes, formatOfEnding } from './signature.js';
import { webpProblem } from './webp.js';

const readers: Partial<Record<Format, (file: FileReader) => string | undefined>> = {
  png: pngProblem,
  jpeg: jpegProblem,
  webp: webpProblem,
  exr: exrProblem,
  hdr: hdrProblem,
};

/**
 * What is wrong with an image or panorama: one sentence without its full stop. Looks at the headers and at whether the
 * file is whole; the pixels are decoded only when they are rendered.
 * @param path says by its ending what the file should hold
 */
export function imageProblem(path: string, file: FileReader): string | undefined {
  const due = formatOfEnding[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
  if (due === undefined) return undefined;
  if (file.size === 0) return 'The file is empty';
  const found = formatOfBytes(file.read(0, 16));
  if (found !== due) {
    const content = found ? `holds ${formatNames[found]}` : 'does not begin like one';
    return `By its ending it is ${formatNames[due]}, but it ${content}`;
  }
  return readers[due]?.(file);
}
