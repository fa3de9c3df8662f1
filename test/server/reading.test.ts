import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ColorInformation,
  ColorPresentation,
  DocumentLink,
  FoldingRange,
  SelectionRange,
  SemanticTokens,
  TextEdit,
} from 'vscode-languageserver';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { TestClient } from './support/client.js';

const bundle = join(root, 'dist', 'server', 'server.cjs');
const text = `language 1
import "parts.specimen" as parts
import Mug from "mugs/mug.specimen"
/* Two
   lines. */
dataset D { scene = S }

scene S {
  // One,
  // two.
  let width = 80cm
  object ball = sphere {
    radius ~ normal(3cm, 1mm)
    place = (0m, width, 0m)
    yaw = 5deg
  }
  object cup = model("models/cup.glb") { material = pbr { baseColor = #ff8000 } }
  object hat = model("models/*.glb") { place ~ on(ball) { crowded = fewer } }
  environment = color { color = orange }
  if (width > 1m) {
    light sun = directional { color = rgb(1, 0.5, 0) }
  }
  require small: ball.radius < 4cm
}
`;

describe('what an editor reads off a spec', () => {
  let folder: TestFolder;
  let client: TestClient;
  let uri: string;
  let legend: { tokenTypes: string[]; tokenModifiers: string[] };
  const ask = <R>(method: string, more: object = {}) =>
    client.request<R>(`textDocument/${method}`, { textDocument: { uri }, ...more });

  before(async () => {
    folder = new TestFolder({ 'a.specimen': text });
    uri = pathToFileURL(folder.at('a.specimen')).href;
    client = new TestClient([bundle, '--stdio']);
    const { capabilities } = await client.start();
    legend = (capabilities['semanticTokensProvider'] as { legend: typeof legend }).legend;
    client.open(uri, text);
  });
  after(() => {
    client.process.kill();
    folder.remove();
  });

  /** The tokens as `word type modifiers`, decoded as the protocol says. */
  function words({ data }: SemanticTokens): string[] {
    const lines = text.split('\n');
    let [line, character] = [0, 0];
    const found: string[] = [];
    for (let at = 0; at < data.length; at += 5) {
      const [down, right, length, type, bits] = data.slice(at, at + 5);
      character = down === 0 ? character + right : right;
      line += down;
      const word = lines[line].slice(character, character + length);
      const modifiers = legend.tokenModifiers.filter((_, bit) => bits & (1 << bit));
      found.push([word, legend.tokenTypes[type], ...modifiers].join(' '));
    }
    return found;
  }

  it('tells what is drawn from what is fixed, and words by what they are', async () => {
    const found = words(await ask('semanticTokens/full'));
    for (const expected of [
      'language keyword',
      'dataset keyword',
      'D namespace declaration readonly',
      'width variable declaration readonly',
      '80 number',
      'cm unit',
      'ball variable declaration readonly',
      'sphere type defaultLibrary',
      'radius property drawn',
      '~ operator drawn',
      'normal function defaultLibrary distribution',
      'width variable readonly',
      'yaw property readonly',
      'orange variable readonly defaultLibrary',
      '"models/cup.glb" string',
      'small variable',
      'fewer enumMember defaultLibrary',
      'on type defaultLibrary',
    ])
      assert.ok(found.includes(expected), `${expected} is not among ${found.join(', ')}`);
    // The radius in the condition is the one that is drawn.
    assert.equal(found.filter((each) => each === 'radius property drawn').length, 2);
    const range = { start: { line: 14, character: 0 }, end: { line: 14, character: 20 } };
    assert.deepEqual(words(await ask('semanticTokens/range', { range })), [
      'yaw property readonly',
      '5 number',
      'deg unit',
    ]);
  });

  it('folds bodies, comments and imports', async () => {
    const ranges = await ask<FoldingRange[]>('foldingRange');
    const found = ranges.map(({ startLine, endLine, kind }) => [startLine, endLine, kind ?? '']);
    assert.deepEqual(
      found.sort((a, b) => Number(a[0]) - Number(b[0])),
      [
        [1, 2, 'imports'],
        [3, 4, 'comment'],
        [7, 22, ''],
        [8, 9, 'comment'],
        [11, 14, ''],
        [19, 20, ''],
      ],
    );
  });

  it('widens a selection from the word to the file', async () => {
    const [selection] = await ask<SelectionRange[]>('selectionRange', {
      positions: [{ line: 12, character: 22 }],
    });
    const lines = text.split('\n');
    const shown: string[] = [];
    for (let at: SelectionRange | undefined = selection; at; at = at.parent) {
      const { start, end } = at.range;
      shown.push(
        start.line === end.line ? lines[start.line].slice(start.character, end.character) : `${start.line}`,
      );
    }
    assert.deepEqual(shown.slice(0, 3), ['3cm', 'normal(3cm, 1mm)', 'radius ~ normal(3cm, 1mm)']);
    assert.equal(shown.at(-1), '0');
    assert.ok(shown.length > 5);
  });

  it('links the files that are named, and the folder of a pattern', async () => {
    const links = await ask<DocumentLink[]>('documentLink');
    const at = (path: string) => pathToFileURL(folder.at(path)).href;
    assert.deepEqual(
      links.map(({ target }) => target),
      [at('parts.specimen'), at('mugs/mug.specimen'), at('models/cup.glb'), at('models/')],
    );
    assert.deepEqual(links[0].range, {
      start: { line: 1, character: 8 },
      end: { line: 1, character: 22 },
    });
  });

  it('shows colours, and writes one in every way of the language', async () => {
    const colours = await ask<ColorInformation[]>('documentColor');
    assert.deepEqual(
      colours.map(({ range, color }) => [
        range.start.line,
        ...[color.red, color.green, color.blue].map((x) => Math.round(x * 255)),
      ]),
      [
        [16, 255, 128, 0],
        [18, 255, 165, 0],
        [20, 255, 128, 0],
      ],
    );
    const presentations = await ask<ColorPresentation[]>('colorPresentation', {
      color: { red: 1, green: 165 / 255, blue: 0, alpha: 1 },
      range: colours[0].range,
    });
    assert.deepEqual(
      presentations.map(({ label }) => label),
      ['#ffa500', 'rgb(1, 0.647, 0)', 'hsv(38.8deg, 100%, 100%)', 'orange'],
    );
  });

  it('formats some lines and leaves the others', async () => {
    const ragged = 'language 1\nlet  a=1\nlet  b   =2\nlet  c=3\n';
    client.change(uri, 2, ragged);
    const range = { start: { line: 2, character: 3 }, end: { line: 2, character: 5 } };
    const options = { tabSize: 2, insertSpaces: true };
    const edits = await ask<TextEdit[]>('rangeFormatting', { range, options });
    assert.deepEqual(edits, [
      {
        range: { start: { line: 2, character: 0 }, end: { line: 2, character: 11 } },
        newText: 'let b = 2',
      },
    ]);
    client.change(uri, 3, text);
  });

  it('lists all that has a name, through conditions', async () => {
    interface Named {
      name: string;
      children: Named[];
    }
    const symbols = await ask<Named[]>('documentSymbol');
    const scene = symbols.find(({ name }) => name === 'S')!;
    assert.deepEqual(
      scene.children.map(({ name }) => name),
      ['width', 'ball', 'cup', 'hat', 'environment', 'sun', 'small'],
    );
    assert.deepEqual(
      scene.children[2].children.map(({ name }) => name),
      ['material'],
    );
  });
});
