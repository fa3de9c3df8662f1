import assert from 'node:assert/strict';
import { rmSync, utimesSync } from 'node:fs';
import { FileCache, NodeSpecFiles, RootFolder } from '../../files/index.js';
import { TestFolder } from '../support/folder.js';
import { triangleModel } from '../support/triangle-model.js';

describe('what is kept of files in memory', () => {
  let folder: TestFolder;
  let cache: FileCache;
  /** The files as the next check of a spec sees them. */
  const files = () => new NodeSpecFiles(new RootFolder(folder.path), cache);
  const write = (path: string, content: string | Uint8Array, secondsAgo = 60) => {
    folder.write(path, content);
    const time = new Date(Date.now() - secondsAgo * 1000);
    utimesSync(folder.at(path), time, time);
  };

  beforeEach(() => {
    folder = new TestFolder();
    cache = new FileCache();
    for (const [path, content] of Object.entries(triangleModel())) write(path, content);
    write('people.csv', 'height\n1.5\n');
  });
  afterEach(() => folder.remove());

  /** Asks all that a check and a compilation ask. */
  function ask() {
    const each = files();
    return {
      problem: each.problem('triangle.gltf', 'model'),
      beside: each.facts('triangle.gltf').beside,
      nodes: each.nodes('triangle.gltf'),
      table: each.readTable('people.csv'),
    };
  }

  it('is read once, as long as sizes and times stay the same', () => {
    const first = ask();
    const { bytesRead } = cache.memory;
    assert.ok(bytesRead > 0);
    assert.deepEqual(ask(), first);
    assert.equal(cache.memory.bytesRead, bytesRead);
    write('people.csv', 'height\n1.6\n', 30);
    assert.deepEqual(ask().table, { kind: 'text', text: 'height\n1.6\n' });
    assert.ok(cache.memory.bytesRead > bytesRead);
  });

  it('follows what stands beside a model, gone or back', () => {
    const { 'triangle.bin': buffer } = triangleModel();
    assert.equal(ask().problem, undefined);
    rmSync(folder.at('triangle.bin'));
    assert.match(ask().problem ?? '', /triangle\.bin/);
    assert.deepEqual(ask().beside, []);
    write('triangle.bin', buffer, 20);
    assert.equal(ask().problem, undefined);
    assert.deepEqual(ask().beside, ['triangle.bin']);
  });

  it('is looked at again while a file may still change within the clock of the disk', () => {
    folder.write('people.csv', 'height\n1.7\n');
    ask();
    const { bytesRead } = cache.memory;
    ask();
    assert.ok(cache.memory.bytesRead > bytesRead);
  });
});
