import assert from 'node:assert/strict';
import { BeingRead } from '../../files/content/file-tree.js';
import { EditorFiles } from '../../server/web/editor-files.js';
import { ReadAhead } from '../../server/web/read-ahead.js';

const mebibyte = 1024 ** 2;

/** An editor in which every file has three bytes and says that it has `size`; what it was asked, in batches. */
function editorOf(size: number, mtime = () => 1) {
  const asked: string[] = [];
  const files = new ReadAhead(
    new EditorFiles(async (method, parameters) => {
      asked.push(`${method.slice('specimen/'.length)} ${(parameters as { uri: string }).uri}`);
      if (method === 'specimen/look') return { kind: 'file', size, mtime: mtime(), ctime: 0 };
      return { bytes: Uint8Array.of(97, 98, 99) };
    }),
    () => asked.push('new'),
  );
  /** Asks again until nothing is being read. */
  const whole = async <T>(answer: () => T): Promise<T> => {
    for (;;) {
      try {
        return answer();
      } catch (error) {
        if (!(error instanceof BeingRead)) throw error;
        await files.pending;
      }
    }
  };
  return { asked, files, whole };
}

describe('files that are read ahead', () => {
  it('are asked for once, and known from then on', async () => {
    const { asked, files, whole } = editorOf(3);
    const bytes = () => files.bytes('memfs:/a');
    assert.throws(bytes, BeingRead);
    assert.throws(bytes, BeingRead);
    assert.deepEqual(await whole(bytes), Uint8Array.of(97, 98, 99));
    // "abc" is the example of FIPS 180-2.
    const known = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    assert.equal(files.sha256('memfs:/a'), known);
    assert.deepEqual(asked, ['look memfs:/a', 'new', 'read memfs:/a', 'new']);
    assert.equal(files.pending, undefined);
    assert.equal(files.bytesRead, 3);
  });

  it('are asked for again when the editor says that they changed, with all of a folder', async () => {
    let time = 1;
    const { asked, files, whole } = editorOf(3, () => time);
    await whole(() => files.bytes('memfs:/a'));
    assert.equal(files.forget(['memfs:/b']), false);
    assert.equal(files.forget(['memfs:/a']), true);
    // However coarse the clock is.
    await whole(() => files.bytes('memfs:/a'));
    assert.equal(asked.filter((each) => each === 'read memfs:/a').length, 2);
    time = 2;
    files.forget(['memfs:/%61']);
    await whole(() => files.bytes('memfs:/a'));
    assert.equal(asked.filter((each) => each === 'read memfs:/a').length, 3);
  });

  it('are looked at again where they changed while they were', async () => {
    const answers: (() => void)[] = [];
    let size = 1;
    const files = new ReadAhead(
      new EditorFiles(async () => {
        const look = { kind: 'file', size, mtime: 1, ctime: 1 };
        await new Promise<void>((resolve) => answers.push(resolve));
        return look;
      }),
      () => {},
    );
    for (const changed of ['memfs:/a/b', 'memfs:/a', 'memfs:/a/b/c']) {
      files.forget(['memfs:/a']);
      size = 1;
      assert.throws(() => files.look('memfs:/a/b'), BeingRead);
      size = 2;
      files.forget([changed]);
      answers.pop()!();
      await files.pending;
      assert.throws(() => files.look('memfs:/a/b'), BeingRead, changed);
      answers.pop()!();
      await files.pending;
      assert.deepEqual(files.look('memfs:/a/b'), { kind: 'file', size: 2, mtime: 1, ctime: 1 });
      files.forget(['memfs:/a/b']);
    }
  });

  it('come in batches that fit into memory', async () => {
    const { asked, files, whole } = editorOf(100 * mebibyte);
    const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `memfs:/${name}`);
    const all = () => {
      const missing = names.filter((uri) => {
        try {
          files.bytes(uri);
          return false;
        } catch (error) {
          assert.ok(error instanceof BeingRead);
          return true;
        }
      });
      if (missing.length > 0) throw new BeingRead(missing.join());
    };
    await whole(all);
    const reads = asked.join('\n').split('new').slice(1, -1);
    assert.deepEqual(
      reads.map((batch) => batch.trim().split('\n').length),
      [2, 2, 1],
    );
  });

  it('are not read where they are too large', async () => {
    const { asked, files, whole } = editorOf(257 * mebibyte);
    await assert.rejects(
      whole(() => files.bytes('memfs:/a')),
      /It has 257 MiB; in an editor for the web files of at most 256 MiB are read/,
    );
    assert.deepEqual(asked, ['look memfs:/a', 'new']);
  });
});
