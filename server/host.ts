import type { SpecFiles } from '../language/index.js';
import type { Analyst } from './analysis/analyst.js';
import type { NewProjectAnswer, StartOptions } from './protocol.js';

/** A spec in its folder. */
export interface HostedSpec {
  readonly files: SpecFiles;
  /** Of the spec, relative to the folder, with `/`. */
  readonly path: string;
  /** The URI of a path of the folder; of the empty path, the folder's own. */
  uriOf(path: string): string;
}

/** What the server needs of the machine that it runs on, Node or a worker of a browser: files. */
export interface Host {
  /**
   * Told what the editor says when it starts the server, which may be anything, and whom to tell when files that were
   * asked for have come.
   */
  begin(options: StartOptions, onFiles: () => void): void;
  /** Settles when some of the files that are being read have come; undefined where none are, and answers are whole. */
  readonly reading: Promise<void> | undefined;
  /** Whether the editor is to tell of changes of all files, and not only of those that specs name. */
  readonly watchesAll: boolean;
  /** Files have changed; returns whether that can bear on anything. */
  changed(uris: readonly string[]): boolean;
  /** Undefined where there is no folder, as of a text that was never saved. */
  open(uri: string): HostedSpec | undefined;
  /** The name and version of this program, for plans. */
  readonly tool: string;
  /** Keeps what was found out about files, for the next start. */
  save(): void;
  /** Makes a folder with a spec that runs, below the folder of a URI. */
  createProject(parent: string, name: string): NewProjectAnswer | Promise<NewProjectAnswer>;
  /** The URI of the page that explains the diagnostics, if it is there. */
  readonly documentation: string | undefined;
  /** Samples plans beside the server; undefined where nothing can. */
  readonly analyst: Analyst | undefined;
  /** Bytes of models, pictures and tables that were read since the start. */
  readonly assetBytesRead: number;
  /** Memory in use, after a collection where one can be asked for; 0 where it is not known. */
  readonly heapBytes: number;
}
