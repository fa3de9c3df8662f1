import { readFileSync } from 'node:fs';
import {
  type FileFacts,
  maximumSpecBytes,
  maximumTableBytes,
  type ReadResult,
  type SpecFiles,
  specText,
  tableText,
} from '../language/files.js';
import type { FileContent } from '../language/types/type.js';
import { FileCache } from './cache/file-cache.js';
import { filesBeside } from './content/beside.js';
import { imageProblem } from './content/image.js';
import { modelSizeProblem, readModelBytes } from './content/model.js';
import { findFiles, mostEntries } from './glob.js';
import type { Located, RootFolder } from './root-folder.js';
import { sha256OfFile } from './sha256.js';

type FoundFile = Extract<Located, { kind: 'file' }>;

/** The files of a spec on a disk: those in the root and below, as they stood when they were first looked at. */
export class NodeSpecFiles implements SpecFiles {
  /** Patterns for which too much would have to be looked at. */
  private readonly tooWide = new Set<string>();
  private readonly nodeNames = new Map<string, readonly string[]>();

  constructor(
    readonly root: RootFolder,
    private readonly cache: FileCache = new FileCache(),
  ) {}

  readSpec(path: string): ReadResult {
    return this.readText(path, 'a spec', maximumSpecBytes, specText);
  }

  readTable(path: string): ReadResult {
    return this.readText(path, 'a table', maximumTableBytes, tableText);
  }

  private readText(
    path: string,
    what: string,
    most: number,
    textOf: (bytes: Uint8Array) => ReadResult,
  ): ReadResult {
    const located = this.root.locate(path);
    switch (located.kind) {
      case 'missing':
        return { kind: 'missing' };
      case 'outside':
        return { kind: 'outside', problem: 'is a link that leads out of the folder of the spec' };
      case 'folder':
        return { kind: 'unreadable', problem: `This is a folder, not ${what}` };
      case 'unusable':
        return { kind: 'unreadable', problem: located.problem };
      case 'file':
        return readText(located, what, most, textOf);
    }
  }

  find(pattern: string): readonly string[] {
    const found = findFiles(this.root, pattern);
    if (found) return found;
    // `SpecFiles` tells problems of files only: the pattern stands for the file that was too hard to find.
    this.tooWide.add(pattern);
    return [pattern];
  }

  facts(path: string): FileFacts {
    const { realPath, stats } = this.fileAt(path);
    let { sha256 } = this.cache.get(realPath, stats);
    if (sha256 === undefined) {
      sha256 = sha256OfFile(realPath);
      this.cache.add(realPath, stats, { sha256 });
    }
    return { sha256, bytes: Number(stats.size), beside: filesBeside(this.root, path) };
  }

  problem(path: string, content: FileContent): string | undefined {
    if (this.tooWide.has(path)) {
      return `More than ${mostEntries.toLocaleString('en')} files and folders would have to be looked at`;
    }
    const located = this.root.locate(path);
    if (located.kind !== 'file') return 'The file is gone';
    const known = this.cache.get(located.realPath, located.stats).problems;
    if (known && Object.hasOwn(known, content)) return known[content] ?? undefined;
    try {
      return this.inspect(path, located, content);
    } catch (error) {
      return `The file cannot be read (${messageOf(error)})`;
    }
  }

  nodes(path: string): readonly string[] {
    let names = this.nodeNames.get(path);
    if (!names) {
      const { result } = readModelBytes(this.root, path, readFileSync(this.fileAt(path).realPath));
      const parts = result.kind === 'mesh' ? result.mesh.parts : [];
      names = [...new Set(parts.flatMap((part) => [part.name, part.path]))];
      this.nodeNames.set(path, names);
    }
    return names;
  }

  private inspect(path: string, located: FoundFile, content: FileContent): string | undefined {
    const { realPath, stats } = located;
    let problem: string | undefined;
    if (content === 'model') {
      problem = modelSizeProblem(Number(stats.size));
      if (problem !== undefined) return problem;
      const { result, usesOthers } = readModelBytes(this.root, path, readFileSync(realPath));
      if (result.kind === 'problem') problem = result.problem;
      if (usesOthers) return problem;
    } else {
      problem = imageProblem(realPath);
    }
    this.cache.add(realPath, stats, { problems: { [content]: problem ?? null } });
    return problem;
  }

  private fileAt(path: string): FoundFile {
    const located = this.root.locate(path);
    if (located.kind !== 'file') throw new Error(`${path}: the file is gone`);
    return located;
  }
}

/** The size is looked at first, so that nothing too large is read. */
function readText(
  { realPath, stats }: FoundFile,
  what: string,
  most: number,
  textOf: (bytes: Uint8Array) => ReadResult,
): ReadResult {
  if (stats.size > BigInt(most)) {
    const mebibytes = (Number(stats.size) / 1024 ** 2).toFixed(1);
    const problem = `The file has ${mebibytes} MiB; ${what} has at most ${most / 1024 ** 2} MiB`;
    return { kind: 'unreadable', problem };
  }
  try {
    return textOf(readFileSync(realPath));
  } catch (error) {
    return { kind: 'unreadable', problem: `The file cannot be read (${messageOf(error)})` };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
