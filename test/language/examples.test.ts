import assert from 'node:assert/strict';
import { type DiagnosticCode, type DiagnosticEntry, diagnosticCatalogue } from '../../language/index.js';
import { compileText, mainPath, wholeSpec } from './support/compile-text.js';
import { takeMarks } from './support/markers.js';

describe('diagnostics: the examples of the catalogue', () => {
  for (const code of Object.keys(diagnosticCatalogue) as DiagnosticCode[]) {
    const entry: DiagnosticEntry = diagnosticCatalogue[code];
    const situation = { settings: entry.settings };

    it(`${code} is raised by its example, there and nothing else`, () => {
      const { text, ranges } = takeMarks(wholeSpec(entry.example));
      const { diagnostics } = compileText(text, situation);
      const told = diagnostics.map(({ severity, code, uri, start, end }) => ({
        severity,
        code,
        uri,
        start,
        end,
      }));
      const due = ranges.map((range) => ({ severity: entry.severity, code, uri: mainPath, ...range }));
      assert.equal(due.length, 1, 'an example has one marked range');
      assert.deepEqual(told, due, diagnostics.map((each) => each.message).join('\n'));
    });

    it(`${code} is not raised once its example is put right, and nothing else is`, () => {
      const { text, ranges } = takeMarks(wholeSpec(entry.mended));
      assert.equal(ranges.length, 0, 'what is put right has no marks');
      const { diagnostics } = compileText(text, situation);
      assert.deepEqual(
        diagnostics.map((each) => `${each.code}: ${each.message}`),
        [],
      );
    });

    it(`${code} has words for people`, () => {
      assert.match(entry.title, /^[A-Z][^.]*$/);
      assert.match(entry.explanation, /\.$/);
    });
  }
});
