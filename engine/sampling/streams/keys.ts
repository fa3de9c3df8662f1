/**
 * Keys of the streams, folded along an address: root ("." name | "[" k "]" | "#" j)*. A key depends on the seed and
 * the address only, so it is made once and kept.
 *
 *   key(∅)      = SHA-256("specimen-draw-1\0" + decimal seed), first 8 bytes as two little-endian words
 *   key(p.name) = Philox(key p, [h0, h1, h2, 0xFFFFFFFE]), first two words; h = SHA-256(name), first 12 bytes
 *   key(p[k])   = Philox(key p, [k, 0, 0, 0xFFFFFFFF]), first two words
 *   key(p#j)    = Philox(key p, [j, 0, 0, 0xFFFFFFFD]), first two words
 *
 * A branch of a choice at p has a draw of its own at p.label; the uniform that decides whether it is chosen must not be
 * that one, so it has a key beside the addresses:
 *
 *   key(p, label) = Philox(key p, [h0, h1, h2, 0xFFFFFFFC]), first two words; h = SHA-256(label), first 12 bytes
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { philox } from './philox.js';

/** The key of a stream: two words, the key of Philox 4x32. */
export interface Key {
  readonly k0: number;
  readonly k1: number;
}

const NAME = 0xfffffffe;
const INDEX = 0xffffffff;
const COMPONENT = 0xfffffffd;
const BRANCH = 0xfffffffc;
const LARGEST_WORD = 0xffffffff;
const block = new Uint32Array(4);

function fold(key: Key, c0: number, c1: number, c2: number, kind: number): Key {
  philox(block, c0, c1, c2, kind, key.k0, key.k1);
  return { k0: block[0], k1: block[1] };
}

function littleEndianWord(bytes: Uint8Array, at: number): number {
  return (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0;
}

/** The first three words of SHA-256 of the name's UTF-8 bytes, after normalisation to NFC. */
function nameWords(name: string): readonly [number, number, number] {
  const hash = sha256(utf8ToBytes(name.normalize('NFC')));
  return [littleEndianWord(hash, 0), littleEndianWord(hash, 4), littleEndianWord(hash, 8)];
}

function requireWord(value: number, what: string): void {
  if (!Number.isInteger(value) || value < 0 || value > LARGEST_WORD) {
    throw new RangeError(`${what} must be a whole number from 0 to 4294967295, and is ${value}`);
  }
}

/** The key of the empty address. The seed is a whole number from 0 to 2⁵³ − 1. */
export function rootKey(seed: number): Key {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`the seed must be a whole number from 0 to 9007199254740991, and is ${seed}`);
  }
  const hash = sha256(utf8ToBytes(`specimen-draw-1\0${seed + 0}`));
  return { k0: littleEndianWord(hash, 0), k1: littleEndianWord(hash, 4) };
}

/** The key of the part of an address that is called `name`. */
export function childKey(key: Key, name: string): Key {
  const [h0, h1, h2] = nameWords(name);
  return fold(key, h0, h1, h2, NAME);
}

/** The key that decides whether a choice at an address takes the branch `label`. */
export function branchKey(key: Key, label: string): Key {
  const [h0, h1, h2] = nameWords(label);
  return fold(key, h0, h1, h2, BRANCH);
}

/** The key of the element k of an address. */
export function indexKey(key: Key, k: number): Key {
  requireWord(k, 'an index');
  return fold(key, k, 0, 0, INDEX);
}

/** The key of the component j of a tuple. */
export function componentKey(key: Key, j: number): Key {
  requireWord(j, 'a component');
  return fold(key, j, 0, 0, COMPONENT);
}

/** A key that keeps the keys below it. The hashes of names are shared by the whole tree. */
export class KeyNode implements Key {
  readonly k0: number;
  readonly k1: number;
  readonly #hashes: Map<string, readonly [number, number, number]>;
  readonly #children = new Map<string, KeyNode>();
  readonly #elements: (KeyNode | undefined)[] = [];
  readonly #components: (KeyNode | undefined)[] = [];
  readonly #branches = new Map<string, KeyNode>();

  private constructor(key: Key, hashes: Map<string, readonly [number, number, number]>) {
    this.k0 = key.k0;
    this.k1 = key.k1;
    this.#hashes = hashes;
  }

  /** The node of the empty address. */
  static root(seed: number): KeyNode {
    return new KeyNode(rootKey(seed), new Map());
  }

  /** The part called `name`. */
  child(name: string): KeyNode {
    return this.#named(this.#children, name, NAME);
  }

  /** What decides whether a choice takes the branch `label`. */
  branch(label: string): KeyNode {
    return this.#named(this.#branches, label, BRANCH);
  }

  #named(nodes: Map<string, KeyNode>, name: string, kind: number): KeyNode {
    let node = nodes.get(name);
    if (node === undefined) {
      let words = this.#hashes.get(name);
      if (words === undefined) {
        words = nameWords(name);
        this.#hashes.set(name, words);
      }
      node = new KeyNode(fold(this, words[0], words[1], words[2], kind), this.#hashes);
      nodes.set(name, node);
    }
    return node;
  }

  /** The element k. */
  at(k: number): KeyNode {
    let node = this.#elements[k];
    if (node === undefined) {
      node = new KeyNode(indexKey(this, k), this.#hashes);
      this.#elements[k] = node;
    }
    return node;
  }

  /** The component j. */
  component(j: number): KeyNode {
    let node = this.#components[j];
    if (node === undefined) {
      node = new KeyNode(componentKey(this, j), this.#hashes);
      this.#components[j] = node;
    }
    return node;
  }
}
