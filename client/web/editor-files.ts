import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  EntryKind,
  LookAnswer,
  LookParameters,
  ReadAnswer,
  ReadParameters,
  WriteAnswer,
  WriteParameters,
} from '../../server/protocol.js';

/** The largest file that is handed to the server, in bytes. */
const mostBytes = 256 * 1024 ** 2;

/** Looks at files for a server that has none: below the folders that are open, and those of open specs. */
export class EditorFiles {
  private readonly chosen: Uri[] = [];

  /** @param shipped a folder of the extension that may be read too */
  constructor(private readonly shipped: Uri) {}

  /** A folder that the user chose. */
  allow(folder: Uri): void {
    this.chosen.push(folder);
  }

  answer(client: BaseLanguageClient): void {
    client.onRequest<LookAnswer, void>('specimen/look', ({ uri }: LookParameters) =>
      this.look(Uri.parse(uri)),
    );
    client.onRequest<ReadAnswer, void>('specimen/read', ({ uri }: ReadParameters) =>
      this.read(Uri.parse(uri)),
    );
    client.onRequest<WriteAnswer, void>('specimen/write', ({ uri, bytes }: WriteParameters) =>
      this.write(Uri.parse(uri), bytes),
    );
  }

  private async look(uri: Uri): Promise<LookAnswer> {
    if (!this.mayRead(uri)) return notAllowed(uri);
    try {
      const { type, size, mtime, ctime } = await workspace.fs.stat(uri);
      if ((type & FileType.Directory) === 0)
        return { kind: 'file', size, mtime: Math.trunc(mtime), ctime: Math.trunc(ctime) };
      const entries = await workspace.fs.readDirectory(uri);
      return { kind: 'folder', entries: entries.map(([name, each]) => [name, kindOf(each)]) };
    } catch (error) {
      if (isMissing(error)) return { kind: 'missing' };
      return { kind: 'problem', problem: messageOf(error) };
    }
  }

  private async read(uri: Uri): Promise<ReadAnswer> {
    try {
      // What is shipped comes from a site, which answers for whole files alone.
      if (isBelow(uri, this.shipped)) return { bytes: await workspace.fs.readFile(uri) };
      if (!this.mayRead(uri)) return notAllowed(uri);
      const { size } = await workspace.fs.stat(uri);
      if (size > mostBytes) return { problem: `It has more than ${mostBytes / 1024 ** 2} MiB` };
      return { bytes: await workspace.fs.readFile(uri) };
    } catch (error) {
      return { problem: messageOf(error) };
    }
  }

  private async write(uri: Uri, bytes: Uint8Array): Promise<WriteAnswer> {
    const folders = [...(workspace.workspaceFolders ?? []).map((each) => each.uri), ...this.chosen];
    if (!folders.some((folder) => isBelow(uri, folder))) return notAllowed(uri);
    try {
      await workspace.fs.writeFile(uri, bytes);
      return null;
    } catch (error) {
      return { problem: messageOf(error) };
    }
  }

  private mayRead(uri: Uri): boolean {
    const specs = workspace.textDocuments.filter(({ languageId }) => languageId === 'specimen');
    const folders = [
      ...(workspace.workspaceFolders ?? []).map((each) => each.uri),
      ...specs.map((each) => Uri.joinPath(each.uri, '..')),
      ...this.chosen,
    ];
    return folders.some((folder) => isBelow(uri, folder));
  }
}

/** Whether a URI is a folder's or below it, with no steps upwards. */
function isBelow(uri: Uri, folder: Uri): boolean {
  if (uri.scheme !== folder.scheme || uri.authority !== folder.authority) return false;
  if (uri.path.split('/').includes('..')) return false;
  const path = folder.path.replace(/\/$/, '');
  return uri.path === path || uri.path.startsWith(`${path}/`);
}

function kindOf(type: FileType): EntryKind {
  if ((type & FileType.SymbolicLink) !== 0) return 'link';
  return (type & FileType.Directory) !== 0 ? 'folder' : 'file';
}

function isMissing(error: unknown): boolean {
  return error instanceof FileSystemError && error.code === 'FileNotFound';
}

function notAllowed(uri: Uri): { readonly kind: 'problem'; readonly problem: string } {
  return { kind: 'problem', problem: `${uri.path} is not in a folder that is open` };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
