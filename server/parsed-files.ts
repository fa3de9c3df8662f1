import { type CheckOptions, PartCache, parseText } from '../language/index.js';
import { keyOf } from './open-documents.js';

export type ParseFile = NonNullable<CheckOptions['parse']>;

/** For files that are looked at once. */
export const parseOnce: ParseFile = (_, text) => parseText(text);

/** Whether the text that an editor shows is parsed, or another one that is only tried in its place. */
export type Purpose = 'open' | 'tried';

/**
 * What was parsed of open specs and of what they import. A text takes the trees of the one before it, so what is used at
 * once is kept apart: each open spec has trees of its own, and so have the texts that are tried in its place.
 */
export class ParsedFiles {
  private readonly caches = new Map<string, Map<string, PartCache>>();

  /** Parses the files of the spec `uri`, by their paths. */
  parserOf(uri: string, purpose: Purpose): ParseFile {
    const key = keyOf(uri);
    let files = this.caches.get(key);
    if (!files) {
      files = new Map();
      this.caches.set(key, files);
    }
    const known = files;
    return (path, text) => {
      const name = nameOf(purpose, path);
      const cache = known.get(name) ?? new PartCache();
      known.set(name, cache);
      return cache.parse(text);
    };
  }

  /** Whether a file of the spec `uri` was ever parsed. */
  has(uri: string, purpose: Purpose, path: string): boolean {
    return this.caches.get(keyOf(uri))?.has(nameOf(purpose, path)) ?? false;
  }

  /** A spec was closed. */
  forget(uri: string): void {
    this.caches.delete(keyOf(uri));
  }
}

function nameOf(purpose: Purpose, path: string): string {
  return `${purpose} ${path}`;
}
