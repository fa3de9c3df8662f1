import {
  type FileContent,
  type FileFacts,
  maximumSpecBytes,
  type ReadResult,
  type SpecFiles,
} from '../language/index.js';

/** Files in which the texts of open editors stand in place of what is saved. */
export class OverlaidFiles implements SpecFiles {
  /**
   * @param saved undefined where nothing is
   * @param openText the text of an open editor, by path
   */
  constructor(
    private readonly saved: SpecFiles | undefined,
    private readonly openText: (path: string) => string | undefined,
  ) {}

  readSpec(path: string): ReadResult {
    const text = this.openText(path);
    if (text === undefined) return this.saved?.readSpec(path) ?? { kind: 'missing' };
    if (text.length > maximumSpecBytes) {
      return { kind: 'unreadable', problem: `The file has more than ${maximumSpecBytes / 1024 / 1024} MiB` };
    }
    return { kind: 'text', text };
  }

  readTable(path: string): ReadResult {
    return this.saved?.readTable(path) ?? { kind: 'missing' };
  }

  find(pattern: string): readonly string[] {
    return this.saved?.find(pattern) ?? [];
  }

  facts(path: string): FileFacts {
    if (!this.saved) throw new Error(`${path}: nothing is saved here`);
    return this.saved.facts(path);
  }

  problem(path: string, content: FileContent): string | undefined {
    return this.saved?.problem(path, content);
  }

  nodes(path: string): readonly string[] {
    return this.saved?.nodes?.(path) ?? [];
  }
}
