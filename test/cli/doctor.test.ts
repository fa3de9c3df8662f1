import assert from 'node:assert/strict';
import { TestFolder } from '../support/folder.js';
import { specimen } from './support/specimen.js';

describe('specimen doctor', () => {
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder({ file: '' });
  });
  after(() => folder.remove());

  it('tells the renderer and its speed', () => {
    const { status, stdout, stderr } = specimen(['doctor'], folder.path);
    assert.equal(status, 0, stderr);
    assert.ok(stdout.includes(`Node       ${process.version}\n`));
    assert.ok(stdout.includes(`platform   ${process.platform} ${process.arch}\n`));
    assert.match(stdout, /^renderer {3}.+, (a GPU|on the processor)$/m);
    const [, milliseconds] = /^speed {6}(\d+) ms a picture of 320 x 240/m.exec(stdout) ?? [];
    assert.ok(Number(milliseconds) > 0);
    // A processor has something to gain, and a GPU has not.
    assert.equal(stdout.includes('For more speed:'), stdout.includes(', on the processor'));
  });

  it('ends with status 3 and what to do where the bundled driver has no place', () => {
    const { status, stdout, stderr } = specimen(['doctor'], folder.path, {
      XDG_CACHE_HOME: folder.at('file'),
    });
    // A driver of the machine's own needs no place.
    if (status === 0) assert.ok(!stdout.includes('bundled software driver)'));
    else {
      assert.equal(status, 3);
      assert.match(stdout, /^Node /m);
      assert.match(stderr, /can't be unpacked into .* Set XDG_CACHE_HOME to a folder that can be written\./);
    }
  });
});
