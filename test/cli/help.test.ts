import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { specimen } from './support/specimen.js';

const commands = [
  'check',
  'fmt',
  'plan',
  'sample',
  'stats',
  'diff',
  'render',
  'run',
  'why',
  'new',
  'doctor',
  'lsp',
];

describe('help and calls at fault', () => {
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder({ 'a.specimen': 'language 1\ndataset D { scene = S }\nscene S { }\n' });
  });
  after(() => folder.remove());
  const run = (...args: string[]) => specimen(args, folder.path);

  it('names every command', () => {
    const { status, stdout } = run('--help');
    assert.equal(status, 0);
    for (const command of commands) assert.match(stdout, new RegExp(`^  ${command}\\b`, 'm'));
  });

  for (const command of commands) {
    it(`specimen ${command} --help has examples of itself`, () => {
      const { status, stdout, stderr } = run(command, '--help');
      assert.equal(status, 0);
      assert.equal(stderr, '');
      const examples = stdout.slice(stdout.indexOf('\nExamples:\n'));
      assert.match(examples, new RegExp(`\\$ .*specimen ${command}\\b`));
      assert.equal(run('help', command).stdout, stdout);
    });
  }

  it('--version is that of the manifest, with the schema of plans', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const schema = JSON.parse(readFileSync(join(root, 'docs/schema/plan.schema.json'), 'utf8'));
    const stdout = `${version} (${schema.properties.schema.const})\n`;
    assert.deepEqual(run('--version'), { status: 0, signal: null, stdout, stderr: '' });
  });

  const faults: [args: string[], message: RegExp][] = [
    [[], /Usage/],
    [['chek', 'a.specimen'], /unknown command 'chek'\s*\n\(Did you mean check\?\)/],
    [['check'], /missing required argument 'file'/],
    [['check', 'nowhere.specimen'], /There is no file nowhere\.specimen\./],
    [['check', '.'], /is a folder/],
    [['check', 'a.specimen', '--format', 'xml'], /Allowed choices are text, json, sarif, github/],
    [['plan', 'a.specimen', '--set', 'most'], /--set takes name=value/],
    [['plan', 'a.specimen', '--set', 'a=1', '--set', 'a=2'], /gives a twice/],
    [['plan', 'a.specimen', '--scene', 'T'], /has no scene T; its scenes are S\./],
    [['plan', 'a.specimen', '--colour'], /unknown option '--colour'/],
    [['sample', 'a.specimen', '--index', 'all'], /--index takes 5, 0\.\.9 or 10\.\./],
    [['sample', 'a.specimen', '--index', '9..0'], /ends before it begins/],
    [['sample', 'a.specimen', '--index', '5000..'], /the data set has 1000 samples/],
    [['sample', 'a.specimen', '--root', '.'], /--root is for plans/],
    [['stats', 'a.specimen', '--samples', '-1'], /--samples takes a whole number/],
    [['new', '../x'], /is no name for a data set/],
    [['new', 'nul'], /is no name for a data set/],
    [['render', 'a.specimen'], /required option '-o, --out <folder>'/],
    [['render', 'a.specimen', '-o', 'x', '--index', '1..2'], /--index takes a whole number/],
    [['render', 'a.specimen', '-o', 'a.specimen'], /a\.specimen is a file; --out names a folder/],
    [['why', 'data/images/000000.png'], /required option '--at <x,y>'/],
    [['why', 'data/images/000000.png', '--at', '1.5,2'], /--at takes a pixel as x,y in whole numbers/],
    [['why', 'a.specimen', '--at', '1,2'], /is no image of a data set/],
    [['why', 'data/images/000000.png', '--at', '1,2'], /There is no file data\/images\/000000\.png/],
    [['lsp'], /give --stdio/],
  ];
  for (const [args, message] of faults) {
    it(`specimen ${args.join(' ')} ends with status 2`, () => {
      const { status, stdout, stderr } = run(...args);
      assert.match(stderr, message);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.doesNotMatch(stderr, /^\s+at /m);
    });
  }
});
