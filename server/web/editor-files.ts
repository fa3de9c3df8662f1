import type { EntryKind } from '../protocol.js';

/** What stands at a URI. Sizes in bytes, times in milliseconds since the epoch. */
export type Look =
  | { readonly kind: 'file'; readonly size: number; readonly mtime: number; readonly ctime: number }
  | { readonly kind: 'folder'; readonly entries: ReadonlyMap<string, EntryKind> }
  | { readonly kind: 'missing' }
  | { readonly kind: 'problem'; readonly problem: string };

export type Bytes = { readonly bytes: Uint8Array } | { readonly problem: string };

/** The largest file that is read through an editor, in bytes: it is in memory twice while it is handed over. */
export const mostFileBytes = 256 * 1024 ** 2;
/** The most names of a folder that are taken. */
export const mostNames = 20_000;
/** How long an editor may take for one answer, in milliseconds. */
const patience = 30_000;

/** The files that an editor has, by their URIs. Whatever the editor answers, the promises hold what their types say. */
export class EditorFiles {
  /** @param ask sends a request to the editor */
  constructor(private readonly ask: (method: string, parameters: object) => Promise<unknown>) {}

  async look(uri: string): Promise<Look> {
    return lookOf(await this.answer('specimen/look', { uri }));
  }

  async read(uri: string): Promise<Bytes> {
    const answer = await this.answer('specimen/read', { uri });
    const bytes = isRecord(answer) ? answer['bytes'] : undefined;
    if (!(bytes instanceof Uint8Array)) return { problem: problemOf(answer) };
    if (bytes.length > mostFileBytes) return { problem: tooLarge(bytes.length) };
    return { bytes };
  }

  /** Returns why the file was not written. */
  async write(uri: string, bytes: Uint8Array): Promise<string | undefined> {
    const answer = await this.answer('specimen/write', { uri, bytes });
    return answer === null ? undefined : problemOf(answer);
  }

  /** The editor's answer, or a problem in place of one that fails or does not come. */
  private async answer(method: string, parameters: object): Promise<unknown> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(() => resolve({ problem: 'The editor does not answer' }), patience);
    });
    try {
      return await Promise.race([this.ask(method, parameters), late]);
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Why a file of this many bytes is not read. */
export function tooLarge(bytes: number): string {
  return `It has ${Math.ceil(bytes / 1024 ** 2)} MiB; in an editor for the web files of at most ${mostFileBytes / 1024 ** 2} MiB are read`;
}

function lookOf(answer: unknown): Look {
  if (!isRecord(answer)) return { kind: 'problem', problem: problemOf(answer) };
  const { kind, size, mtime, ctime, entries } = answer;
  if (kind === 'missing') return { kind };
  if (kind === 'file' && isCount(size) && isCount(mtime) && isCount(ctime))
    return { kind, size, mtime, ctime };
  if (kind === 'folder' && Array.isArray(entries)) {
    if (entries.length > mostNames)
      return { kind: 'problem', problem: `The folder has more than ${mostNames} names` };
    return { kind, entries: new Map(entries.filter(isEntry)) };
  }
  return { kind: 'problem', problem: problemOf(answer) };
}

/** A name that could lead elsewhere is none. */
function isEntry(entry: unknown): entry is [string, EntryKind] {
  if (!Array.isArray(entry)) return false;
  const [name, kind] = entry as unknown[];
  const isName = typeof name === 'string' && name.length <= 1000 && !/^\.{0,2}$|[/\\\0]/.test(name);
  return isName && (kind === 'file' || kind === 'folder' || kind === 'link');
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function problemOf(answer: unknown): string {
  const problem = isRecord(answer) ? answer['problem'] : undefined;
  return typeof problem === 'string' && problem !== ''
    ? problem.slice(0, 500)
    : 'The editor did not say what is there';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
