import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, FileCache, NodeSpecFiles, RootFolder } from '../../files/index.js';
import { TestFolder } from '../support/folder.js';

const old = new Date('2020-01-01T00:00:00Z');
const digest = (character: string) => character.repeat(64);

describe('what is remembered of files', () => {
  let folder: TestFolder;
  beforeEach(() => {
    folder = new TestFolder({ 'data/a.bin': 'abc' });
    utimesSync(folder.at('data/a.bin'), old, old);
  });
  afterEach(() => folder.remove());
  const stats = () => statSync(folder.at('data/a.bin'), { bigint: true });
  const cache = () => new FileCache(folder.at('cache'));

  it('is found again by a later run', () => {
    const first = cache();
    first.add('/x', stats(), { sha256: digest('a') });
    first.add('/x', stats(), { problems: { model: null } });
    first.save();
    assert.deepEqual(readdirSync(folder.at('cache')), ['files.json']);
    assert.equal(cache().get('/x', stats()).sha256, digest('a'));
    assert.deepEqual(cache().get('/x', stats()).problems, { model: null });
  });

  it('is forgotten when the file changes', () => {
    const known = cache();
    known.add('/x', stats(), { sha256: digest('a') });
    writeFileSync(folder.at('data/a.bin'), 'abd');
    assert.deepEqual(known.get('/x', stats()), {});
    // Another content of the same size and the same time of change: the disk still has the time of the writing.
    utimesSync(folder.at('data/a.bin'), old, old);
    assert.deepEqual(known.get('/x', stats()), {});
  });

  it('is not kept of a file that has only just changed', () => {
    writeFileSync(folder.at('data/a.bin'), 'new');
    const known = cache();
    known.add('/x', stats(), { sha256: digest('a') });
    assert.deepEqual(known.get('/x', stats()), {});
  });

  it('is empty where the cache is damaged, and mended by the next run', () => {
    const good = cache();
    good.add('/x', stats(), { sha256: digest('a') });
    good.save();
    const file = folder.at('cache/files.json');
    const text = readFileSync(file, 'utf8');
    const damaged = [
      '',
      text.slice(0, -5),
      'null',
      '[]',
      '{"version":1}',
      text.replace('"version":1', '"version":0'),
      text.replace(digest('a'), 'short'),
      text.replace('"stamp"', '"stump"'),
      '\0\0\0',
    ];
    for (const content of damaged) {
      writeFileSync(file, content);
      const mending = cache();
      assert.deepEqual(mending.get('/x', stats()), {}, content);
      mending.add('/x', stats(), { sha256: digest('b') });
      mending.save();
      assert.equal(cache().get('/x', stats()).sha256, digest('b'));
    }
  });

  it('needs no folder, and none that can be written', () => {
    const none = new FileCache();
    none.add('/x', stats(), { sha256: digest('a') });
    none.save();
    assert.equal(none.get('/x', stats()).sha256, digest('a'));
    const unwritable = new FileCache(folder.at('data/a.bin/cache'));
    unwritable.add('/x', stats(), { sha256: digest('a') });
    unwritable.save();
  });

  it('saves reading the file again', () => {
    const known = cache();
    const read = () => new NodeSpecFiles(new RootFolder(folder.at('data')), known).facts('a.bin');
    const { sha256 } = read();
    assert.equal(known.get(folder.at('data/a.bin'), stats()).sha256, sha256);
    known.add(folder.at('data/a.bin'), stats(), { sha256: digest('f') });
    assert.equal(read().sha256, digest('f'));
  });

  it('stands where each system keeps caches', () => {
    assert.equal(cacheFolder({ SPECIMEN_CACHE: '/own' }, 'linux'), '/own');
    assert.equal(cacheFolder({ SPECIMEN_CACHE: '', XDG_CACHE_HOME: '/xdg' }, 'linux'), undefined);
    assert.equal(cacheFolder({ XDG_CACHE_HOME: '/xdg' }, 'linux'), join('/xdg', 'specimen'));
    assert.equal(cacheFolder({ XDG_CACHE_HOME: 'relative' }, 'linux'), join(homedir(), '.cache', 'specimen'));
    assert.equal(cacheFolder({}, 'linux'), join(homedir(), '.cache', 'specimen'));
    assert.equal(cacheFolder({}, 'darwin'), join(homedir(), 'Library', 'Caches', 'specimen'));
    assert.equal(cacheFolder({ LOCALAPPDATA: 'local' }, 'win32'), join('local', 'specimen', 'cache'));
    assert.equal(cacheFolder({}, 'win32'), undefined);
  });
});
