import type { FileContent } from './types/type.js';

/**
 * The files that a spec may read: those in the folder of the main spec and below. Paths are relative to that folder, with
 * `/`. Handed in by the command line (Node), the language server or a test; nothing here reaches outside by itself.
 */
export interface SpecFiles {
  /** The text of a spec, or what keeps it from being read. */
  readSpec(path: string): ReadResult;
  /** The text of a table that was found, or what keeps it from being read. */
  readTable(path: string): ReadResult;
  /** The files that match a path in which `*`, `?` and `**` are wild, sorted by the bytes of their UTF-8. */
  find(pattern: string): readonly string[];
  /** Of a file that was found. */
  facts(path: string): FileFacts;
  /** What is wrong with a file that was found, if it cannot be used as `content`: one sentence. */
  problem(path: string, content: FileContent): string | undefined;
  /** The names of the nodes of a model that is fit for use, and their paths in its tree; left out where models are not read. */
  nodes?(path: string): readonly string[];
}

export type ReadResult =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly problem: string }
  | { readonly kind: 'outside'; readonly problem: string };

export interface FileFacts {
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  /** Other files that it names and that are read with it: the buffers and images of a `.gltf`. */
  readonly beside?: readonly string[];
}

/** Of the Encoding Standard: in Node, browsers and workers alike, but in none of the libraries that this room may see. */
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean },
) => { decode(bytes: Uint8Array): string };

/** The longest spec that is read, in bytes. */
export const maximumSpecBytes = 4 * 1024 * 1024;
/** The longest table that is read, in bytes. */
export const maximumTableBytes = 16 * 1024 * 1024;

/** The text of a spec's bytes, or what keeps them from being one. */
export function specText(bytes: Uint8Array): ReadResult {
  return textOf(bytes, 'a spec', maximumSpecBytes);
}

/** The text of a table's bytes, or what keeps them from being one. */
export function tableText(bytes: Uint8Array): ReadResult {
  return textOf(bytes, 'a table', maximumTableBytes);
}

function textOf(bytes: Uint8Array, what: string, most: number): ReadResult {
  if (bytes.length > most) {
    const size = (bytes.length / 1024 / 1024).toFixed(1);
    return {
      kind: 'unreadable',
      problem: `The file has ${size} MiB; ${what} has at most ${most / 1024 / 1024} MiB`,
    };
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) return { kind: 'unreadable', problem: `The file is not text: byte ${zero} is zero` };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'unreadable', problem: 'The file is not UTF-8 text' };
  }
}
