// How long an editor waits for the language server: npm run bench:server.
// Replays typing into specs of 1,000 and 3,000 lines and asks while it types, as an editor does.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { TestClient } from '../out/test/server/support/client.js';
import { makeSpec } from './language/make-spec.mjs';

const keysPerSecond = 8;
const keys = 60;
const edits = 10_000;

/** A share of some times, in milliseconds. */
function quantile(times, share) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** A spec of about so many lines. */
function specOf(lines) {
  const declarations = Math.round((lines * 4000) / makeSpec(4000).split('\n').length);
  return makeSpec(declarations);
}

class Editor {
  constructor(uri, text) {
    this.uri = uri;
    this.lines = text.split('\n');
    this.version = 1;
    this.client = new TestClient(['dist/server/server.cjs', '--stdio']);
  }

  async open() {
    await this.client.start();
    const begin = performance.now();
    this.client.open(this.uri, this.lines.join('\n'));
    await this.client.diagnostics(this.uri);
    return performance.now() - begin;
  }

  /** Writes a character at the end of a line. */
  type(line, character) {
    const at = { line, character: this.lines[line].length };
    this.lines[line] += character;
    this.client.notify('textDocument/didChange', {
      textDocument: { uri: this.uri, version: ++this.version },
      contentChanges: [{ range: { start: at, end: at }, text: character }],
    });
  }

  async ask(method, more) {
    const begin = performance.now();
    await this.client.request(`textDocument/${method}`, { textDocument: { uri: this.uri }, ...more });
    return performance.now() - begin;
  }

  counters() {
    return this.client.request('specimen/counters', null);
  }
}

const mebibytes = (bytes) => (bytes / 1024 ** 2).toFixed(0);

/** Types a comment and what it takes for every key: until diagnostics came, and answers in between. */
async function measure(lines, folder) {
  const file = join(folder, `${lines}.specimen`);
  const text = specOf(lines);
  writeFileSync(file, text);
  const editor = new Editor(pathToFileURL(file).href, text);
  const opened = await editor.open();
  const line = Math.floor(editor.lines.length / 2);
  const times = { diagnostics: [], completion: [], hover: [], tokens: [] };
  const before = await editor.counters();
  for (let key = 0; key < keys; key++) {
    const begin = performance.now();
    editor.type(line, key === 0 ? ' // ' : 'x');
    const position = { line, character: 4 };
    times.completion.push(await editor.ask('completion', { position }));
    times.hover.push(await editor.ask('hover', { position }));
    times.tokens.push(await editor.ask('semanticTokens/full', {}));
    await wait(Math.max(0, 1000 / keysPerSecond - (performance.now() - begin)));
  }
  for (let key = 0; key < 20; key++) {
    const begin = performance.now();
    editor.type(line, 'x');
    let told;
    do told = await editor.client.diagnostics(editor.uri);
    while (told.version !== undefined && told.version < editor.version);
    times.diagnostics.push(performance.now() - begin);
  }
  const after = await editor.counters();
  const of = (name) => [0.5, 0.95].map((share) => `${quantile(times[name], share).toFixed(0)}`).join(' / ');
  console.log(
    `${String(editor.lines.length).padStart(6)} lines: opened in ${opened.toFixed(0)} ms; median / p95 in ms: key to diagnostics ${of('diagnostics')} (150 of them quiet), completion ${of('completion')}, hover ${of('hover')}, semantic tokens ${of('tokens')}; ${after.assetBytesRead - before.assetBytesRead} bytes of assets read`,
  );
  return editor;
}

const folder = mkdtempSync(join(tmpdir(), 'specimen-bench-'));
try {
  const small = await measure(1000, folder);
  const large = await measure(3000, folder);
  await large.client.stop();
  const before = await small.counters();
  for (let edit = 0; edit < edits; edit++) {
    small.type(10, edit % 80 === 0 ? ' ' : 'x');
    // The server keeps up, as it does with an author.
    if (edit % 100 === 99) await small.ask('hover', { position: { line: 5, character: 1 } });
  }
  const after = await small.counters();
  console.log(
    `Heap before and after ${edits} more edits: ${mebibytes(before.heapBytes)} and ${mebibytes(after.heapBytes)} MiB (not collected)`,
  );
  await small.client.stop();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
