import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { BeingRead, type FileStats } from '../../files/content/file-tree.js';
import { keyOf } from '../open-documents.js';
import { type Bytes, type EditorFiles, type Look, mostFileBytes, tooLarge } from './editor-files.js';
import { Reading } from './reading.js';

/** How many files and folders are known at a time; one more, and all are forgotten. */
const mostLooks = 200_000;
/** What the bytes that have been looked at may take, in bytes; the oldest are let go. */
const mostUsedBytes = 128 * 1024 ** 2;

type FileLook = Extract<Look, { kind: 'file' }>;

interface Content {
  /** Of the file when it was read. */
  readonly stamp: string;
  readonly result:
    | { readonly kind: 'bytes'; readonly size: number; readonly sha256: string }
    | { readonly kind: 'problem'; readonly problem: string };
  /** Let go when memory is short: what was found in them is known. */
  bytes: Uint8Array | undefined;
  isUsed: boolean;
}

/**
 * The files of an editor as if they were at hand: what is known is answered at once; what is not is asked for, and
 * `BeingRead` is thrown. Each file is read once for its size and time, until the editor says that it has changed.
 */
export class ReadAhead {
  private readonly looks = new Map<string, Look>();
  private readonly contents = new Map<string, Content>();
  /** How often the editor said that what was asked for has changed: a clock may be coarse, or missing. */
  private readonly changes = new Map<string, number>();
  /** What is being looked at and has not changed since. */
  private readonly looking = new Set<string>();
  private readonly reading: Reading;
  /** The bytes of all files that were read. */
  bytesRead = 0;

  /** @param onNew told when something has come that was asked for */
  constructor(
    private readonly editor: EditorFiles,
    onNew: () => void,
  ) {
    this.reading = new Reading(onNew);
  }

  /** Settles when something has come, if anything is being read. */
  get pending(): Promise<void> | undefined {
    return this.reading.pending;
  }

  /** What stands at a URI. Throws `BeingRead`. */
  look(uri: string): Look {
    const key = keyOf(uri);
    const known = this.looks.get(key);
    if (known) return known;
    if (!this.changes.has(key)) this.changes.set(key, 0);
    this.reading.ask(`look ${key}`, 0, async () => {
      this.looking.add(key);
      const look = await this.editor.look(uri);
      // What has changed meanwhile is asked for again by whoever needs it.
      if (!this.looking.delete(key)) return;
      if (this.looks.size >= mostLooks) this.looks.clear();
      this.looks.set(key, look);
    });
    throw new BeingRead(uri);
  }

  /** Size and times of a file, as caches take them. The size is that of its bytes, once they have been read. */
  statsOf(uri: string, look: FileLook): FileStats {
    const key = keyOf(uri);
    const content = this.contents.get(key);
    const result = content?.stamp === this.stampOf(key, look) ? content.result : undefined;
    return {
      size: BigInt(result?.kind === 'bytes' ? result.size : look.size),
      mtimeMs: BigInt(look.mtime),
      mtimeNs: BigInt(look.mtime) * 1_000_000n,
      ctimeNs: BigInt(look.ctime) * 1_000_000n + BigInt(this.changes.get(key) ?? 0),
    };
  }

  /** The bytes of a file. Throws `BeingRead`, or what keeps it from being read. */
  bytes(uri: string): Uint8Array {
    const content = this.content(uri);
    content.isUsed = true;
    this.letGo(content);
    return content.bytes ?? this.ask(uri);
  }

  /** Throws the same. */
  sha256(uri: string): string {
    const { result } = this.content(uri);
    if (result.kind === 'problem') throw new Error(result.problem);
    return result.sha256;
  }

  /** What the editor says has changed, with all that is below; returns whether anything of it was known. */
  forget(uris: readonly string[]): boolean {
    let isKnown = false;
    for (const key of uris.map(keyOf)) {
      const isFolder = this.looks.get(key)?.kind === 'folder';
      const below = isFolder ? [...this.looks.keys()].filter((each) => each.startsWith(`${key}/`)) : [];
      const parent = key.slice(0, key.lastIndexOf('/'));
      for (const each of [parent, key, ...below]) if (this.looks.delete(each)) isKnown = true;
      for (const each of this.looking)
        if (each === parent || each === key || each.startsWith(`${key}/`)) this.looking.delete(each);
      for (const each of [key, ...below]) {
        this.contents.delete(each);
        const before = this.changes.get(each);
        if (before !== undefined) this.changes.set(each, before + 1);
      }
    }
    return isKnown;
  }

  private content(uri: string): Content {
    const key = keyOf(uri);
    const look = this.look(uri);
    if (look.kind !== 'file') throw new Error('The file is gone');
    const content = this.contents.get(key);
    if (content?.stamp !== this.stampOf(key, look)) return this.ask(uri);
    if (content.result.kind === 'problem') throw new Error(content.result.problem);
    return content;
  }

  private ask(uri: string): never {
    const key = keyOf(uri);
    const look = this.look(uri);
    if (look.kind !== 'file') throw new Error('The file is gone');
    if (look.size > mostFileBytes) throw new Error(tooLarge(look.size));
    const stamp = this.stampOf(key, look);
    this.reading.ask(`read ${key}`, look.size, async () => {
      const answer = await this.editor.read(uri);
      const bytes = 'bytes' in answer ? answer.bytes : undefined;
      this.bytesRead += bytes?.length ?? 0;
      this.contents.delete(key);
      this.contents.set(key, { stamp, result: resultOf(answer), bytes, isUsed: false });
    });
    throw new BeingRead(uri);
  }

  private stampOf(key: string, { size, mtime, ctime }: FileLook): string {
    return `${size} ${mtime} ${ctime} ${this.changes.get(key) ?? 0}`;
  }

  /** Bytes that nobody has looked at stay: they would be read again. So do those that are looked at now. */
  private letGo(now: Content): void {
    const used = [...this.contents.values()].filter(({ isUsed, bytes }) => isUsed && bytes);
    let held = used.reduce((sum, { bytes }) => sum + bytes!.length, 0);
    for (const content of used) {
      if (held <= mostUsedBytes) break;
      if (content === now) continue;
      held -= content.bytes!.length;
      content.bytes = undefined;
    }
  }
}

function resultOf(answer: Bytes): Content['result'] {
  if ('problem' in answer) return { kind: 'problem', problem: answer.problem };
  const { bytes } = answer;
  return { kind: 'bytes', size: bytes.length, sha256: bytesToHex(sha256(bytes)) };
}
