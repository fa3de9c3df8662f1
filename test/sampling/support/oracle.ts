/**
 * The rules of drawing (semantics 1 to 6) written a second time, after their text only: SHA-256 from Node, Philox 4x32-10
 * in whole numbers of any size.
 */
import { createHash } from 'node:crypto';

type Words = readonly [bigint, bigint, bigint, bigint];
type Key = readonly [bigint, bigint];

const mask = 0xffffffffn;

function philox(counter: Words, key: Key): Words {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round += 1) {
    const product0 = 0xd2511f53n * c0;
    const product1 = 0xcd9e8d57n * c2;
    [c0, c1, c2, c3] = [
      (product1 >> 32n) ^ c1 ^ k0,
      product1 & mask,
      (product0 >> 32n) ^ c3 ^ k1,
      product0 & mask,
    ];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return [c0, c1, c2, c3];
}

function words(text: string): readonly bigint[] {
  const hash = createHash('sha256').update(text.normalize('NFC'), 'utf8').digest();
  return [0, 4, 8].map((at) => BigInt(hash.readUInt32LE(at)));
}

function fold(key: Key, counter: Words): Key {
  const [k0, k1] = philox(counter, key);
  return [k0, k1];
}

/** The key of an address such as `Scene.things[3].size#1`; after `|`, the label of a branch whose luck is asked. */
export function keyAt(seed: number, address: string): Key {
  const [k0, k1] = words(`specimen-draw-1\0${seed}`);
  let key: Key = [k0, k1];
  for (const [, name, index, component, label] of address.matchAll(
    /(?:^|\.)([^.[#|]+)|\[(\d+)\]|#(\d+)|\|(.+)/g,
  )) {
    if (index !== undefined) key = fold(key, [BigInt(index), 0n, 0n, 0xffffffffn]);
    else if (component !== undefined) key = fold(key, [BigInt(component), 0n, 0n, 0xfffffffdn]);
    else {
      const [h0, h1, h2] = words(name ?? label);
      key = fold(key, [h0, h1, h2, name === undefined ? 0xfffffffcn : 0xfffffffen]);
    }
  }
  return key;
}

/** The uniform number of an address, a sample, an attempt and a block. */
export function uniform(seed: number, address: string, sample: number, attempt = 0, block = 0): number {
  const whole = BigInt(sample);
  const [w0, w1] = philox([BigInt(block), whole & mask, whole >> 32n, BigInt(attempt)], keyAt(seed, address));
  return (Number(w0 >> 6n) * 2 ** 26 + Number(w1 >> 6n) + 0.5) * 2 ** -52;
}
