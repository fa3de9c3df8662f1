import assert from 'node:assert/strict';
import type { Plan } from '../../../engine/plan/plan.js';
import { RootFolder } from '../../../files/root-folder.js';
import { licencesDocument } from '../../../runner/licences/document.js';
import { fitsGlob } from '../../../runner/licences/fits-glob.js';
import { licencesOf } from '../../../runner/licences/of-files.js';
import { parseLicences } from '../../../runner/licences/parse.js';
import { readLicences } from '../../../runner/licences/read.js';
import { TestFolder } from '../../support/folder.js';

const entry = (files: string[], license: string) => ({ files, license, author: 'Ada' });

describe('licences of the files of a plan', () => {
  it('are found by patterns of paths', () => {
    const fitting: [path: string, pattern: string][] = [
      ['a.glb', 'a.glb'],
      ['a.glb', '*.glb'],
      ['m/a.glb', 'm/?.glb'],
      ['m/a.glb', '**'],
      ['m/a.glb', '**/a.glb'],
      ['a.glb', '**/a.glb'],
      ['m/n/o/a.glb', 'm/**/a.glb'],
      ['m/a.glb', 'm/**/**/a.glb'],
    ];
    for (const [path, pattern] of fitting) assert.ok(fitsGlob(path, pattern), `${path} ${pattern}`);
    const others: [path: string, pattern: string][] = [
      ['m/a.glb', '*.glb'],
      ['a.glb', 'm/**'],
      ['m/a.glb', 'm'],
      ['m/a.glb', 'm/a.glb/**/b'],
      ['m', 'm/*'],
      ['a.glb', ''],
    ];
    for (const [path, pattern] of others) assert.ok(!fitsGlob(path, pattern), `${path} ${pattern}`);
  });

  it('take linear time for patterns that were made to harm', () => {
    const path = Array(200).fill('a').join('/');
    assert.ok(!fitsGlob(path, `${Array(200).fill('**/a').join('/')}/b`));
  });

  it('are those of the nearest list, and in it of the first entry that fits', () => {
    const lists = [
      { folder: '', entries: [entry(['models/*'], 'MIT'), entry(['**'], 'CC0-1.0')] },
      { folder: 'models/', entries: [entry(['mug.glb'], 'CC-BY-4.0')] },
    ];
    const found = licencesOf(['a.jpg', 'models/apple.glb', 'models/mug.glb', 'models/pear.glb'], lists);
    assert.deepEqual(
      found.map(({ files, license }) => [license, files]),
      [
        ['CC0-1.0', ['a.jpg']],
        ['MIT', ['models/apple.glb', 'models/pear.glb']],
        ['CC-BY-4.0', ['models/mug.glb']],
      ],
    );
  });

  it('are not stated for the rest, which comes last', () => {
    const found = licencesOf(['a.jpg', 'b.jpg'], [{ folder: '', entries: [entry(['b.*'], 'MIT')] }]);
    assert.deepEqual(
      found.map(({ files, license }) => [license, files]),
      [
        ['MIT', ['b.jpg']],
        [null, ['a.jpg']],
      ],
    );
  });

  it('tell what is wrong with a list', () => {
    const faults: [text: string, problem: RegExp][] = [
      ['{', /no JSON/],
      ['{}', /no list/],
      ['[1]', /Entry 1 is no object/],
      ['[{"license":"MIT","author":"A"}]', /no list of files/],
      ['[{"files":["a"],"author":"A"}]', /no text for 'license'/],
      ['[{"files":["a"],"license":"MIT","author":""}]', /no text for 'author'/],
      ['[{"files":["a"],"license":"MIT","author":"A","licence":"x"}]', /has 'licence', which is not known/],
    ];
    for (const [text, problem] of faults) {
      const parsed = parseLicences(text);
      assert.ok(!parsed.ok && problem.test(parsed.problem), text);
    }
    assert.ok(parseLicences('[{"files":["a"],"license":"MIT","author":"A","title":"T","source":"S"}]').ok);
  });

  it('are read beside the files and above them, and nowhere else', () => {
    const folder = new TestFolder({
      'set/m/mug.glb': '',
      'set/m/licenses.json': JSON.stringify([entry(['*.glb'], 'CC0-1.0')]),
      'set/licenses.json': JSON.stringify([entry(['**'], 'MIT')]),
      'licenses.json': 'this one is not looked at',
    });
    try {
      const plan = { files: [{ path: 'm/mug.glb' }, { path: 'oak.jpg' }] } as unknown as Plan;
      const found = readLicences(plan, new RootFolder(folder.at('set')));
      assert.deepEqual(found, [entry(['m/mug.glb'], 'CC0-1.0'), entry(['oak.jpg'], 'MIT')]);
      folder.write('set/m/licenses.json', '[');
      assert.throws(() => readLicences(plan, new RootFolder(folder.at('set'))), {
        name: 'RunProblem',
        fault: 'data',
        message: /^m\/licenses\.json: /,
      });
    } finally {
      folder.remove();
    }
  });

  it('are told in a table that no name can break', () => {
    const hostile = {
      files: ['a|b`c\n.png'],
      license: '<script>',
      author: '[x](y)\n| z',
      source: 'https://a_b',
    };
    const lines = licencesDocument('K\n# H', [hostile]).trimEnd().split('\n');
    assert.equal(lines[0], '# Licences of K \\# H');
    const row = lines.at(-1)!;
    assert.equal(row.replaceAll('\\|', '').split('|').length, 7);
    assert.ok(!row.includes('<script'.replace('<', ' <')) && row.includes('\\<script\\>'));
  });
});
