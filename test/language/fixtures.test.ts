import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnosticCatalogue } from '../../language/index.js';
import { compileText, mainPath } from './support/compile-text.js';
import { readFixture } from './support/fixture.js';

// The suite runs from the root of the repository.
const folder = 'test/language/fixtures/diagnostics';
const names = readdirSync(folder).filter((name) => name.endsWith('.specimen'));

describe('diagnostics: fixtures', () => {
  const raised = new Set<string>();

  for (const name of names) {
    it(name, () => {
      const { files, settings, expected } = readFixture(readFileSync(join(folder, name), 'utf8'));
      const { [mainPath]: main, ...others } = files;
      const { diagnostics, plan } = compileText(main, { files: others, settings });
      const key = (each: { uri: string; start: number; end: number; code: string; severity: string }) =>
        `${each.uri}:${each.start}-${each.end} ${each.severity} ${each.code} »${files[each.uri]?.slice(each.start, each.end)}«`;
      const messages = diagnostics.map((each) => `${key(each)}: ${each.message}`).join('\n');
      assert.deepEqual(diagnostics.map(key).sort(), expected.map(key).sort(), messages);
      for (const each of expected) {
        raised.add(each.code);
        const told = diagnostics.find((one) => key(one) === key(each));
        assert.ok(told?.message.includes(each.words), `${told?.message} does not say: ${each.words}`);
      }
      assert.equal(plan !== undefined, !diagnostics.some((each) => each.severity === 'error'));
    });
  }

  it('raise every code', () => {
    const missing = Object.keys(diagnosticCatalogue).filter((code) => !raised.has(code));
    assert.deepEqual(missing, []);
  });

  it('say so where they are malformed', () => {
    for (const text of [
      'let a = »1',
      'let a = 1«',
      'let a = »1«',
      '// expect error name/unknown',
      '// expect error no/code',
    ])
      assert.throws(() => readFixture(text), Error, text);
  });
});
