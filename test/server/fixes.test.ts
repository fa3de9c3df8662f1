import assert from 'node:assert/strict';
import { diagnosticCatalogue, type Fix, format } from '../../language/index.js';
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

/** How often each code is told. */
function countsOf(diagnostics: readonly { readonly code: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

describe('fixes', () => {
  for (const [code, { example, settings = {} }] of Object.entries(diagnosticCatalogue)) {
    it(`of ${code} mend what they are for, break nothing, and leave the text formatted`, () => {
      const text = format(takeMarks(wholeSpec(example)).text);
      const { diagnostics, checked } = compileText(text, { settings });
      const before = countsOf(diagnostics);
      const { main } = checked.project;
      for (const { code: told, uri, fixes, ...place } of diagnostics) {
        if (uri !== mainPath) continue;
        if (fixes.length > 0) mended.add(told);
        const stretch = removalOf(told, text, main, place);
        const removal = stretch && { title: 'Remove it', edits: [{ uri, ...stretch, text: '' }] };
        for (const fix of removal ? [...fixes, removal] : fixes) {
          const mendedText = applied(text, fix);
          const after = countsOf(compileText(mendedText, { settings }).diagnostics);
          assert.ok((after.get(told) ?? 0) < before.get(told)!, `${fix.title} does not mend ${told}`);
          for (const [other, count] of after)
            assert.ok(count <= (before.get(other) ?? 0), `${fix.title} brings ${other}: ${mendedText}`);
          assert.equal(mendedText, format(mendedText), fix.title);
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
