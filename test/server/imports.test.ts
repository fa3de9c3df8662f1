import assert from 'node:assert/strict';
import type { CodeAction, CompletionItem, TextEdit } from 'vscode-languageserver';
import { check, format } from '../../language/index.js';
import { MemoryFiles } from '../language/support/memory-files.js';
import type { TestClient } from './support/client.js';
import { Fixture, offsetAt } from './support/fixture.js';

const head = 'language 1\n\ndataset D { scene = S }\n\n';
const parts = `/** A round one. */
asset Ball(r: length) = sphere { radius = r }
material clay = pbr
dist wide = normal(1m, 1cm)
let size = 10cm
class fruit { id = 1 }
let b = 3
`;

function applied(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const { range, newText } of [...edits].sort(
    (a, b) => offsetAt(text, b.range.start) - offsetAt(text, a.range.start),
  ))
    result = result.slice(0, offsetAt(text, range.start)) + newText + result.slice(offsetAt(text, range.end));
  return result;
}

describe('what other files declare', () => {
  let client: TestClient;
  let fixture: Fixture;
  before(async () => {
    ({ client } = await Fixture.client());
  });
  after(() => client.process.kill());
  afterEach(() => fixture.close());

  const offered = async (label: string, detail?: string) =>
    (await fixture.ask<CompletionItem[]>('completion')).find(
      (each) => each.label === label && (detail === undefined || each.detail === detail),
    );
  /** The text when an item was taken. */
  const taken = ({ label, insertText, additionalTextEdits = [] }: CompletionItem) => {
    const { text, cursor } = fixture.files.get('a.specimen')!;
    const newText = insertText ?? label;
    return applied(text, [{ range: { start: cursor!, end: cursor! }, newText }, ...additionalTextEdits]);
  };
  const errorsOf = (text: string) =>
    check('a.specimen', new MemoryFiles({ 'a.specimen': text, 'lib/parts.specimen': parts }))
      .diagnostics.filter(({ severity }) => severity === 'error')
      .map(({ code }) => code);

  describe('is offered, and imported when it is taken', () => {
    const cases: Record<string, readonly [source: string, label: string, imported: string]> = {
      'an asset': [
        `${head}scene S { object a = $0 }\n`,
        'Ball',
        'language 1\nimport Ball from "lib/parts.specimen"\n',
      ],
      'a material': [
        `${head}scene S { object a = sphere { radius = 1m; material = $0 } }\n`,
        'clay',
        'language 1\nimport clay from "lib/parts.specimen"\n',
      ],
      'a distribution': [
        `${head}scene S { let a ~ $0 }\n`,
        'wide',
        'language 1\nimport wide from "lib/parts.specimen"\n',
      ],
      'a constant': [
        `${head}scene S { object a = sphere { radius = $0 } }\n`,
        'size',
        'language 1\nimport size from "lib/parts.specimen"\n',
      ],
      'a class': [
        `${head}scene S { object a = sphere { radius = 1m; class = $0 } }\n`,
        'fruit',
        'language 1\nimport fruit from "lib/parts.specimen"\n',
      ],
      'into an import that there is': [
        `language 1\nimport clay from "lib/parts.specimen"\n\ndataset D { scene = S }\n\nscene S { let c = clay; let a = $0 }\n`,
        'size',
        'language 1\nimport clay, size from "lib/parts.specimen"\n',
      ],
      'below another import': [
        `language 1\nimport "other.specimen" as other\n\ndataset D { scene = S }\n\nscene S { let a = $0 }\n`,
        'size',
        'language 1\nimport "other.specimen" as other\nimport size from "lib/parts.specimen"\n',
      ],
      'into a file without a first line': [
        'dataset D { scene = S }\nscene S { let a = $0 }\n',
        'size',
        'import size from "lib/parts.specimen"\ndataset',
      ],
    };
    for (const [what, [source, label, imported]] of Object.entries(cases)) {
      it(what, async () => {
        const others = { 'lib/parts.specimen': parts, 'other.specimen': '' };
        fixture = Fixture.open(client, { 'a.specimen': source, ...others });
        const item = await offered(label);
        assert.ok(item, label);
        const text = taken(item);
        assert.ok(text.startsWith(imported), text);
        const ball = text.replace('= Ball', '= Ball(1m)');
        assert.deepEqual(
          errorsOf(ball).filter((each) => each !== 'import/missing'),
          [],
        );
        if (text.startsWith('language 1')) assert.equal(format(text), text);
      });
    }
  });

  it('is named by its file where that is imported whole', async () => {
    fixture = Fixture.open(client, {
      'a.specimen': `language 1\nimport "lib/parts.specimen" as parts\ndataset D { scene = S }\nscene S { let a = $0 }\n`,
      'lib/parts.specimen': parts,
    });
    const item = await offered('parts.size');
    assert.equal(item?.additionalTextEdits, undefined);
    assert.deepEqual(errorsOf(taken(item!)), []);
    assert.equal(await offered('size'), undefined);
  });

  it('is read as it stands in open editors, also of files that were never saved, and of each file that has it', async () => {
    fixture = Fixture.open(
      client,
      { 'a.specimen': `${head}scene S { let a = $0 }\n`, 'b.specimen': 'let older = 1\n', 'c.specimen': '' },
      ['b.specimen'],
    );
    assert.ok(await offered('older'));
    fixture.change('b.specimen', 'let newer = 1\nlet same = 2\n');
    client.open(fixture.uriOf('fresh ü.specimen'), 'let same = 3\n');
    assert.equal(await offered('older'), undefined);
    assert.ok(await offered('newer'));
    assert.ok(await offered('same', 'let of b.specimen'));
    const fresh = await offered('same', 'let of fresh ü.specimen');
    assert.match(taken(fresh!), /import same from "fresh ü\.specimen"/);
    client.notify('textDocument/didClose', { textDocument: { uri: fixture.uriOf('fresh ü.specimen') } });
  });

  it('is not offered where it does not fit, is known already, is no declaration, or would lead in a circle', async () => {
    const source = `${head}scene S { let size = 2; let c = $0 }\n`;
    fixture = Fixture.open(client, {
      'a.specimen': source,
      'lib/parts.specimen': parts,
      'back.specimen': 'import "middle.specimen" as m\nlet behind = 1\n',
      'middle.specimen': 'import "a.specimen" as a\nlet between = 1\n',
      'broken.specimen': 'let whole = 1\nlet half = (\n',
    });
    const items = await fixture.ask<CompletionItem[]>('completion');
    const labels = items.filter(({ data }) => data !== undefined).map(({ label }) => label);
    assert.deepEqual(labels.sort(), ['b', 'half', 'whole']);
  });

  it('has its documentation when that is asked for', async () => {
    fixture = Fixture.open(client, {
      'a.specimen': `${head}scene S { object a = $0 }\n`,
      'lib/parts.specimen': parts,
    });
    const item = await offered('Ball');
    assert.equal(item?.documentation, undefined);
    const { documentation, ...rest } = await client.request<CompletionItem>('completionItem/resolve', item);
    assert.deepEqual(rest, item);
    assert.deepEqual(documentation, {
      kind: 'markdown',
      value: '```specimen\nasset Ball(r: length) = sphere { radius = r }\n```\nA round one.',
    });
    const own = (await offered('sphere'))!;
    assert.deepEqual(await client.request('completionItem/resolve', own), own);
  });

  describe('is imported by a fix of an unknown name', () => {
    const actions = async () =>
      (
        await fixture.ask<CodeAction[]>('codeAction', {
          range: { start: fixture.at.position, end: fixture.at.position },
          context: { diagnostics: [], only: ['quickfix'] },
        })
      ).filter(({ title }) => title.startsWith('Import'));

    it('that is then known', async () => {
      const source = `${head}scene S {\n  object a = B$0all(size) {\n    material = clay\n  }\n}\n`;
      fixture = Fixture.open(client, { 'a.specimen': source, 'lib/parts.specimen': parts });
      const [action, ...others] = await actions();
      assert.deepEqual(others, []);
      assert.equal(action.title, 'Import `Ball` from "lib/parts.specimen"');
      const uri = fixture.at.textDocument.uri;
      const text = applied(fixture.files.get('a.specimen')!.text, action.edit!.changes![uri]);
      assert.ok(text.startsWith('language 1\nimport Ball from "lib/parts.specimen"\n\ndataset'));
      assert.deepEqual(errorsOf(text), ['name/unknown', 'name/unknown']);
      assert.equal(format(text), text);
    });

    it('not where it would be of the wrong kind', async () => {
      const source = `${head}scene S { object a = si$0ze }\n`;
      fixture = Fixture.open(client, { 'a.specimen': source, 'lib/parts.specimen': parts });
      assert.deepEqual(await actions(), []);
    });
  });
});
