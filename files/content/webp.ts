import { latin1, numbersIn } from './bytes.js';
import type { FileReader } from './file-reader.js';
import { sizeProblem, truncated } from './image-size.js';

/** Reads the container's length and the first chunk's size (RFC 9649). */
export function webpProblem(file: FileReader): string | undefined {
  const head = file.read(0, 30);
  const numbers = numbersIn(head);
  if (head.length < 30 || numbers.getUint32(4, true) + 8 > file.size) return truncated;
  switch (latin1(head, 12, 16)) {
    case 'VP8 ':
      return sizeProblem(numbers.getUint16(26, true) & 0x3fff, numbers.getUint16(28, true) & 0x3fff);
    case 'VP8L': {
      const bits = numbers.getUint32(21, true);
      return sizeProblem((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return sizeProblem((numbers.getUint32(23, true) >>> 8) + 1, (numbers.getUint32(26, true) >>> 8) + 1);
    default:
      return 'Its first chunk is no image';
  }
}
