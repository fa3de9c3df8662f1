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

/** What is typed; `<` takes the last character back. */
const passage = `
  /** A lid that lies beside its pot. */
  object lid = cylinder {
    radius ~ 3cm .. 6cn<m
    height = 8mm
    place ~ on(tabel<<le) { gap = 1cm }
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

  constructor(uri, text) {
    this.uri = uri;
    this.lines = text.split('\n');
    this.client = new TestClient(['--expose-gc', '--max-semi-space-size=64', 'dist/server/server.cjs', '--stdio']);
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

  /** Keeps when diagnostics of which version came. */
  async listen() {
    for (;;) {
      const { version } = await this.client.diagnostics(this.uri);
      this.told.push({ version, at: performance.now() });
    }
  }

  /** Types a character, or takes one back, at the end of a line; a line break begins the next. */
  type(line, character) {
    const end = { line, character: this.lines[line].length };
    let range = { start: end, end };
    let text = character;
    if (character === '<') {
      range = { start: { line, character: end.character - 1 }, end };
      text = '';
      this.lines[line] = this.lines[line].slice(0, -1);
    } else if (character === '\n') this.lines.splice(line + 1, 0, '');
    else this.lines[line] += character;
    this.client.notify('textDocument/didChange', {
      textDocument: { uri: this.uri, version: ++this.version },
      contentChanges: [{ range, text }],
    });
    return this.version;
  }

  async ask(method, more = {}) {
    const begin = performance.now();
    await this.client.request(`textDocument/${method}`, { textDocument: { uri: this.uri }, ...more });
    return performance.now() - begin;
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
  let line = editor.lines.findIndex((each) => each.includes('camera main')) - 1;
  const times = { completion: [], hover: [], tokens: [] };
  const typed = [];
  const asked = [];
  const before = await editor.counters();
  const begin = performance.now();
  for (const [key, character] of [...passage].entries()) {
    await wait(Math.max(0, begin + (key * 1000) / keysPerSecond - performance.now()));
    typed.push({ version: editor.type(line, character), at: performance.now() });
    if (character === '\n') line += 1;
    const all = { start: { line: 0, character: 0 }, end: { line: editor.lines.length, character: 0 } };
    asked.push(editor.ask('codeLens'), editor.ask('inlayHint', { range: all }));
    asked.push(editor.ask('semanticTokens/full').then((time) => times.tokens.push(time)));
    await wait(completionDelay);
    const position = { line, character: editor.lines[line].length };
    asked.push(editor.ask('completion', { position }).then((time) => times.completion.push(time)));
    // The author looks something up between two keys, now and then.
    if (key % 4 !== 3) continue;
    await wait(completionDelay);
    const above = { line: line - 1, character: 6 };
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
  for (let edit = 0; edit < edits; edit++) {
    editor.type(10, Math.floor(edit / 40) % 2 === 0 ? 'x' : '<');
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
