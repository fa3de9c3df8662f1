import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { TestFolder } from '../support/folder.js';
import { scene, specimen } from './support/specimen.js';

/** What is wrong with a call is told before anything is rendered, so these need no graphics. */
describe('specimen run, called wrongly', () => {
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder({
      'a.specimen': scene(
        'object thing = box {}\ncamera eye = pinhole { place = (0m, 1m, 3m); lookAt = thing }',
      ),
      'taken/thesis.txt': 'years of work',
    });
  });
  after(() => folder.remove());

  const cases: readonly (readonly [what: string, args: readonly string[], told: RegExp])[] = [
    ['without a folder', ['a.specimen'], /required option '-o, --out <folder>' not specified/],
    ['without a spec', ['--out', 'new'], /missing required argument 'file'/],
    [
      'for no samples',
      ['a.specimen', '--out', 'new', '--samples', '0'],
      /--samples takes a whole number from 1 .*'0'/,
    ],
    ['for a part of a sample', ['a.specimen', '--out', 'new', '--samples', '1.5'], /--samples .*'1\.5'/],
    ['with a spec that is not there', ['b.specimen', '--out', 'new'], /There is no file b\.specimen/],
    [
      'with an option that is nearly one',
      ['a.specimen', '--out', 'new', '--resum'],
      /--resum.*\n.*Did you mean --resume\?/,
    ],
    [
      'into a folder with other things',
      ['a.specimen', '--out', 'taken'],
      /taken is not empty.*Choose another folder/,
    ],
    ['into a file', ['a.specimen', '--out', 'a.specimen'], /a\.specimen is in the way: a folder is needed/],
  ];
  for (const [what, args, told] of cases) {
    it(`${what} ends with status 2 and says what to do`, () => {
      const { status, stdout, stderr } = specimen(['run', ...args], folder.path);
      assert.equal(status, 2, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, told);
      assert.deepEqual(readdirSync(folder.path, { recursive: true }).sort(), [
        'a.specimen',
        'taken',
        'taken/thesis.txt',
      ]);
    });
  }

  it('tells names with what a terminal would obey as codes', () => {
    const odd = '\u001b[2J\u202e';
    for (const args of [
      ['run', 'a.specimen', '--out', `a.specimen/${odd}`],
      ['run', 'a.specimen', '--out', 'new', '--set', odd],
      ['run', 'a.specimen', '--out', 'new', '--scene', odd],
      ['render', 'a.specimen', '-o', 'look', '--index', odd],
      ['run', odd, '--out', 'new'],
      ['run', 'a.specimen', '--out', 'new', `--${odd}`],
    ]) {
      const { status, stderr } = specimen(args, folder.path);
      assert.equal(status, 2, stderr);
      assert.ok(!stderr.includes('\u001b') && !stderr.includes('\u202e'), stderr);
      assert.ok(stderr.includes('\\u{1b}[2J\\u{202e}'), stderr);
    }
  });
});
