import assert from 'node:assert/strict';
import { diagnosticCatalogue, type Fix } from '../../language/index.js';
import { removalOf } from '../../server/refactorings/removal.js';
import { compileText, mainPath, wholeSpec } from '../language/support/compile-text.js';
import { takeMarks } from '../language/support/markers.js';

function applied(text: string, { edits }: Fix): string {
  let result = text;
  for (const { start, end, text: words } of [...edits].sort((a, b) => b.start - a.start))
    result = result.slice(0, start) + words + result.slice(end);
  return result;
}

/** The codes whose catalogue example has a fix. No code may lose it. */
const mended = new Set<string>();

describe('fixes', () => {
  for (const [code, { example, settings = {} }] of Object.entries(diagnosticCatalogue)) {
    it(`of ${code} mend what they are for, and break nothing`, () => {
      const { text } = takeMarks(wholeSpec(example));
      const { diagnostics } = compileText(text, { settings });
      const before = diagnostics.map((each) => each.code as string);
      for (const { code: told, uri, fixes } of diagnostics) {
        if (uri !== mainPath) continue;
        for (const fix of fixes) {
          mended.add(told);
          const after = compileText(applied(text, fix), { settings }).diagnostics.map(
            (each) => each.code as string,
          );
          const count = (codes: string[], of: string) => codes.filter((each) => each === of).length;
          assert.ok(count(after, told) < count(before, told), `${fix.title} does not mend ${told}`);
          const broken = after.filter((each) => each.startsWith('syntax/'));
          assert.deepEqual(broken, [], fix.title);
        }
      }
    });
  }

  it('are there for all that has one obvious way out', () => {
    const due = [
      'asset/missing',
      'declaration/unknown',
      'draw/constant',
      'draw/distribution',
      'interval/empty',
      'language/missing',
      'language/unknown',
      'property/may-be-outside',
      'property/unknown',
      'reference/member',
      'table/column',
      'type/unit-missing',
      'unit/unknown',
    ];
    assert.deepEqual(
      due.filter((code) => !mended.has(code)),
      [],
    );
  });

  it('write the name of the file that was meant', () => {
    const text = 'language 1\nimport "lib/prats.specimen" as parts\n';
    const { diagnostics } = compileText(text, { files: { 'lib/parts.specimen': 'let a = 1\n' } });
    const missing = diagnostics.find(({ code }) => code === 'import/missing');
    assert.equal(applied(text, missing!.fixes[0]), text.replace('prats', 'parts'));
  });

  it('take away what is of no use, with its line and its documentation', () => {
    const cases: [string, string][] = [
      ['/** Wide. */\nlet width = 3m\nclass c { id = 1 }\n', 'class c { id = 1 }\n'],
      [
        'import a, b from "p.specimen"\nscene T { let c = b }\n',
        'import b from "p.specimen"\nscene T { let c = b }\n',
      ],
      [
        'import b, a from "p.specimen"\nscene T { let c = b }\n',
        'import b from "p.specimen"\nscene T { let c = b }\n',
      ],
    ];
    const head = 'language 1\ndataset D { scene = S }\nscene S { }\n';
    for (const [text, expected] of cases) {
      const whole = head + text;
      const { checked, diagnostics } = compileText(whole, {
        files: { 'p.specimen': 'let a = 1\nlet b = 2\n' },
      });
      const unused = diagnostics.find(({ code }) => code === 'name/unused')!;
      const stretch = removalOf(unused.code, whole, checked.project.main, unused)!;
      assert.equal(whole.slice(0, stretch.start) + whole.slice(stretch.end), head + expected);
    }
  });
});
