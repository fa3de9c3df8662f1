type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes made smaller by the browser. @param format with zlib's frame, as PNG has it, or bare, as zip has it */
export async function deflated(bytes: Bytes, format: 'deflate' | 'deflate-raw'): Promise<Bytes> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream(format));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
