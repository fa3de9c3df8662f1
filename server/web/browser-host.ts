import { KnownFiles } from '../../files/content/known-files.js';
import { TreeSpecFiles } from '../../files/content/tree-spec-files.js';
import type { SpecFiles } from '../../language/index.js';
import { version } from '../../language/version.js';
import { WebAnalyst } from '../analysis/web-analyst.js';
import type { Host, HostedSpec } from '../host.js';
import type { NewProjectAnswer, StartOptions } from '../protocol.js';
import { EditorFiles } from './editor-files.js';
import { MirroredFolder } from './mirrored-folder.js';
import { newProject } from './new-project.js';
import { PatientFiles } from './patient-files.js';
import { ReadAhead } from './read-ahead.js';

/** Of an editor that reads no files for its server: what a spec imports is found where it is open. */
const noFiles: SpecFiles = {
  readSpec: () => ({ kind: 'missing' }),
  readTable: () => ({ kind: 'missing' }),
  find: () => [],
  facts: (path) => {
    throw new Error(`${path}: there are no files here`);
  },
  problem: () => undefined,
};

/** A worker of a browser: its files are the editor's. */
export class BrowserHost implements Host {
  readonly tool = `specimen ${version}`;
  readonly documentation = undefined;
  readonly heapBytes = 0;
  readonly watchesAll = true;
  readonly analyst: WebAnalyst;
  private readonly editor: EditorFiles;
  private readonly known = new KnownFiles();
  /** Undefined where the editor reads no files. */
  private files: ReadAhead | undefined;
  /** The URI of the folder of this server's bundles, ending with a slash. */
  private bundles: string | undefined;

  /** @param ask sends a request to the editor */
  constructor(ask: (method: string, parameters: object) => Promise<unknown>) {
    this.editor = new EditorFiles(ask);
    this.analyst = new WebAnalyst((uri) => this.bytesOf(uri));
  }

  begin(options: StartOptions, onFiles: () => void): void {
    const bundles: unknown = options.web?.bundles;
    if (typeof bundles !== 'string' || !bundles.endsWith('/')) return;
    this.bundles = bundles;
    this.analyst.script = `${bundles}server/web-analysis.js`;
    this.files = new ReadAhead(this.editor, onFiles);
  }

  get reading(): Promise<void> | undefined {
    return this.files?.pending;
  }

  get assetBytesRead(): number {
    return this.files?.bytesRead ?? 0;
  }

  changed(uris: readonly string[]): boolean {
    return this.files?.forget(uris) ?? false;
  }

  open(uri: string): HostedSpec | undefined {
    const at = uri.lastIndexOf('/');
    // `untitled:a` stands in no folder.
    if (at < 0) return undefined;
    const folder = uri.slice(0, at + 1);
    const root = this.files && new MirroredFolder(uri.slice(0, at), this.files);
    return {
      files: root ? new PatientFiles(new TreeSpecFiles(root, this.known)) : noFiles,
      path: decoded(uri.slice(at + 1)),
      uriOf: (path) => folder + path.split('/').map(encodeURIComponent).join('/'),
    };
  }

  save(): void {}

  async createProject(parent: string, name: string): Promise<NewProjectAnswer> {
    if (this.bundles === undefined)
      return { problem: 'There are no folders here, so no project can be made.' };
    return await newProject(this.editor, `${this.bundles}starter/`, parent, name);
  }

  /** For the worker that samples: all bytes of a file, with nothing left of them here. */
  private async bytesOf(uri: string): Promise<Uint8Array | undefined> {
    const answer = await this.editor.read(uri);
    return 'bytes' in answer ? answer.bytes : undefined;
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
