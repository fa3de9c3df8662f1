/** Values of the base64 alphabet by character code; 255 elsewhere. */
const values = (() => {
  const table = new Uint8Array(128).fill(255);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let value = 0; value < 64; value += 1) table[alphabet.charCodeAt(value)] = value;
  return table;
})();

/** Decodes base64 from `start` on (RFC 4648, with or without padding); undefined if it is not base64. */
export function decodeBase64(text: string, start: number): Uint8Array | undefined {
  let end = text.length;
  while (end > start && end > text.length - 2 && text[end - 1] === '=') end -= 1;
  const length = end - start;
  if (length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.trunc((length * 3) / 4));
  let buffered = 0;
  let bits = 0;
  let written = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? values[code] : 255;
    if (value === 255) return undefined;
    buffered = ((buffered << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[written] = (buffered >> bits) & 0xff;
      written += 1;
    }
  }
  return bytes;
}
