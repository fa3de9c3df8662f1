import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { URI } from 'vscode-uri';
import { isProjectName, longestProjectName } from '../files/content/project.js';
import { cacheFolder, FileCache, isFree, NodeSpecFiles, RootFolder, writeProject } from '../files/index.js';
import { version } from '../language/version.js';
import type { Analyst } from './analysis/analyst.js';
import { NodeAnalyst } from './analysis/node-analyst.js';
import type { Host, HostedSpec } from './host.js';
import type { NewProjectAnswer } from './protocol.js';

/** The files of the disk. */
export class NodeHost implements Host {
  readonly documentation: string | undefined;
  readonly analyst: Analyst | undefined;
  readonly tool = `specimen ${version}`;
  private readonly cache = new FileCache(cacheFolder(process.env, process.platform));

  private readonly starter: URL | undefined;

  /** @param bundle the URL of the file that runs: documentation and starter are shipped some folders above */
  constructor(bundle: string) {
    const shipped = (path: string) =>
      ['../', '../../', '../../../']
        .map((above) => new URL(above + path, bundle))
        .find((url) => existsSync(url));
    this.documentation = shipped('docs/diagnostics.md')?.href;
    this.starter = shipped('starter/');
    const worker = shipped('dist/server/analysis.cjs');
    this.analyst = worker && new NodeAnalyst(worker);
  }

  readonly reading = undefined;
  readonly watchesAll = false;

  begin(): void {}

  /** The disk is looked at anew for each check. */
  changed(): boolean {
    return true;
  }

  get assetBytesRead(): number {
    return this.cache.memory.bytesRead;
  }

  get heapBytes(): number {
    // There where Node was started so that it can be told to collect.
    globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  }

  open(uri: string): HostedSpec | undefined {
    const { scheme, fsPath } = URI.parse(uri);
    if (scheme !== 'file') return undefined;
    const rooted = rootOf(fsPath);
    if (!rooted) return undefined;
    const { root, path } = rooted;
    // An editor knows a file by the path that it was opened with, even if that leads over a link.
    const folder = isSameFolder(dirname(fsPath), root.path) ? dirname(fsPath) : root.path;
    return {
      files: new NodeSpecFiles(root, this.cache),
      path,
      uriOf: (each) => (each === path ? uri : URI.file(join(folder, each)).toString()),
    };
  }

  createProject(parent: string, name: string): NewProjectAnswer {
    const { scheme, fsPath } = URI.parse(parent);
    if (scheme !== 'file' || !this.starter) return { problem: 'A data set needs a folder on this machine.' };
    if (!isProjectName(name))
      return {
        problem: `Take letters, digits, - and _, with a letter first, at most ${longestProjectName}.`,
      };
    const folder = join(fsPath, name);
    try {
      if (!isFree(folder)) return { problem: `${name} is there already and not empty. Choose another name.` };
      writeProject(fileURLToPath(this.starter), name, folder);
    } catch (error) {
      return { problem: (error as Error).message };
    }
    return { spec: URI.file(join(folder, `${name}.specimen`)).toString() };
  }

  save(): void {
    this.cache.save();
  }
}

function rootOf(file: string): { root: RootFolder; path: string } | undefined {
  try {
    if (existsSync(file)) return RootFolder.of(file);
    return { root: new RootFolder(realpathSync.native(dirname(file))), path: basename(file) };
  } catch {
    // The folder is not there either, or cannot be looked at: then the text stands alone.
    return undefined;
  }
}

function isSameFolder(a: string, b: string): boolean {
  try {
    return realpathSync.native(a) === b;
  } catch {
    return false;
  }
}
