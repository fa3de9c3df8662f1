/** Reads stretches of a file. */
export interface FileReader {
  readonly size: number;
  /** The bytes from `start` on, fewer where the file ends. */
  read(start: number, length: number): Uint8Array;
}

/** Reads stretches of bytes that are all there. */
export function readerOf(bytes: Uint8Array): FileReader {
  return {
    size: bytes.length,
    read: (start, length) => bytes.subarray(start, Math.max(start, start + length)),
  };
}
