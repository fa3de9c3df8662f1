import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { mostEntries } from '../../files/content/glob.js';
import { fitsWildcard } from '../../files/content/wildcard.js';
import { NodeSpecFiles, RootFolder } from '../../files/index.js';
import { TestFolder } from '../support/folder.js';

describe('finding the files of a spec', () => {
  let folder: TestFolder;
  let files: NodeSpecFiles;
  before(() => {
    folder = new TestFolder({
      'main.specimen': '',
      'Models/Mug.glb': '',
      'wood/b.jpg': '',
      'wood/a.jpg': '',
      'wood/é.jpg': '',
      'wood/😀.jpg': '',
      'wood/\uffee.jpg': '',
      'wood/deep/er/c.jpg': '',
      'wood/deep/d.png': '',
      'wood/.hidden.jpg': '',
      'wood/.git/x.jpg': '',
      'wood/node_modules/y.jpg': '',
    });
    files = new NodeSpecFiles(new RootFolder(folder.path));
  });
  after(() => folder.remove());

  it('matches `*` and `?` within a name, sorted by the bytes of UTF-8', () => {
    // By UTF-16 units the emoji (a surrogate pair) would come before U+FFEE.
    assert.deepEqual(files.find('wood/*.jpg'), [
      'wood/a.jpg',
      'wood/b.jpg',
      'wood/é.jpg',
      'wood/\uffee.jpg',
      'wood/😀.jpg',
    ]);
    assert.deepEqual(files.find('wood/?.jpg'), files.find('wood/*.jpg'));
    assert.deepEqual(files.find('*/?.jpg').length, 5);
    assert.deepEqual(files.find('w*d/d??p/*.png'), ['wood/deep/d.png']);
  });

  it('matches `**` for any folders, hidden ones and node_modules left out', () => {
    assert.deepEqual(files.find('**/[abc].jpg'), []);
    assert.deepEqual(files.find('**/c.jpg'), ['wood/deep/er/c.jpg']);
    assert.deepEqual(files.find('wood/**/*.png'), ['wood/deep/d.png']);
    assert.deepEqual(files.find('wood/**/**/a.jpg'), ['wood/a.jpg']);
    assert.deepEqual(files.find('wood/deep/**'), ['wood/deep/d.png', 'wood/deep/er/c.jpg']);
    assert.equal(files.find('**/*.jpg').length, 6);
  });

  it('finds a file by its exact letters, on every system', () => {
    assert.deepEqual(files.find('Models/Mug.glb'), ['Models/Mug.glb']);
    assert.deepEqual(files.find('models/mug.glb'), []);
    assert.deepEqual(files.find('models/*.glb'), []);
    assert.deepEqual(files.find('wood/.hidden.jpg'), ['wood/.hidden.jpg']);
  });

  it('finds no folder, and nothing by a path of another form', () => {
    for (const path of [
      'wood',
      'wood/',
      '/etc/passwd',
      'wood//a.jpg',
      './wood/a.jpg',
      '../*',
      'wood\\a.jpg',
      '',
    ]) {
      assert.deepEqual(files.find(path), [], path);
    }
    assert.deepEqual(files.find('C:\\Windows\\win.ini'), []);
    assert.deepEqual(files.find('C:/Windows/win.ini'), []);
  });

  it('matches hostile patterns at once', () => {
    const begun = performance.now();
    assert.ok(!fitsWildcard('a'.repeat(255), `${'*a'.repeat(100)}b`));
    assert.deepEqual(files.find(`${'**/'.repeat(1000)}x`), []);
    assert.deepEqual(files.find(`${'**/*a*/'.repeat(300)}x`), []);
    assert.deepEqual(files.find('*'.repeat(1_000_000)), []);
    assert.ok(performance.now() - begun < 5000);
  });

  it('tells when a pattern looks at too much', () => {
    const listing = new Map(
      Array.from({ length: mostEntries + 1 }, (_, index) => [`${index}.jpg`, undefined]),
    );
    const root = new RootFolder(folder.path);
    const wide = new NodeSpecFiles(Object.assign(Object.create(root), { list: () => listing }));
    assert.deepEqual(wide.find('**'), ['**']);
    assert.match(wide.problem('**', 'image')!, /More than 100,000 files/);
  });

  it('follows links inside the folder and none that lead out', function () {
    const outside = new TestFolder({ 'secret.jpg': '', 'secret.specimen': 'let a = 1' });
    try {
      symlinkSync(folder.at('wood'), folder.at('linked'), 'junction');
      symlinkSync(outside.path, folder.at('out'), 'junction');
      symlinkSync(folder.path, folder.at('wood/deep/loop'), 'junction');
    } catch {
      // Windows lets only some accounts make links.
      this.skip();
    }
    const linked = new NodeSpecFiles(new RootFolder(folder.path));
    assert.deepEqual(linked.find('linked/a.jpg'), ['linked/a.jpg']);
    assert.deepEqual(linked.find('out/secret.jpg'), []);
    assert.deepEqual(linked.find('out/*'), []);
    assert.deepEqual(linked.find('**/secret.jpg'), []);
    assert.equal(linked.readSpec('out/secret.specimen').kind, 'outside');
    // Round the loop once at most: its folder is above itself.
    assert.deepEqual(linked.find('wood/**/d.png'), ['wood/deep/d.png']);
    if (process.platform !== 'win32') {
      symlinkSync(outside.at('secret.specimen'), folder.at('out.specimen'));
      symlinkSync('nowhere', folder.at('dangling.specimen'));
      const again = new NodeSpecFiles(new RootFolder(folder.path));
      assert.equal(again.readSpec('out.specimen').kind, 'outside');
      assert.equal(again.readSpec('dangling.specimen').kind, 'missing');
    }
    outside.remove();
  });
});
