/** A GLB of a JSON document and a buffer (glTF 2.0, section 4.4). */
export function glb(document: object, buffer: Buffer): Buffer {
  const text = JSON.stringify(document);
  const body = Buffer.concat([
    chunk('JSON', Buffer.from(text.padEnd(fourfold(text.length)))),
    chunk('BIN\0', Buffer.concat([buffer, Buffer.alloc(fourfold(buffer.length) - buffer.length)])),
  ]);
  const head = Buffer.from('glTF\x02\0\0\0\0\0\0\0', 'latin1');
  head.writeUInt32LE(head.length + body.length, 8);
  return Buffer.concat([head, body]);
}

function chunk(name: string, bytes: Buffer): Buffer {
  const start = Buffer.from(`\0\0\0\0${name}`, 'latin1');
  start.writeUInt32LE(bytes.length);
  return Buffer.concat([start, bytes]);
}

function fourfold(length: number): number {
  return Math.ceil(length / 4) * 4;
}
