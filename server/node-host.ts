import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { URI } from 'vscode-uri';
import { cacheFolder, FileCache, NodeSpecFiles, RootFolder } from '../files/index.js';
import { version } from '../language/version.js';
import type { Host, HostedSpec } from './host.js';

/** The files of the disk. */
export class NodeHost implements Host {
  readonly documentation: string | undefined;
  readonly tool = `specimen ${version}`;
  private readonly cache = new FileCache(cacheFolder(process.env, process.platform));

  /** @param bundle the URL of the file that runs: the documentation is shipped some folders above */
  constructor(bundle: string) {
    const pages = ['../../', '../../../'].map((above) => new URL(`${above}docs/diagnostics.md`, bundle));
    this.documentation = pages.find((page) => existsSync(page))?.href;
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
