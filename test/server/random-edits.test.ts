import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionItem, InlayHint, SemanticTokens } from 'vscode-languageserver';
import { seededRandom } from '../language/support/random.js';
import { root } from '../support/root.js';
import { rounds } from '../support/rounds.js';
import { TestClient } from './support/client.js';
import { RandomEditor } from './support/random-edits.js';

const bundle = join(root, 'dist', 'server', 'server.cjs');
const seed = Number(process.env.SPECIMEN_SEED ?? 1);
/** What is edited together, the spec that imports last. */
const edited = [
  ['examples/cubes/cubes.specimen'],
  ['examples/shelf/parts.specimen', 'examples/shelf/shelf.specimen'],
  ['examples/starter/starter.specimen'],
  ['examples/street/street.specimen'],
  ['examples/cookbook/bin-picking/bin-picking.specimen'],
];
const edits = rounds(2_000) / edited.length;
/** After so many edits all is compared, twenty times in two thousand. */
const between = 100;

const everywhere = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };
const options = { tabSize: 2, insertSpaces: true };

type Ask = (editor: RandomEditor) => readonly [method: string, parameters: object];
const at =
  (method: string, more: object = {}): Ask =>
  (editor) => [method, { position: editor.position(), ...more }];
const all =
  (method: string, more: object = {}): Ask =>
  () => [method, more];

/** Every request about a text. */
const requests: readonly Ask[] = [
  at('textDocument/completion'),
  at('textDocument/hover'),
  at('textDocument/signatureHelp'),
  at('textDocument/definition'),
  at('textDocument/typeDefinition'),
  at('textDocument/references', { context: { includeDeclaration: true } }),
  at('textDocument/documentHighlight'),
  at('textDocument/prepareRename'),
  at('textDocument/rename', { newName: 'renamed' }),
  all('textDocument/documentSymbol'),
  all('textDocument/formatting', { options }),
  all('textDocument/rangeFormatting', { range: everywhere, options }),
  all('textDocument/semanticTokens/full'),
  all('textDocument/semanticTokens/range', { range: everywhere }),
  all('textDocument/foldingRange'),
  (editor) => ['textDocument/selectionRange', { positions: [editor.position()] }],
  all('textDocument/documentLink'),
  all('textDocument/documentColor'),
  all('textDocument/codeLens'),
  all('textDocument/inlayHint', { range: everywhere }),
  (editor) => {
    const start = editor.position();
    const context = { diagnostics: [], triggerKind: 2 };
    return ['textDocument/codeAction', { range: { start, end: start }, context }];
  },
  all('workspace/symbol', { query: 'a' }),
];

/** A change of nothing, which has a new version told of. */
const nothing = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '' };

/** Taken back, out of date, or refused for a reason that the author is to read. */
const allowed: ReadonlySet<number | undefined> = new Set([-32800, -32801, -32803]);

/** An open text with somebody who edits it. */
interface Opened {
  readonly uri: string;
  readonly editor: RandomEditor;
  version: number;
}

describe('random edits', () => {
  for (const [number, paths] of edited.entries()) {
    it(`of ${paths.join(' and ')} leave the server as one that never saw them`, async () => {
      const random = seededRandom(seed * 1_000 + number);
      const texts = paths.map(
        (path): Opened => ({
          uri: pathToFileURL(join(root, path)).href,
          editor: new RandomEditor(readFileSync(join(root, path), 'utf8'), random),
          version: 1,
        }),
      );
      const client = new TestClient([bundle, '--stdio']);
      // Opens each text as it is when all is compared; for the last comparison another takes its place.
      let fresh = new TestClient([bundle, '--stdio']);
      let pending: Promise<unknown>[] = [];
      const settled = async () => {
        const late = setTimeout(() => client.process.kill(), 30_000);
        await Promise.race([Promise.all(pending), client.ended.then(unanswered)]);
        clearTimeout(late);
        pending = [];
        assert.deepEqual(client.faults(), []);
      };
      const ask = ({ uri, editor }: Opened) => {
        const [method, parameters] = requests[Math.floor(random() * requests.length)](editor);
        const answer = client
          .request(method, { textDocument: { uri }, ...parameters })
          .then(async (items) => {
            if (method !== 'textDocument/completion') return;
            for (const item of (items as CompletionItem[]).slice(-1))
              await client.request('completionItem/resolve', item);
          });
        pending.push(
          answer.catch((error: Error & { code?: number }) => {
            if (!allowed.has(error.code)) throw error;
          }),
        );
        if (random() < 0.25) client.cancel();
      };
      const compare = async () => {
        await settled();
        for (const text of texts) {
          text.version += 1;
          change(client, text, [nothing]);
          fresh.open(text.uri, text.editor.text);
        }
        const seen = await Promise.all([
          seenBy(client, texts),
          seenBy(
            fresh,
            texts.map((text) => ({ ...text, version: 1 })),
          ),
        ]);
        for (const { uri } of texts) fresh.notify('textDocument/didClose', { textDocument: { uri } });
        assert.deepEqual(seen[0], seen[1]);
        assert.deepEqual(fresh.faults(), []);
      };
      try {
        await Promise.all([client.start(), fresh.start()]);
        for (const { uri, editor } of texts) client.open(uri, editor.text);
        for (let edit = 1; edit <= edits; edit++) {
          const text = texts[Math.floor(random() * texts.length)];
          text.version += 1;
          change(client, text, text.editor.edit());
          while (random() < 0.2) ask(text);
          if (edit % 25 === 0) await settled();
          if (edit === edits) {
            fresh.process.kill();
            fresh = new TestClient([bundle, '--stdio']);
            await fresh.start();
          }
          if (edit % between === 0) await compare();
        }
        assert.equal(await client.stop(), 0);
      } catch (error) {
        const told = error instanceof Error ? error.stack : error;
        const shown = texts.map(
          ({ version, editor }) => `version ${version}: ${JSON.stringify(editor.text)}`,
        );
        throw new Error(`SPECIMEN_SEED=${seed}: ${told}\n${shown.join('\n')}`);
      } finally {
        client.process.kill();
        fresh.process.kill();
      }
    });
  }
});

function change(client: TestClient, { uri, version }: Opened, contentChanges: readonly object[]): void {
  client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
}

function unanswered(): never {
  throw new Error('The server has ended, or has left a request without an answer.');
}

/** What an editor shows of texts, but for what depends on when they were sampled. The last was changed last. */
async function seenBy(client: TestClient, texts: readonly Opened[]): Promise<object> {
  const shown: object[] = [];
  for (const { uri } of texts) {
    const ask = <R>(method: string, more: object = {}) =>
      client.request<R>(`textDocument/${method}`, { textDocument: { uri }, ...more });
    const { data: tokens } = await ask<SemanticTokens>('semanticTokens/full');
    const hints = await ask<InlayHint[]>('inlayHint', { range: everywhere });
    shown.push({
      symbols: await ask('documentSymbol'),
      tokens,
      hints: hints.filter(({ label }) => !String(label).startsWith('holds in')),
      folds: await ask('foldingRange'),
      links: await ask('documentLink'),
    });
  }
  const { uri, version } = texts.at(-1)!;
  const late = setTimeout(() => client.process.kill(), 30_000);
  const awaited = async () => {
    let told = await client.diagnostics(uri);
    while (told.version !== version) told = await client.diagnostics(uri);
    return told;
  };
  const told = await Promise.race([awaited(), client.ended.then(unanswered)]);
  clearTimeout(late);
  // What is told of the others at the same time has come before the answer to this.
  await client.request('specimen/counters', null);
  const others = texts.slice(0, -1).map((text) => client.allDiagnostics(text.uri).at(-1)?.diagnostics);
  return { shown, diagnostics: [...others, told.diagnostics] };
}
