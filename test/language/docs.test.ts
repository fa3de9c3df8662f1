import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// Compiled, this file stands in out/test/language; the pages are made from the rooms beside it.
const out = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

describe('docs', () => {
  it('are up to date: npm run docs', async () => {
    const script = pathToFileURL(resolve('scripts/docs.mjs')).href;
    const { pages } = (await import(script)) as { pages(out: string): Promise<Record<string, string>> };
    const made = await pages(out);
    assert.deepEqual(Object.keys(made), ['docs/diagnostics.md', 'docs/catalogue.md']);
    for (const [path, text] of Object.entries(made)) assert.equal(readFileSync(path, 'utf8'), text, path);
  });
});
