import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { format } from '../../language/index.js';
import { compileText } from '../language/support/compile-text.js';
import { takeMarks } from '../language/support/markers.js';
import { root } from '../support/root.js';
import { TestClient } from './support/client.js';

const uri = 'untitled:a.specimen';

function whole(items: string): string {
  return `language 1

dataset D { scene = S }

class ball { id = 1 }

scene S {
${items
  .split('\n')
  .map((line) => `  ${line}`)
  .join('\n')}
}
`;
}

describe('refactorings', () => {
  let client: TestClient;
  let version = 1;

  before(async () => {
    client = new TestClient([join(root, 'dist', 'server', 'server.cjs'), '--stdio']);
    await client.start();
    client.open(uri, '');
  });
  after(() => client.process.kill());

  /** What is offered for what stands between the marks: the texts that would be made, by title. */
  async function offered(marked: string): Promise<Map<string, string>> {
    const {
      text,
      ranges: [{ start, end }],
    } = takeMarks(whole(marked));
    client.change(uri, ++version, text);
    const document = TextDocument.create(uri, 'specimen', 0, text);
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: document.positionAt(start), end: document.positionAt(end) },
      context: { diagnostics: [], only: ['refactor'] },
    });
    const before = compileText(text).diagnostics.map(({ code }) => code);
    return new Map(
      actions.map(({ title, edit }) => {
        const result = TextDocument.applyEdits(document, edit!.changes![uri]);
        const after = compileText(result).diagnostics.map(({ code }) => code);
        assert.deepEqual(after.sort(), before.sort(), `${title}:\n${result}`);
        assert.equal(format(result), result, title);
        return [title, result];
      }),
    );
  }

  const round = 'Draw it round this value';
  const mean = 'Fix it at the mean of its distribution';

  it('draw round a constant, and fix what is drawn at its mean', async () => {
    const cases: [string, string, string][] = [
      ['radius = »5cm«', round, 'radius ~ 4cm .. 6cm'],
      ['count = »5«', round, 'count ~ 4 .. 6'],
      ['scale = »1.5«', round, 'scale ~ 1.2 .. 1.8'],
      ['yaw = »-30deg«', round, 'yaw ~ -36deg .. -24deg'],
      ['radius »~« 4cm .. 6cm', mean, 'radius = 5cm'],
      ['radius ~ »normal(3cm, 1mm)«', mean, 'radius = 3cm'],
      ['radius ~ gamma(9, »2cm«)', mean, 'radius = 18cm'],
      ['radius ~ triangular(1cm, 2cm, »6cm«)', mean, 'radius = 3cm'],
      ['scale ~ »beta(1, 3)«', mean, 'scale = 0.25'],
      ['count ~ »3 .. 8«', mean, 'count = 6'],
    ];
    for (const [written, title, expected] of cases) {
      const results = await offered(`object thing = sphere { ${written} }`);
      assert.equal(results.get(title), whole(`object thing = sphere { ${expected} }`), written);
    }
  });

  it('are not offered where something would be wrong then', async () => {
    // An id is fixed; a function has no mean that is known here.
    const fixed = await offered(
      'object thing = sphere { class = ball }\ncamera main = pinhole { resolution = (»640«, 480) }',
    );
    assert.equal(fixed.has(round), false);
    const drawn = await offered('let a = 3cm\nobject thing = sphere { radius ~ normal(»a«, 1mm) }');
    assert.equal(drawn.has(mean), false);
  });

  it('write a quantity in another unit of exactly the same value', async () => {
    const results = await offered('object thing = sphere { radius = »25cm« }');
    assert.deepEqual(
      [...results.keys()].filter((title) => title.startsWith('Write')),
      ['Write `0.25m`', 'Write `250mm`', 'Write `0.00025km`', 'Write `2.5dm`', 'Write `250000um`'].concat(
        [...results.keys()].filter((title) => /^Write .*(in|ft)`$/.test(title)),
      ),
    );
    assert.equal(results.get('Write `250mm`'), whole('object thing = sphere { radius = 250mm }'));
    const angle = await offered('object thing = sphere { yaw = »90deg« }');
    assert.ok(angle.has('Write `0.25turn`'));
  });

  it('give an expression a name, in the innermost block that can hold it', async () => {
    const inside = await offered('let a ~ 1cm .. 2cm\nobject thing = sphere {\n  radius = »a * 2« + 1cm\n}');
    assert.equal(
      inside.get('Extract to `let thingRadius`'),
      whole(
        'let a ~ 1cm .. 2cm\nobject thing = sphere {\n  let thingRadius = a * 2\n  radius = thingRadius + 1cm\n}',
      ),
    );
    const drawn = await offered('object thing = sphere { radius ~ »1cm .. 2cm« }');
    assert.equal(
      drawn.get('Extract to `let thingRadius`'),
      whole('object thing = sphere { let thingRadius ~ 1cm .. 2cm; radius = thingRadius }'),
    );
    const outside = await offered('object thing = sphere { place ~ disk { radius = »1m« } }');
    assert.equal(
      outside.get('Extract to `let thingRadius`'),
      whole('object thing = sphere { let thingRadius = 1m; place ~ disk { radius = thingRadius } }'),
    );
  });

  it('make the shape of an object an asset', async () => {
    const results = await offered(
      'object »thing« = sphere {\n  class = ball\n  radius ~ 1cm .. 2cm\n  count = 3\n  place ~ disk { radius = 1m }\n}',
    );
    assert.equal(
      results.get('Extract to `asset Thing`'),
      whole('object thing = Thing {\n  count = 3\n  place ~ disk { radius = 1m }\n}').replace(
        'scene S',
        'asset Thing = sphere {\n  class = ball\n  radius ~ 1cm .. 2cm\n}\n\nscene S',
      ),
    );
  });
});
