import assert from 'node:assert/strict';
import type { TestClient } from './support/client.js';
import { Fixture } from './support/fixture.js';

const source = `language 1
dataset D { scene = S }
asset Ball(r: length) = sphere { radius = r }
scene S {
  object a = Ball(r: $01m )
  let b = a.yaw
  light sun = directional { color = #ff8800 }
  environment = hdri { file = "sky.exr" }
  require r: a.yaw < 1deg
}
let inferred = 2 * 3cm
`;

type Ask = (fixture: Fixture) => Promise<unknown>;

/** The place in the text of the fixture where a word begins. */
function placeOf(fixture: Fixture, word: string): object {
  const lines = fixture.files.get('a.specimen')!.text.split('\n');
  const line = lines.findIndex((each) => each.includes(word));
  return { ...fixture.at, position: { line, character: lines[line].indexOf(word) } };
}

const at =
  (method: string, word: string, more: object = {}): Ask =>
  (fixture) =>
    fixture.ask(method, { ...placeOf(fixture, word), ...more });

const wholeText = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };

/** What is asked to see that the server can do what it says. */
const asked: Readonly<Record<string, Ask>> = {
  completionProvider: at('completion', '1m )'),
  hoverProvider: at('hover', 'Ball('),
  documentSymbolProvider: (fixture) => fixture.ask('documentSymbol'),
  documentFormattingProvider: (fixture) =>
    fixture.ask('formatting', { options: { tabSize: 2, insertSpaces: true } }),
  definitionProvider: at('definition', 'Ball(r: 1m'),
  typeDefinitionProvider: at('typeDefinition', 'a = Ball'),
  referencesProvider: at('references', 'Ball(', { context: { includeDeclaration: true } }),
  documentHighlightProvider: at('documentHighlight', 'Ball('),
  renameProvider: at('rename', 'Ball(', { newName: 'Sphere' }),
  signatureHelpProvider: at('signatureHelp', '1m )'),
  workspaceSymbolProvider: ({ client }) => client.request('workspace/symbol', { query: 'ball' }),
  codeLensProvider: (fixture) => fixture.ask('codeLens'),
  inlayHintProvider: (fixture) => fixture.ask('inlayHint', { range: wholeText }),
  colorProvider: (fixture) => fixture.ask('documentColor'),
  documentLinkProvider: (fixture) => fixture.ask('documentLink'),
  foldingRangeProvider: (fixture) => fixture.ask('foldingRange'),
  selectionRangeProvider: (fixture) =>
    fixture.ask('selectionRange', { positions: [{ line: 4, character: 4 }] }),
  semanticTokensProvider: async (fixture) =>
    ((await fixture.ask('semanticTokens/full')) as { data: readonly number[] }).data,
  documentRangeFormattingProvider: (fixture) => {
    fixture.change('a.specimen', source.replace('$0', '').replace('let b = a', 'let b=a'));
    return fixture.ask('rangeFormatting', {
      range: wholeText,
      options: { tabSize: 2, insertSpaces: true },
    });
  },
  codeActionProvider: async (fixture) => {
    fixture.change('a.specimen', source.replace('$01m', '1'));
    const range = (placeOf(fixture, '1m )') as { position: object }).position;
    return fixture.ask('codeAction', { range: { start: range, end: range }, context: { diagnostics: [] } });
  },
};

describe('what the server says that it can do', () => {
  let client: TestClient;
  let fixture: Fixture;
  let capabilities: Record<string, unknown>;
  before(async () => {
    ({ client, capabilities } = await Fixture.client());
  });
  after(() => client.process.kill());
  beforeEach(() => {
    fixture = Fixture.open(client, { 'a.specimen': source });
  });
  afterEach(() => fixture.close());

  it('is asked for here, all of it', () => {
    const { textDocumentSync, ...others } = capabilities;
    assert.equal(textDocumentSync, 2);
    assert.deepEqual(Object.keys(others).sort(), Object.keys(asked).sort());
  });

  for (const [capability, ask] of Object.entries(asked)) {
    it(`has an answer for: ${capability}`, async () => {
      const answer = await ask(fixture);
      assert.ok(answer !== null && answer !== undefined);
      assert.ok(!Array.isArray(answer) || answer.length > 0);
    });
  }

  it('stands garbage and half a text', async () => {
    for (const text of [
      '',
      '\u0000\ud800',
      `${'{'.repeat(2000)}`,
      `scene S { let a = ${'('.repeat(500)}`,
      'let a = a.a.a\nlet b = b(b',
      source.slice(0, 100),
    ]) {
      fixture.change('a.specimen', text);
      for (const method of [
        'definition',
        'typeDefinition',
        'documentHighlight',
        'signatureHelp',
        'completion',
        'hover',
        'prepareRename',
      ]) {
        for (const position of [
          { line: 0, character: 0 },
          { line: 0, character: 20 },
          { line: 3, character: 300 },
        ])
          await fixture
            .ask(method, { position })
            .catch((error: Error) => assert.match(error.message, /word of the language/));
      }
    }
  });
});
