import { BeingRead } from '../../files/content/file-tree.js';
import type { TreeSpecFiles } from '../../files/content/tree-spec-files.js';
import type { FileFacts, ReadResult, SpecFiles } from '../../language/index.js';
import type { FileContent } from '../../language/types/type.js';

const beingRead = 'The file is being read';

/**
 * Files that may not be there yet. All that a check needs is asked for at once, with something in place of what is being
 * read; the check is made again when that has come, and nobody is shown the one before.
 */
export class PatientFiles implements SpecFiles {
  constructor(private readonly files: TreeSpecFiles) {}

  readSpec(path: string): ReadResult {
    return unlessBeingRead<ReadResult>({ kind: 'unreadable', problem: beingRead }, () =>
      this.files.readSpec(path),
    );
  }

  readTable(path: string): ReadResult {
    return unlessBeingRead<ReadResult>({ kind: 'unreadable', problem: beingRead }, () =>
      this.files.readTable(path),
    );
  }

  find(pattern: string): readonly string[] {
    return unlessBeingRead([], () => this.files.find(pattern));
  }

  facts(path: string): FileFacts {
    return this.files.facts(path);
  }

  problem(path: string, content: FileContent): string | undefined {
    return unlessBeingRead<string | undefined>(beingRead, () => this.files.problem(path, content));
  }

  nodes(path: string): readonly string[] {
    return unlessBeingRead([], () => this.files.nodes(path));
  }
}

function unlessBeingRead<T>(meanwhile: T, answer: () => T): T {
  try {
    return answer();
  } catch (error) {
    if (error instanceof BeingRead) return meanwhile;
    throw error;
  }
}
