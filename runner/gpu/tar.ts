/** The plain files of a tar archive (POSIX.1-1988 headers), by the last part of their names. */
export function* filesOfTar(
  archive: Uint8Array,
): Generator<{ readonly name: string; readonly bytes: Uint8Array }> {
  const text = new TextDecoder();
  const field = (at: number, length: number) =>
    text.decode(archive.subarray(at, at + length)).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const size = Number.parseInt(field(at + 124, 12).trim(), 8);
    if (!Number.isSafeInteger(size)) throw new Error('This is no tar archive.');
    const type = field(at + 156, 1);
    const name = field(at, 100).split('/').at(-1) ?? '';
    if (type === '0' || type === '') yield { name, bytes: archive.subarray(at + 512, at + 512 + size) };
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
