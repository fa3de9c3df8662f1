import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical.js';
import { meaning } from './meaning.js';
import type { Plan } from './plan.js';

/** The identity of the data that a plan makes: SHA-256 of the canonical form of its meaning, lower-case hexadecimal. */
export function meaningHash(plan: Plan): string {
  return fileHash(canonicalJson(meaning(plan)));
}

/** The identity of a plan's text as it was written: SHA-256 of its UTF-8 bytes, lower-case hexadecimal. */
export function fileHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
