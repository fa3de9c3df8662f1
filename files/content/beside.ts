import { besidePath } from './beside-path.js';
import type { ContentMemory } from './content-memory.js';
import type { FileTree } from './file-tree.js';

/** Of the Encoding Standard: in Node, browsers and workers alike, but in none of the libraries that this room may see. */
declare const TextDecoder: new (
  label: string,
  options: { ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

/** The largest glTF text that is looked through, as the reader of models has it. */
const mostBytes = 256 * 1024 ** 2;

/**
 * The files beside a `.gltf` that it names: its buffers and images, relative to the root, sorted. A file that is broken
 * or names nothing in the root has none; what is wrong with it is told by the reader of models.
 */
export function filesBeside(root: FileTree, path: string, memory: ContentMemory): readonly string[] {
  const located = path.toLowerCase().endsWith('.gltf') ? root.locate(path) : undefined;
  if (located?.kind !== 'file' || located.stats.size > mostBytes) return [];
  const found = new Set<string>();
  const uris = memory.of('beside', root, path, () => {
    memory.bytesRead += Number(located.stats.size);
    const value = urisIn(new TextDecoder('utf-8', { ignoreBOM: true }).decode(root.read(located)));
    return { value, weight: value.join('').length * 2 };
  });
  for (const uri of uris) {
    const beside = besidePath(path, uri);
    if (root.locate(beside).kind === 'file') found.add(beside);
  }
  return [...found].sort();
}

function urisIn(text: string): string[] {
  let model: unknown;
  try {
    model = JSON.parse(text);
  } catch {
    return [];
  }
  const { buffers, images } = (model ?? {}) as { buffers?: unknown; images?: unknown };
  return [buffers, images].flatMap((list) => (Array.isArray(list) ? list.flatMap(relativeUri) : []));
}

function relativeUri(entry: unknown): string[] {
  const uri = (entry as { uri?: unknown } | null)?.uri;
  if (typeof uri !== 'string' || /^[a-z][a-z0-9+.-]*:/i.test(uri)) return [];
  try {
    return [decodeURIComponent(uri)];
  } catch {
    return [];
  }
}
