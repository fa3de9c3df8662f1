import type { LicenceEntry } from './licence.js';

export type LicencesParsed =
  | { readonly ok: true; readonly entries: readonly LicenceEntry[] }
  | { readonly ok: false; readonly problem: string };

const form =
  'It is a list of entries such as { "files": ["models/*.glb"], "license": "CC0-1.0", "author": "Ada" }, with title and source if you like.';

const texts = ['license', 'author', 'title', 'source'] as const;

/** Reads the text of a `licenses.json`. */
export function parseLicences(text: string): LicencesParsed {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, problem: `This is no JSON: ${(error as Error).message}. ${form}` };
  }
  if (!Array.isArray(json)) return { ok: false, problem: `This is no list. ${form}` };
  const entries: LicenceEntry[] = [];
  for (const [at, entry] of json.entries()) {
    const problem = problemOf(entry);
    if (problem !== undefined) return { ok: false, problem: `Entry ${at + 1} ${problem}. ${form}` };
    entries.push(entry as LicenceEntry);
  }
  return { ok: true, entries };
}

function problemOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return 'is no object';
  const given = entry as Record<string, unknown>;
  const { files } = given;
  if (!Array.isArray(files) || !files.every((file) => typeof file === 'string')) {
    return 'has no list of files';
  }
  for (const key of texts) {
    const value = given[key];
    if (value === undefined && (key === 'title' || key === 'source')) continue;
    if (typeof value !== 'string' || value === '') return `has no text for '${key}'`;
  }
  const odd = Object.keys(given).find(
    (key) => key !== 'files' && !(texts as readonly string[]).includes(key),
  );
  return odd === undefined ? undefined : `has '${odd}', which is not known`;
}
