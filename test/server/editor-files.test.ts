import assert from 'node:assert/strict';
import { EditorFiles } from '../../server/web/editor-files.js';

describe('what an editor answers of its files', () => {
  const asked = (answer: unknown) => new EditorFiles(async () => answer);
  const problemOf = async (answer: unknown) => {
    const look = await asked(answer).look('memfs:/a');
    assert.equal(look.kind, 'problem', JSON.stringify(answer)?.slice(0, 100));
    return (look as { problem: string }).problem;
  };

  it('is taken as it is where it is right', async () => {
    const file = { kind: 'file', size: 3, mtime: 5, ctime: 0 };
    assert.deepEqual(await asked(file).look('memfs:/a'), file);
    assert.deepEqual(await asked({ kind: 'missing' }).look('memfs:/a'), { kind: 'missing' });
    const folder = await asked({ kind: 'folder', entries: [['a.glb', 'file']] }).look('memfs:/');
    assert.deepEqual(folder, { kind: 'folder', entries: new Map([['a.glb', 'file']]) });
    const bytes = Uint8Array.of(1, 2);
    assert.deepEqual(await asked({ bytes }).read('memfs:/a'), { bytes });
    assert.equal(await asked(null).write('memfs:/a', bytes), undefined);
  });

  it('is a problem where it is anything else', async () => {
    const wrong = [
      null,
      undefined,
      7,
      [],
      { kind: 'folder' },
      { kind: 'file', size: -1, mtime: 0, ctime: 0 },
      { kind: 'file', size: 1, mtime: Number.NaN, ctime: 0 },
      { kind: 'file', size: 1e300, mtime: 0, ctime: 0 },
      { kind: 'constructor' },
    ];
    for (const answer of wrong) assert.match(await problemOf(answer), /did not say what is there/);
    assert.equal((await problemOf({ problem: 'x'.repeat(1_000_000) })).length, 500);
    const names = Array.from({ length: 20_001 }, (_, index) => [`${index}`, 'file']);
    assert.match(await problemOf({ kind: 'folder', entries: names }), /more than 20000 names/);
    assert.ok('problem' in (await asked({ bytes: 'no bytes' }).read('memfs:/a')));
    assert.match(String(await asked(undefined).write('memfs:/a', Uint8Array.of())), /did not say/);
    const failing = new EditorFiles(() => Promise.reject(new Error('gone')));
    assert.deepEqual(await failing.look('memfs:/a'), { kind: 'problem', problem: 'gone' });
  });

  it('has no names that lead elsewhere', async () => {
    const names = ['..', '.', '', 'a/b', '../../x', 'a\\b', 'a\0b', 'x'.repeat(1001), 7, 'good'];
    const entries = [...names.map((name) => [name, 'file']), ['pipe', 'socket'], 5];
    const look = await asked({ kind: 'folder', entries }).look('memfs:/');
    assert.deepEqual(look, { kind: 'folder', entries: new Map([['good', 'file']]) });
  });
});
