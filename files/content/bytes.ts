/** Bytes as numbers and letters, with nothing of Node. */

/** The numbers of some bytes, from their first on. */
export function numbersIn(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Bytes as the letters of Latin-1 (ISO/IEC 8859-1): each is the character of its number. */
export function latin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  const step = 8192;
  let text = '';
  for (let at = start; at < end; at += step)
    text += String.fromCharCode(...bytes.subarray(at, Math.min(end, at + step)));
  return text;
}
