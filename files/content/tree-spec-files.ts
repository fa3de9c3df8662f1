import {
  type FileFacts,
  maximumSpecBytes,
  maximumTableBytes,
  type ReadResult,
  type SpecFiles,
  specText,
  tableText,
} from '../../language/files.js';
import type { FileContent } from '../../language/types/type.js';
import { filesBeside } from './beside.js';
import { BeingRead, type FileTree, type FoundFile } from './file-tree.js';
import { findFiles, mostEntries } from './glob.js';
import { imageProblem } from './image.js';
import type { KnownFiles } from './known-files.js';
import { modelSizeProblem, readModelBytes } from './model.js';

/** The files of a spec: those in a root and below, and what was found out about them. */
export class TreeSpecFiles implements SpecFiles {
  /** Patterns for which too much would have to be looked at. */
  private readonly tooWide = new Set<string>();

  constructor(
    readonly root: FileTree,
    private readonly cache: KnownFiles,
  ) {}

  readSpec(path: string): ReadResult {
    return this.readText(path, 'a spec', maximumSpecBytes, specText);
  }

  readTable(path: string): ReadResult {
    const { memory } = this.cache;
    return memory.of('table', this.root, path, () => {
      const value = this.readText(path, 'a table', maximumTableBytes, tableText);
      const weight = value.kind === 'text' ? value.text.length * 2 : 0;
      memory.bytesRead += weight / 2;
      return { value, weight };
    });
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
        return readText(this.root, located, what, most, textOf);
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
    const file = this.fileAt(path);
    const { realPath, stats } = file;
    let { sha256 } = this.cache.get(realPath, stats);
    if (sha256 === undefined) {
      sha256 = this.root.sha256(file);
      this.cache.memory.bytesRead += Number(stats.size);
      this.cache.add(realPath, stats, { sha256 });
    }
    return { sha256, bytes: Number(stats.size), beside: filesBeside(this.root, path, this.cache.memory) };
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
      if (error instanceof BeingRead) throw error;
      return `The file cannot be read (${messageOf(error)})`;
    }
  }

  nodes(path: string): readonly string[] {
    return this.model(path).names;
  }

  /** What is wrong with a model, and the names of its nodes. */
  private model(path: string): { problem: string | undefined; names: readonly string[]; isAlone: boolean } {
    const { memory } = this.cache;
    return memory.of('model', this.root, path, () => {
      const bytes = this.root.read(this.fileAt(path));
      memory.bytesRead += bytes.length;
      const { result, others } = readModelBytes(this.root, path, bytes);
      const parts = result.kind === 'mesh' ? result.mesh.parts : [];
      const names = [...new Set(parts.flatMap((part) => [part.name, part.path]))];
      const problem = result.kind === 'problem' ? result.problem : undefined;
      const value = { problem, names, isAlone: others.length === 0 };
      return { value, weight: names.join('').length * 2, others };
    });
  }

  private inspect(path: string, located: FoundFile, content: FileContent): string | undefined {
    const { realPath, stats } = located;
    let problem: string | undefined;
    if (content === 'model') {
      problem = modelSizeProblem(Number(stats.size));
      if (problem !== undefined) return problem;
      const model = this.model(path);
      problem = model.problem;
      // On the disk a file is known by its own size and times only.
      if (!model.isAlone) return problem;
    } else {
      problem = this.root.open(located, (file) => imageProblem(path, file));
      this.cache.memory.bytesRead += Number(stats.size);
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
  root: FileTree,
  file: FoundFile,
  what: string,
  most: number,
  textOf: (bytes: Uint8Array) => ReadResult,
): ReadResult {
  if (file.stats.size > BigInt(most)) {
    const mebibytes = (Number(file.stats.size) / 1024 ** 2).toFixed(1);
    const problem = `The file has ${mebibytes} MiB; ${what} has at most ${most / 1024 ** 2} MiB`;
    return { kind: 'unreadable', problem };
  }
  try {
    return textOf(root.read(file));
  } catch (error) {
    if (error instanceof BeingRead) throw error;
    return { kind: 'unreadable', problem: `The file cannot be read (${messageOf(error)})` };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
