import assert from 'node:assert/strict';
import { TestFolder } from '../support/folder.js';
import { scene, specimen } from './support/specimen.js';

describe('specimen stats', () => {
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder({
      'a.specimen': scene(
        'let a ~ 0 .. 1\nlet b ~ pick(1, 2)\nobject things = box { count ~ 1 .. 3 }\nrequire high: a > 0.7',
      ),
    });
  });
  after(() => folder.remove());

  it('tells shares near to what a closed form says', () => {
    const { status, stdout } = specimen(
      ['stats', 'a.specimen', '--samples', '2000', '--format', 'json'],
      folder.path,
    );
    assert.equal(status, 0);
    const { requires, variables, elements } = JSON.parse(stdout);
    assert.ok(Math.abs(requires[0].share - 0.3) < 0.05);
    const a = variables.find((each: { pattern: string }) => each.pattern === 'S.a').components[0];
    assert.ok(Math.abs(a.accepted.mean - 0.85) < 0.02 && Math.abs(a.declared.mean - 0.5) < 0.03);
    assert.ok(a.difference.differs);
    assert.ok(Math.abs(elements[0].mean - 2) < 0.1);
  });

  it('says how rare a condition is at least that was never met', () => {
    folder.write('rare.specimen', scene('let a ~ 0 .. 1\nrequire rare: a < 0.0000001'));
    const { stdout } = specimen(['stats', 'rare.specimen', '--samples', '2'], folder.path);
    // Wilson's interval of 0 of 2: z² / (2 + z²) with z = 1.96.
    assert.match(stdout, /^S\.rare held in 0 of 2 first attempts: in at most 65\.8 % of all/m);
  });

  it('prints tables, and marks what conditions bend', () => {
    const { status, stdout, stderr } = specimen(['stats', 'a.specimen'], folder.path);
    assert.equal(status, 0);
    assert.equal(stderr, '');
    assert.match(stdout, /^D: 1,000 samples\n/);
    assert.match(stdout, /^S\.high +\d\d\.\d %/m);
    assert.match(stdout, /^S\.a +0\.8/m);
    assert.match(stdout, /^ {2}≠ as declared +0\.(4[5-9]|5)/m);
    assert.match(stdout, /^S\.things +[\d.]+ +1 +3$/m);
    for (const line of stdout.split('\n')) assert.equal(line, line.trimEnd());
  });

  it('lists the cells: what they ask and draw, and how often they are tried', () => {
    const text = scene(
      `let a ~ 0 .. 1
let b ~ 0 .. 1
let c ~ 0 .. 1
require low: a < 50%
require both: a + b < 1
require rare: c < 0.1%`,
      'attempts = 100',
    );
    folder.write('cells.specimen', text);
    const json = specimen(['stats', 'cells.specimen', '--samples', '3000', '--format', 'json'], folder.path);
    const { cells, holes } = JSON.parse(json.stdout);
    assert.deepEqual(
      cells.map(({ requires, variables, home }: Record<string, unknown>) => ({ requires, variables, home })),
      [
        { requires: ['S.low', 'S.both'], variables: ['S.a', 'S.b'], home: 'S' },
        { requires: ['S.rare'], variables: ['S.c'], home: 'S' },
      ],
    );
    // The share of the square with a < 1/2 and a + b < 1 is 3/8.
    assert.ok(Math.abs(cells[0].acceptance - 3 / 8) < 0.03);
    // Of 100 attempts at 0.001 all fail in 90 % of the samples: these are counted too.
    assert.ok(Math.abs(cells[1].acceptance - 0.001) < 0.0003, `${cells[1].acceptance}`);
    assert.equal(cells[1].exhausted, holes.count);
    const table = specimen(['stats', 'cells.specimen', '--samples', '300'], folder.path).stdout;
    assert.match(table, /^S\.low and 1 more +\d\d\.\d % +[\d.]+ +\d+ +\d+$/m);
    assert.match(
      table,
      /^S\.low and 1 more, one in each S:\n {2}asks S\.low, S\.both\n {2}draws S\.a, S\.b$/m,
    );
  });
});
