import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { symlinkSync } from 'node:fs';
import { NodeSpecFiles, RootFolder } from '../../files/index.js';
import { maximumSpecBytes, maximumTableBytes } from '../../language/index.js';
import { TestFolder } from '../support/folder.js';

describe('reading the files of a spec', () => {
  let folder: TestFolder;
  let files: NodeSpecFiles;
  before(() => {
    folder = new TestFolder({
      'a.specimen': 'let a = 1 // é\n',
      'sub/b.specimen': 'let b = 2\n',
      'binary.specimen': Uint8Array.of(1, 0, 2),
      'latin1.specimen': Uint8Array.of(0x2f, 0x2f, 0xe9),
      'large.specimen': Buffer.alloc(maximumSpecBytes + 1, ' '),
      'some.bin': 'abc',
    });
    files = new NodeSpecFiles(new RootFolder(folder.path));
  });
  after(() => folder.remove());

  it('gives the text of a spec', () => {
    assert.deepEqual(files.readSpec('a.specimen'), { kind: 'text', text: 'let a = 1 // é\n' });
    assert.deepEqual(files.readSpec('sub/b.specimen'), { kind: 'text', text: 'let b = 2\n' });
  });

  it('tells why there is none', () => {
    const kinds = (path: string) => {
      const read = files.readSpec(path);
      return read.kind === 'unreadable' ? read.problem : read.kind;
    };
    assert.equal(kinds('no.specimen'), 'missing');
    assert.equal(kinds('A.specimen'), 'missing');
    assert.equal(kinds('a.specimen/x.specimen'), 'missing');
    assert.equal(kinds('../a.specimen'), 'missing');
    assert.match(kinds('sub'), /folder/);
    assert.match(kinds('binary.specimen'), /not text: byte 1 is zero/);
    assert.match(kinds('latin1.specimen'), /not UTF-8/);
    assert.match(kinds('large.specimen'), /4\.0 MiB; a spec has at most 4 MiB/);
  });

  it('gives the text of a table, and tells why there is none', () => {
    folder.write('a.csv', 'a\n1\n');
    folder.write('large.csv', Buffer.alloc(maximumTableBytes + 1, ' '));
    const tables = new NodeSpecFiles(new RootFolder(folder.path));
    assert.deepEqual(tables.readTable('a.csv'), { kind: 'text', text: 'a\n1\n' });
    assert.deepEqual(tables.readTable('no.csv'), { kind: 'missing' });
    assert.deepEqual(tables.readTable('large.csv'), {
      kind: 'unreadable',
      problem: 'The file has 16.0 MiB; a table has at most 16 MiB',
    });
  });

  it('gives the size and SHA-256 of a file', () => {
    // FIPS 180-2, appendix B.1.
    const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    assert.deepEqual(files.facts('some.bin'), { sha256, bytes: 3, beside: [] });
    const large = Buffer.alloc(3_000_000, 7);
    folder.write('large.bin', large);
    const { sha256: found } = new NodeSpecFiles(new RootFolder(folder.path)).facts('large.bin');
    assert.equal(found, createHash('sha256').update(large).digest('hex'));
  });

  it('begins at the real folder of a spec', () => {
    assert.deepEqual(
      { ...RootFolder.of(folder.at('sub/b.specimen')), root: '' },
      { root: '', path: 'b.specimen' },
    );
    assert.equal(RootFolder.of(folder.at('sub/b.specimen')).root.path, folder.at('sub'));
    if (process.platform === 'win32') return;
    symlinkSync(folder.at('sub'), folder.at('link'));
    assert.equal(RootFolder.of(folder.at('link/b.specimen')).root.path, folder.at('sub'));
  });
});
