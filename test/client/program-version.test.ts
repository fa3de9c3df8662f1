import assert from 'node:assert/strict';
import { mismatchOf, parseVersion } from '../../client/run/program-version.js';
import { specimen } from '../cli/support/specimen.js';

const extension = { version: '0.1.0', planSchema: 'specimen-plan/1' };

describe('the version of a program', () => {
  it('is read of what it says itself', () => {
    const { stdout } = specimen(['--version'], '.');
    const found = parseVersion(stdout);
    assert.match(found!.version, /^\d+\.\d+\.\d+/);
    assert.match(found!.planSchema!, /^specimen-plan\/\d+$/);
  });

  it('is known of programs that tell no schema, and of nothing else', () => {
    assert.deepEqual(parseVersion('0.0.9\n'), { version: '0.0.9', planSchema: undefined });
    for (const text of ['', 'v20.19.0\n', '1.2\n', 'specimen: command not found\n', '1.2.3 GNU bash\n'])
      assert.equal(parseVersion(text), undefined, text);
  });

  it('fits where both make plans of the same schema, whatever their versions', () => {
    const program = { version: '0.3.2', planSchema: 'specimen-plan/1' };
    assert.equal(mismatchOf('specimen', program, extension), undefined);
  });

  it('says which of the two to update where they do not fit', () => {
    const of = (version: string, planSchema?: string) =>
      mismatchOf('bin/specimen', { version, planSchema }, extension)!;
    const old = of('0.0.9', 'specimen-plan/0');
    assert.equal(old.older, 'program');
    assert.equal(
      old.message,
      'bin/specimen is specimen 0.0.9 and makes specimen-plan/0; this extension is 0.1.0 and makes specimen-plan/1. Update the program to 0.1.0.',
    );
    assert.equal(of('0.0.9').older, 'program');
    assert.match(of('0.0.9').message, /does not tell its plans/);
    // By numbers, not by letters.
    const young = of('2.0.0', 'specimen-plan/10');
    assert.equal(young.older, 'extension');
    assert.match(young.message, /Update the extension to 2\.0\.0\.$/);
  });
});
