// How long an editor waits for the language server: npm run bench:server. `-- --keys 4` types slower, `-- --preview` shows
// a preview beside it that is changed every 300 ms.
// Replays a typed passage into specs of 1,000 and 3,000 lines, with lenses, hints and colours asked for as an editor does,
// then measures the heap over many edits.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { TestClient } from '../out/test/server/support/client.js';
import { makeSpec } from './language/make-spec.mjs';

const { values } = parseArgs({
  options: { keys: { type: 'string', default: '8' }, preview: { type: 'boolean', default: false } },
});
const keysPerSecond = Number(values.keys);
/** How long after a key an editor asks what could stand there, in milliseconds. */
const completionDelay = 30;
const editsBetween = [1_000, 10_000];

/**
 * What is typed; `<` takes the last character back. Brackets are closed as editors do it: `{` and `(` come with their other
 * halves, over which `}` and `)` go.
 */
const passage = `
/** A lid that lies beside its pot. */
object lid = cylinder {
radius ~ 3cm .. 6cn<m
height = 8mm
place ~ on(tabel<<le) {
gap = 1cm
}
material = paint3
}
let reach = 2 * size0 + 3mm
require apart: count(lid where yaw > 10deg) >= 0
`;

/** A share of some times, in milliseconds. */
function quantile(times, share) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** A spec of about so many lines. */
function specOf(lines) {
  return makeSpec(Math.round((lines * 4000) / makeSpec(4000).split('\n').length));
}

const abilities = {
  textDocument: { completion: { completionItem: { snippetSupport: true } } },
  workspace: { codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } },
};

class Editor {
  version = 1;
  told = [];
  looks = [];

  constructor(uri, text) {
    this.uri = uri;
    this.lines = text.split('\n');
    this.client = new TestClient([
      '--expose-gc',
      '--max-semi-space-size=64',
      'dist/server/server.cjs',
      '--stdio',
    ]);
  }

  /** The time until the first diagnostics, from the start of the server's process. */
  async open() {
    const begin = performance.now();
    await this.client.start(abilities, { commands: ['specimen.preview', 'specimen.run'] });
    this.client.open(this.uri, this.lines.join('\n'));
    await this.client.diagnostics(this.uri);
    this.listen();
    return performance.now() - begin;
  }

  /** Asks what is shown all over a text when it is opened, or has changed. */
  lookAll() {
    const all = { start: { line: 0, character: 0 }, end: { line: this.lines.length, character: 0 } };
    return [this.look('codeLens'), this.look('inlayHint', { range: all }), this.look('semanticTokens/full')];
  }

  /** Keeps when diagnostics of which version came. */
  async listen() {
    for (;;) {
      const { version } = await this.client.diagnostics(this.uri);
      this.told.push({ version, at: performance.now() });
    }
  }

  /** Puts the cursor behind a line. */
  goTo(line) {
    this.cursor = { line, character: this.lines[line].length };
  }

  /** Types a character at the cursor, or takes one back; the version of the text after it. */
  type(key) {
    const { line, character } = this.cursor;
    const [before, after] = [this.lines[line].slice(0, character), this.lines[line].slice(character)];
    if (key === '<') this.replace(character - 1, character, '', 0);
    else if (key === '{' || key === '(') this.replace(character, character, key === '{' ? '{}' : '()', 1);
    else if (key === ')' && after.startsWith(')')) this.cursor = { line, character: character + 1 };
    else if (key === '}') {
      // The other half stands in the next line; the line of the key itself is empty.
      this.goTo(line + 1);
    } else if (key === '\n') {
      const indent = /^ */.exec(before)[0];
      const opened = before.endsWith('{') && after.startsWith('}');
      this.replace(character, character, opened ? `\n${indent}  \n${indent}` : `\n${indent}`, 0);
      this.cursor = { line: line + 1, character: indent.length + (opened ? 2 : 0) };
    } else this.replace(character, character, key, 1);
    return this.version;
  }

  /** Replaces a part of the cursor's line, and moves the cursor. */
  replace(from, to, text, step) {
    const { line } = this.cursor;
    const own = this.lines[line];
    const lines = `${own.slice(0, from)}${text}${own.slice(to)}`.split('\n');
    this.lines.splice(line, 1, ...lines);
    this.cursor = { line, character: from + step };
    const range = { start: { line, character: from }, end: { line, character: to } };
    this.client.notify('textDocument/didChange', {
      textDocument: { uri: this.uri, version: ++this.version },
      contentChanges: [{ range, text }],
    });
  }

  async ask(method, more = {}) {
    const begin = performance.now();
    await this.client.request(`textDocument/${method}`, { textDocument: { uri: this.uri }, ...more });
    return performance.now() - begin;
  }

  /** Asks what is shown all over the text; undefined where the next key came first, for which an editor takes it back. */
  look(method, more) {
    const asked = this.ask(method, more).catch(() => undefined);
    this.looks.push(this.client.last);
    return asked;
  }

  takeBack() {
    for (const id of this.looks) this.client.cancel(id);
    this.looks = [];
  }

  counters() {
    return this.client.request('specimen/counters', null);
  }
}

/** Types the passage in front of the camera, and how long the editor waits for what it asks meanwhile. */
async function measure(lines, folder) {
  const file = join(folder, `${lines}.specimen`);
  const text = specOf(lines);
  writeFileSync(file, text);
  const editor = new Editor(pathToFileURL(file).href, text);
  const opened = await editor.open();
  await Promise.all(editor.lookAll());
  editor.goTo(editor.lines.findIndex((each) => each.includes('camera main')) - 1);
  const times = { completion: [], hover: [], tokens: [] };
  const typed = [];
  const asked = [];
  const before = await editor.counters();
  const begin = performance.now();
  for (const [key, character] of [...passage].entries()) {
    await wait(Math.max(0, begin + (key * 1000) / keysPerSecond - performance.now()));
    editor.takeBack();
    const version = editor.version;
    editor.type(character);
    if (editor.version > version) typed.push({ version: editor.version, at: performance.now() });
    const [lenses, hints, tokens] = editor.lookAll();
    asked.push(lenses, hints);
    asked.push(tokens.then((time) => time && times.tokens.push(time)));
    await wait(completionDelay);
    const position = { ...editor.cursor };
    asked.push(editor.ask('completion', { position }).then((time) => times.completion.push(time)));
    // The author looks something up between two keys, now and then.
    if (key % 4 !== 3) continue;
    await wait(completionDelay);
    const above = { line: editor.cursor.line - 8, character: 6 };
    asked.push(editor.ask('hover', { position: above }).then((time) => times.hover.push(time)));
  }
  await Promise.all(asked);
  await wait(1000);
  const after = await editor.counters();
  times.diagnostics = typed.flatMap(({ version, at }) => {
    const told = editor.told.find((each) => each.version >= version);
    return told ? [told.at - at] : [];
  });
  if (times.diagnostics.length < typed.length) throw new Error('The last key was not answered.');
  const of = (name) =>
    [0.5, 0.95].map((share) => quantile(times[name], share).toFixed(0).padStart(4)).join(' /');
  console.log(
    `${String(text.split('\n').length).padStart(6)} | ${opened.toFixed(0).padStart(7)} | ${of('diagnostics')} | ${of('completion')} | ${of('hover')} | ${of('tokens')} | ${after.assetBytesRead - before.assetBytesRead}`,
  );
  return editor;
}

/** The heap, collected, after so many characters that were typed and taken back. */
async function heapAfter(editor, edits) {
  editor.goTo(10);
  for (let edit = 0; edit < edits; edit++) {
    editor.type(Math.floor(edit / 40) % 2 === 0 ? 'x' : '<');
    // The server keeps up, as it does with an author.
    if (edit % 10 === 9) await editor.ask('hover', { position: { line: 5, character: 1 } });
  }
  await wait(1500);
  return (await editor.counters()).heapBytes;
}

const beside =
  values.preview &&
  spawn(process.execPath, ['bench/server/draw-beside.mjs'], { stdio: ['ignore', 'pipe', 'inherit'] });
if (beside) await once(beside.stdout, 'data');
const folder = mkdtempSync(join(tmpdir(), 'specimen-bench-'));
try {
  console.log(
    `Milliseconds, median / 95th percentile, at ${keysPerSecond} keys a second (${passage.length} keys)\n`,
  );
  console.log(
    ' lines | opened  | key to diagnostics | completion | hover | semantic tokens | bytes of assets read',
  );
  const small = await measure(1000, folder);
  const large = await measure(3000, folder);
  await large.client.stop();
  if (beside) beside.kill();
  const [few, many] = editsBetween;
  const first = await heapAfter(small, few);
  const last = await heapAfter(small, many - few);
  const mebibytes = (bytes) => (bytes / 1024 ** 2).toFixed(1);
  console.log(
    `\nHeap after ${few} and ${many} edits, collected: ${mebibytes(first)} and ${mebibytes(last)} MiB (${(last / first).toFixed(3)} times)`,
  );
  await small.client.stop();
} finally {
  if (beside) beside.kill();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
