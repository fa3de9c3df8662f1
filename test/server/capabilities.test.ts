import assert from 'node:assert/strict';
import type { CompletionItem, DocumentSymbol, SelectionRange } from 'vscode-languageserver';
import type { TestClient } from './support/client.js';
import { compact } from './support/compact.js';
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
function placeOf(fixture: Fixture, word: string): { position: object } {
  const lines = fixture.files.get('a.specimen')!.text.split('\n');
  const line = lines.findIndex((each) => each.includes(word));
  return { ...fixture.at, position: { line, character: lines[line].indexOf(word) } };
}

const at =
  (method: string, word: string, more: object = {}): Ask =>
  (fixture) =>
    fixture.ask(method, { ...placeOf(fixture, word), ...more });

const all =
  (method: string, more: object = {}): Ask =>
  (fixture) =>
    fixture.ask(method, more);

/** What code actions there are of a kind where a word begins, when the text has been changed in one place. */
const actions =
  (only: string, word: string, before: string, after: string): Ask =>
  async (fixture) => {
    const { position } = placeOf(fixture, word);
    fixture.change('a.specimen', source.replace('$0', '').replace(before, after));
    const range = { start: position, end: position };
    return fixture.ask('codeAction', { range, context: { diagnostics: [], only: [only], triggerKind: 1 } });
  };

const wholeText = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
const options = { tabSize: 2, insertSpaces: true };

const units = ['m', 'cm', 'mm', 'km', 'dm', 'um', 'in', 'ft'];

/** What is asked about each thing that the server can do, and the whole answer, as `compact` writes it. */
const fixtures: Readonly<Record<string, readonly [ask: Ask, answer: unknown]>> = {
  completionProvider: [
    async (fixture) =>
      ((await at('completion', 'm )')(fixture)) as CompletionItem[]).map(
        ({ label, textEdit, documentation, ...rest }) => ({ label, textEdit, ...rest }),
      ),
    units.map((unit, number) => ({
      label: `1${unit}`,
      textEdit: { range: '4:21-4:23', newText: `1${unit}` },
      kind: 11,
      sortText: `00${number}`,
    })),
  ],
  'completionProvider.resolveProvider': [
    async (fixture) => {
      fixture.change('a.specimen', source.replace('$0', '').replace('= r }', '= r; material =  }'));
      const position = { line: 2, character: 56 };
      const items = await fixture.ask<CompletionItem[]>('completion', { position });
      return fixture.client.request(
        'completionItem/resolve',
        items.find(({ label }) => label === 'clay'),
      );
    },
    {
      label: 'clay',
      kind: 22,
      sortText: '1clay',
      detail: 'material of parts.specimen',
      data: { uri: 'a.specimen', path: 'parts.specimen', name: 'clay' },
      additionalTextEdits: [{ range: '0:10-0:10', newText: '\nimport clay from "parts.specimen"' }],
      documentation: { kind: 'markdown', value: '```specimen\nmaterial clay = pbr\n```\nClay.' },
    },
  ],
  hoverProvider: [
    at('hover', 'Ball('),
    { contents: { kind: 'markdown', value: '```specimen\nasset Ball = sphere\n```' }, range: '2:6-2:10' },
  ],
  documentSymbolProvider: [
    async (fixture) => symbolLines((await fixture.ask('documentSymbol')) as DocumentSymbol[]),
    [
      'D 4 dataset 1:0-1:23 1:8-1:9',
      'Ball 23 asset 2:0-2:45 2:6-2:10',
      'S 3 scene 3:0-9:1 3:6-3:7',
      'S.a 19 object 4:2-4:25 4:9-4:10',
      'S.b 13 let 5:2-5:15 5:6-5:7',
      'S.sun 19 light 6:2-6:45 6:8-6:11',
      'S.environment 19  7:2-7:41 7:2-7:13',
      'S.r 17 require 8:2-8:25 8:10-8:11',
      'inferred 13 let 10:0-10:22 10:4-10:12',
    ],
  ],
  documentFormattingProvider: [
    all('formatting', { options }),
    [{ range: '0:0-11:0', newText: source.replace('$01m )', '1m)') }],
  ],
  definitionProvider: [at('definition', 'Ball(r: 1m'), [{ uri: 'a.specimen', range: '2:6-2:10' }]],
  typeDefinitionProvider: [at('typeDefinition', 'a = Ball'), [{ uri: 'a.specimen', range: '2:6-2:10' }]],
  referencesProvider: [
    at('references', 'Ball(', { context: { includeDeclaration: true } }),
    [
      { uri: 'a.specimen', range: '2:6-2:10' },
      { uri: 'a.specimen', range: '4:13-4:17' },
    ],
  ],
  documentHighlightProvider: [
    at('documentHighlight', 'Ball('),
    [
      { range: '2:6-2:10', kind: 3 },
      { range: '4:13-4:17', kind: 2 },
    ],
  ],
  renameProvider: [
    at('rename', 'Ball(', { newName: 'Sphere' }),
    {
      changes: {
        'a.specimen': [
          { range: '2:6-2:10', newText: 'Sphere' },
          { range: '4:13-4:17', newText: 'Sphere' },
        ],
      },
    },
  ],
  'renameProvider.prepareProvider': [
    at('prepareRename', 'Ball('),
    { range: '2:6-2:10', placeholder: 'Ball' },
  ],
  signatureHelpProvider: [
    at('signatureHelp', '1m )'),
    {
      signatures: [{ label: 'Ball(r: length)', parameters: [{ label: [5, 14] }] }],
      activeSignature: 0,
      activeParameter: 0,
    },
  ],
  workspaceSymbolProvider: [
    ({ client }) => client.request('workspace/symbol', { query: 'ball' }),
    [
      {
        name: 'Ball',
        kind: 23,
        location: { uri: 'a.specimen', range: '2:6-2:10' },
        containerName: 'a.specimen',
      },
    ],
  ],
  codeLensProvider: [
    all('codeLens'),
    [{ range: '1:0-1:7', command: { title: 'not sampled yet', command: '' } }],
  ],
  inlayHintProvider: [
    all('inlayHint', { range: wholeText }),
    [
      { label: ': angle', kind: 1, position: '5:15', paddingLeft: true },
      { label: '= 6cm', kind: 1, position: '10:22', paddingLeft: true },
    ],
  ],
  colorProvider: [
    all('documentColor'),
    [{ range: '6:36-6:43', color: { red: 1, green: 0x88 / 255, blue: 0, alpha: 1 } }],
  ],
  documentLinkProvider: [all('documentLink'), [{ range: '7:31-7:38', target: 'sky.exr' }]],
  foldingRangeProvider: [all('foldingRange'), [{ startLine: 3, endLine: 8 }]],
  selectionRangeProvider: [
    async (fixture) => {
      const positions = [{ line: 5, character: 12 }];
      const ranges: unknown[] = [];
      const [first] = await fixture.ask<SelectionRange[]>('selectionRange', { positions });
      for (let each: SelectionRange | undefined = first; each; each = each.parent) ranges.push(each.range);
      return ranges;
    },
    ['5:12-5:15', '5:10-5:15', '5:2-5:15', '3:8-9:1', '3:0-9:1', '0:0-11:0'],
  ],
  'semanticTokensProvider.full': [
    async (fixture) => {
      const { data } = await fixture.ask<{ data: number[] }>('semanticTokens/full');
      let line = 0;
      const lines = data.flatMap((down, index) => {
        if (index % 5 === 0) line += down;
        return index % 5 === 0 ? [line] : [];
      });
      // let, b (declared and fixed), a (fixed), yaw: each by the distance from the one before.
      return data.slice(5 * lines.indexOf(5), 5 * (lines.lastIndexOf(5) + 1));
    },
    [...[1, 2, 3, 0, 0], ...[0, 4, 1, 4, 5], ...[0, 4, 1, 4, 4], ...[0, 2, 3, 6, 0]],
  ],
  'semanticTokensProvider.range': [
    async (fixture) => {
      const range = { start: { line: 10, character: 0 }, end: { line: 10, character: 30 } };
      return (await fixture.ask<{ data: number[] }>('semanticTokens/range', { range })).data;
    },
    // let, inferred (declared and fixed), 2, 3, cm
    [...[10, 0, 3, 0, 0], ...[0, 4, 8, 4, 5], ...[0, 11, 1, 8, 0], ...[0, 4, 1, 8, 0], ...[0, 1, 2, 9, 0]],
  ],
  documentRangeFormattingProvider: [
    (fixture) => {
      fixture.change('a.specimen', source.replace('$0', '').replace('let b = a', 'let b=a'));
      const range = { start: { line: 5, character: 0 }, end: { line: 5, character: 1 } };
      return fixture.ask('rangeFormatting', { range, options });
    },
    [{ range: '5:0-5:13', newText: '  let b = a.yaw' }],
  ],
  'codeActionProvider.quickfix': [
    actions('quickfix', '1m )', '1m )', '1 )'),
    [
      {
        title: 'Write `1m`',
        kind: 'quickfix',
        diagnostics: [],
        isPreferred: true,
        edit: { changes: { 'a.specimen': [{ range: '4:21-4:22', newText: '1m' }] } },
      },
    ],
  ],
  'codeActionProvider.refactor.rewrite': [
    actions('refactor.rewrite', 'deg', '1deg', '180deg'),
    [
      {
        title: 'Write `3.141592653589793rad`',
        kind: 'refactor.rewrite',
        edit: { changes: { 'a.specimen': [{ range: '8:21-8:27', newText: '3.141592653589793rad' }] } },
      },
      {
        title: 'Write `0.5turn`',
        kind: 'refactor.rewrite',
        edit: { changes: { 'a.specimen': [{ range: '8:21-8:27', newText: '0.5turn' }] } },
      },
    ],
  ],
  'codeActionProvider.refactor.extract': [
    actions('refactor.extract', 'Ball(r: 1m', 'Ball(r: 1m )', 'sphere { radius = 1m }'),
    [
      {
        title: 'Extract to `asset A`',
        kind: 'refactor.extract',
        edit: {
          changes: {
            'a.specimen': [
              {
                range: '3:0-4:35',
                newText: 'asset A = sphere { radius = 1m }\n\nscene S {\n  object a = A',
              },
            ],
          },
        },
      },
    ],
  ],
};

/** Each symbol in a line, with its kind, range and the range of its name, below those around it. */
function symbolLines(symbols: readonly DocumentSymbol[], above = ''): string[] {
  return symbols.flatMap(({ name, kind, detail, range, selectionRange, children = [] }) => [
    `${above}${name} ${kind} ${detail} ${compact(range)} ${compact(selectionRange)}`,
    ...symbolLines(children, `${above}${name}.`),
  ]);
}

/** What can be asked for in parts alone. */
const inParts: ReadonlySet<string> = new Set(['semanticTokensProvider', 'codeActionProvider']);

/** What the server says that it can do, each part by itself: `renameProvider`, `renameProvider.prepareProvider`. */
function partsOf(capabilities: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(capabilities).flatMap(([name, value]) => {
    if (typeof value !== 'object' || value === null) return [name];
    const parts = Object.entries(value).flatMap(([part, each]) => {
      if (part === 'codeActionKinds') return (each as string[]).map((kind) => `${name}.${kind}`);
      return each === true ? [`${name}.${part}`] : [];
    });
    return inParts.has(name) ? parts : [name, ...parts];
  });
}

describe('what the server says that it can do', () => {
  let client: TestClient;
  let fixture: Fixture;
  let capabilities: Record<string, unknown>;
  before(async () => {
    ({ client, capabilities } = await Fixture.client());
  });
  after(() => client.process.kill());
  beforeEach(() => {
    fixture = Fixture.open(client, {
      'a.specimen': source,
      'parts.specimen': '/** Clay. */\nmaterial clay = pbr\n',
    });
  });
  afterEach(() => fixture.close());

  it('is asked for here, all of it', () => {
    const { textDocumentSync, ...others } = capabilities;
    assert.equal(textDocumentSync, 2);
    assert.deepEqual(partsOf(others).sort(), Object.keys(fixtures).sort());
  });

  for (const [capability, [ask, answer]] of Object.entries(fixtures)) {
    it(`has this answer for: ${capability}`, async () => {
      assert.deepEqual(compact(await ask(fixture)), answer);
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
