import type { FileReader } from './file-reader.js';
import { sizeProblem, truncated } from './image-size.js';

/** Reads the container's length and the first chunk's size (RFC 9649). */
export function webpProblem(file: FileReader): string | undefined {
  const head = file.read(0, 30);
  if (head.length < 30 || head.readUInt32LE(4) + 8 > file.size) return truncated;
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return sizeProblem(head.readUInt16LE(26) & 0x3fff, head.readUInt16LE(28) & 0x3fff);
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return sizeProblem((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return sizeProblem(head.readUIntLE(24, 3) + 1, head.readUIntLE(27, 3) + 1);
    default:
      return 'Its first chunk is no image';
  }
}
