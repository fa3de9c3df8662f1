import { createHash } from 'node:crypto';
import {
  type FileContent,
  type FileFacts,
  type ReadResult,
  type SpecFiles,
  specText,
  tableText,
} from '../../../language/index.js';

/** Files that many tests use: models, textures and panoramas that are fit for use, and a model that is not. */
export const usualFiles: Readonly<Record<string, string>> = {
  'models/mug.glb': 'glTF\0mug',
  'models/apple.glb': 'glTF\0apple',
  'models/rack.glb': 'glTF\0 nodes: board, foot',
  'models/broken.glb': 'glTF\0broken',
  'textures/wood/oak.jpg': 'oak\0',
  'textures/wood/pine.jpg': 'pine\0',
  'hdri/lobby.exr': 'exr\0',
  'tables/people.csv': 'name,height\nAda,165\nBob,181\nCleo,172\n',
  'parts.specimen':
    'language 1\nclass part { id = 7 }\nasset Bolt = cylinder { radius = 4mm; class = part }\n',
};

/** A folder that exists only here: texts by path. */
export class MemoryFiles implements SpecFiles {
  private readonly texts: ReadonlyMap<string, string>;

  constructor(files: Readonly<Record<string, string>>) {
    this.texts = new Map([...Object.entries(usualFiles), ...Object.entries(files)]);
  }

  readSpec(path: string): ReadResult {
    const text = this.texts.get(path);
    if (text === undefined) return { kind: 'missing' };
    const read = specText(Buffer.from(text, 'utf8'));
    // An editor hands over its text as it is, not as bytes can hold it.
    return read.kind === 'text' ? { kind: 'text', text } : read;
  }

  readTable(path: string): ReadResult {
    const text = this.texts.get(path);
    return text === undefined ? { kind: 'missing' } : tableText(Buffer.from(text, 'utf8'));
  }

  find(pattern: string): readonly string[] {
    const wild = new RegExp(`^${globSource(pattern)}$`);
    return [...this.texts.keys()].filter((path) => wild.test(path)).sort();
  }

  facts(path: string): FileFacts {
    const bytes = Buffer.from(this.texts.get(path)!, 'utf8');
    return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
  }

  problem(path: string, content: FileContent): string | undefined {
    if (!this.texts.get(path)!.includes('broken')) return undefined;
    return `The ${content} ends before its last triangle`;
  }

  /** Those that a model's text names: `nodes: board, foot`. */
  nodes(path: string): readonly string[] {
    return this.texts.get(path)?.split('nodes: ')[1]?.split(', ') ?? [];
  }
}

function globSource(pattern: string): string {
  return pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?|\*|\?/g, (wild) => (wild.startsWith('**') ? '.*' : wild === '*' ? '[^/]*' : '[^/]'));
}
