import { latin1, numbersIn } from './bytes.js';
import type { FileReader } from './file-reader.js';
import { sizeProblem, truncated } from './image-size.js';

const mostSegments = 10_000;
/** Some writers leave padding behind the end of the image. */
const tailBytes = 65_536;

/** Walks the segments to the frame header, which has the size, and looks for the end of the image (ITU-T T.81). */
export function jpegProblem(file: FileReader): string | undefined {
  let at = 2;
  for (let segment = 0; segment < mostSegments; segment++) {
    const start = file.read(at, 9);
    if (start.length < 9) return truncated;
    if (start[0] !== 0xff) return `Byte ${at} does not begin a segment`;
    const marker = start[1]!;
    const numbers = numbersIn(start);
    if (marker === 0xff) {
      at += 1; // Padding before a marker.
    } else if (isFrameHeader(marker)) {
      return sizeProblem(numbers.getUint16(7), numbers.getUint16(5)) ?? endProblem(file);
    } else if (marker === 0xda) {
      return 'Its image data come before its frame header';
    } else {
      at += 2 + numbers.getUint16(2);
    }
  }
  return `It has more than ${mostSegments} segments before its frame header`;
}

/** SOF0 to SOF15, without the tables and the arithmetic conditioning that lie between them. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function endProblem(file: FileReader): string | undefined {
  const tail = file.read(Math.max(0, file.size - tailBytes), tailBytes);
  return latin1(tail).includes('\xff\xd9') ? undefined : truncated;
}
