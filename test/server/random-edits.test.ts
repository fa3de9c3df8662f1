import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InlayHint, SemanticTokens } from 'vscode-languageserver';
import { seededRandom } from '../language/support/random.js';
import { root } from '../support/root.js';
import { rounds } from '../support/rounds.js';
import { TestClient } from './support/client.js';
import { RandomEditor } from './support/random-edits.js';

const bundle = join(root, 'dist', 'server', 'server.cjs');
const seed = Number(process.env.SPECIMEN_SEED ?? 1);
const paths = [
  'examples/cubes/cubes.specimen',
  'examples/shelf/shelf.specimen',
  'examples/starter/starter.specimen',
  'examples/street/street.specimen',
  'examples/cookbook/bin-picking/bin-picking.specimen',
];
const edits = rounds(2_000) / paths.length;
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
  at('completion'),
  at('hover'),
  at('signatureHelp'),
  at('definition'),
  at('typeDefinition'),
  at('references', { context: { includeDeclaration: true } }),
  at('documentHighlight'),
  at('prepareRename'),
  at('rename', { newName: 'renamed' }),
  all('documentSymbol'),
  all('formatting', { options }),
  all('rangeFormatting', { range: everywhere, options }),
  all('semanticTokens/full'),
  all('semanticTokens/range', { range: everywhere }),
  all('foldingRange'),
  (editor) => ['selectionRange', { positions: [editor.position()] }],
  all('documentLink'),
  all('documentColor'),
  all('codeLens'),
  all('inlayHint', { range: everywhere }),
  (editor) => {
    const start = editor.position();
    return ['codeAction', { range: { start, end: start }, context: { diagnostics: [], triggerKind: 2 } }];
  },
];

/** Taken back, out of date, or refused for a reason that the author is to read. */
const allowed: ReadonlySet<number | undefined> = new Set([-32800, -32801, -32803]);

describe('random edits', () => {
  for (const [number, path] of paths.entries()) {
    it(`of ${path} leave the server as one that never saw them`, async () => {
      const random = seededRandom(seed * 1_000 + number);
      const uri = pathToFileURL(join(root, path)).href;
      const editor = new RandomEditor(readFileSync(join(root, path), 'utf8'), random);
      const client = new TestClient([bundle, '--stdio']);
      const fresh = new TestClient([bundle, '--stdio']);
      let version = 1;
      let pending: Promise<unknown>[] = [];
      const settled = async () => {
        const late = setTimeout(() => client.process.kill(), 30_000);
        await Promise.race([Promise.all(pending), client.ended.then(unanswered)]);
        clearTimeout(late);
        pending = [];
        assert.deepEqual(client.faults(), []);
      };
      const ask = () => {
        const [method, parameters] = requests[Math.floor(random() * requests.length)](editor);
        const answer = client.request(`textDocument/${method}`, { textDocument: { uri }, ...parameters });
        pending.push(
          answer.catch((error: Error & { code?: number }) => {
            if (!allowed.has(error.code)) throw error;
          }),
        );
        if (random() < 0.25) client.cancelLast();
      };
      const compare = async () => {
        await settled();
        fresh.open(uri, editor.text);
        const [edited, opened] = await Promise.all([seenBy(client, uri, version), seenBy(fresh, uri, 1)]);
        fresh.notify('textDocument/didClose', { textDocument: { uri } });
        assert.deepEqual(edited, opened);
        assert.deepEqual(fresh.faults(), []);
      };
      try {
        await Promise.all([client.start(), fresh.start()]);
        client.open(uri, editor.text);
        for (let edit = 1; edit <= edits; edit++) {
          version += 1;
          const textDocument = { uri, version };
          client.notify('textDocument/didChange', { textDocument, contentChanges: editor.edit() });
          while (random() < 0.2) ask();
          if (edit % 25 === 0) await settled();
          if (edit % between === 0) await compare();
        }
        assert.equal(await client.stop(), 0);
      } catch (error) {
        const told = error instanceof Error ? error.stack : error;
        throw new Error(`SPECIMEN_SEED=${seed}, version ${version}: ${told}\n${JSON.stringify(editor.text)}`);
      } finally {
        client.process.kill();
        fresh.process.kill();
      }
    });
  }
});

function unanswered(): never {
  throw new Error('The server has ended, or has left a request without an answer.');
}

/** What an editor shows of a text, but for what depends on when it was sampled. */
async function seenBy(client: TestClient, uri: string, version: number): Promise<object> {
  const ask = <R>(method: string, more: object = {}) =>
    client.request<R>(`textDocument/${method}`, { textDocument: { uri }, ...more });
  const symbols = await ask('documentSymbol');
  const { data: tokens } = await ask<SemanticTokens>('semanticTokens/full');
  const hints = await ask<InlayHint[]>('inlayHint', { range: everywhere });
  const folds = await ask('foldingRange');
  let told = await client.diagnostics(uri);
  while (told.version !== version) told = await client.diagnostics(uri);
  return {
    symbols,
    tokens,
    hints: hints.filter(({ label }) => !String(label).startsWith('holds in')),
    folds,
    diagnostics: told.diagnostics,
  };
}
