import assert from 'node:assert/strict';
import type { InlayHint } from 'vscode-languageserver';
import type { TestClient } from './support/client.js';
import { Fixture, offsetAt } from './support/fixture.js';

const head = 'language 1\ndataset D { scene = S }\n';

/** The text with its hints where an editor shows them, in brackets. */
function shown(text: string, hints: readonly InlayHint[]): string {
  let result = text;
  for (const { position, label, paddingLeft } of [...hints].reverse()) {
    const at = offsetAt(text, position);
    result = `${result.slice(0, at)}${paddingLeft ? ' ' : ''}[${label}]${result.slice(at)}`;
  }
  return result;
}

const cases: Record<string, readonly [source: string, shown: string]> = {
  'the value of a computed constant, in the unit in which it is written': [
    `let a = 2 * 40cm\nlet b = 3 * 2\nlet c = a * 1.5m\nlet d = 90deg / 4\n${head}scene S { }\n$0`,
    `let a = 2 * 40cm [= 80cm]\nlet b = 3 * 2 [= 6]\nlet c = a * 1.5m [= 1.2m2]\nlet d = 90deg / 4 [= 22.5deg]\n${head}scene S { }\n`,
  ],
  'no value that is plain to see': [
    `let a = 80cm\nlet c = #ff0000\n${head}scene S { let d ~ 1m .. 2m; let e ~ normal(1m, 1cm) }\n$0`,
    `let a = 80cm\nlet c = #ff0000\n${head}scene S { let d ~ 1m .. 2m; let e ~ normal(1m, 1cm) }\n`,
  ],
  'the types of variables of scenes, things and templates': [
    `${head}dist wide = normal(1m, 1cm)\nasset Ball = sphere { let r ~ wide; radius = r; let v = r * r * r }\nscene S {\n  let a ~ 1m .. 2m\n  let b = a * a // squared\n  let big = a > 1.5m\n  let far ~ wide\n  object o = Ball { let mid = o.center }\n}\n$0`,
    `${head}dist wide = normal(1m, 1cm)\nasset Ball = sphere { let r ~ wide [: length]; radius = r; let v = r * r * r [: volume] }\nscene S {\n  let a ~ 1m .. 2m\n  let b = a * a [: area] // squared\n  let big = a > 1.5m [: true or false]\n  let far ~ wide [: length]\n  object o = Ball { let mid = o.center [: vector of 3 lengths] }\n}\n`,
  ],
};

describe('inlay hints', () => {
  let client: TestClient;
  let fixture: Fixture;
  before(async () => {
    ({ client } = await Fixture.client());
  });
  after(() => client.process.kill());
  afterEach(() => fixture.close());
  const hints = () =>
    fixture.ask<InlayHint[]>('inlayHint', {
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
    });

  for (const [what, [source, expected]] of Object.entries(cases)) {
    it(`show ${what}`, async () => {
      fixture = Fixture.open(client, { 'a.specimen': source });
      assert.equal(shown(fixture.files.get('a.specimen')!.text, await hints()), expected);
    });
  }

  it('move no character that is written in front of them', async () => {
    fixture = Fixture.open(client, { 'a.specimen': `${head}scene S { let a ~ 1m .. 2m\n  let b = a$0\n}` });
    const { text } = fixture.files.get('a.specimen')!;
    for (const more of ['', ' ', ' *', ' * ', ' * 2', ' * 2m', ' * 2m +']) {
      const typed = text.replace('= a\n', `= a${more}\n`);
      fixture.change('a.specimen', typed);
      const line = typed.split('\n').findIndex((each) => each.includes('let b'));
      for (const { position } of await hints())
        if (position.line === line) assert.ok(position.character >= `  let b = a${more}`.trimEnd().length);
    }
  });
});
