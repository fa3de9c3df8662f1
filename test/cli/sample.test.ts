import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { scene, specimen, startSpecimen } from './support/specimen.js';

const spec = `param most = 3\n${scene('let a ~ 0 .. 1\nobject things = box { count ~ 1 .. most }').replace('language 1\n', '')}`;

/** No room for so many boxes: a million attempts of a hundred boxes at a thousand places each. */
const slow = scene(
  'object floor = plane { size = (2m, 2m) }\nobject b = box { count = 100; size = (30cm, 30cm, 30cm); place ~ on(floor) { candidates = 1000 } }',
  'attempts = 1000000',
);

/** The status as a shell has it, for which a process that the signal itself has ended is one that ends with 130. */
const toShell = (tell: (status: number | null) => void) => (status: number | null, signal: string | null) =>
  tell(signal === 'SIGINT' ? 130 : status);

describe('specimen sample', () => {
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder({
      'a.specimen': `language 1\n${spec}`,
      'holes.specimen': scene('let a ~ 0 .. 1\nrequire half: a < 0.5', 'attempts = 1'),
    });
  });
  after(() => folder.remove());
  const run = (...args: string[]) => specimen(['sample', ...args], folder.path);
  const lines = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('prints one sample a line, the same whatever range it is part of', () => {
    const ten = run('a.specimen', '--index', '0..9');
    assert.equal(ten.status, 0);
    assert.equal(ten.stderr, '');
    const samples = lines(ten.stdout);
    assert.deepEqual(
      samples.map((sample) => sample.index),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    );
    assert.deepEqual(lines(run('a.specimen', '--index', '7').stdout), [samples[7]]);
    assert.deepEqual(lines(run('a.specimen').stdout), [samples[0]]);
    for (const { variables, objects } of samples) {
      assert.ok(variables['S.a'] >= 0 && variables['S.a'] <= 1);
      assert.equal(objects.length, variables['S.things.count']);
    }
  });

  it('takes settings, and a plan says the same as its spec', () => {
    const set = ['--set', 'most=40'];
    const fromSpec = run('a.specimen', '--index', '0..99', ...set);
    assert.ok(lines(fromSpec.stdout).some((sample) => sample.objects.length > 3));
    specimen(['plan', 'a.specimen', ...set, '-o', 'plan.json'], folder.path);
    assert.equal(run('plan.json', '--index', '0..99').stdout, fromSpec.stdout);
  });

  it('ends with status 1 and a tally where samples are holes', () => {
    const { status, stdout, stderr } = run('holes.specimen', '--index', '0..99');
    assert.equal(status, 1);
    const holes = lines(stdout).filter((outcome) => 'hole' in outcome);
    assert.ok(holes.length > 30 && holes.length < 70);
    for (const { hole } of holes) assert.equal(hole.code, 'attempts-exhausted');
    assert.ok(stderr.includes(`Of 100 samples, ${holes.length} are holes`), stderr);
    assert.match(stderr, /\(holes\.specimen:5:\d+\)/);
  });

  it('ends quietly when its reader has enough', async () => {
    const child = startSpecimen(['sample', 'a.specimen', '--index', '0..10000000'], folder.path);
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdout.destroy();
    assert.equal(await ended, 0);
    assert.equal(stderr, '');
  });

  it('ends cleanly on Ctrl-C, with whole lines and status 130', async function () {
    if (process.platform === 'win32') this.skip();
    const child = startSpecimen(['sample', 'a.specimen', '--index', '0..100000000'], folder.path);
    let stdout = '';
    let stderr = '';
    const first = new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdout.on('data', (text) => {
      stdout += text;
    });
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', toShell(resolve)));
    await first;
    child.kill('SIGINT');
    assert.equal(await ended, 130);
    assert.equal(stderr, '');
    assert.ok(stdout.endsWith('\n'));
    for (const [at, sample] of lines(stdout).entries()) assert.equal(sample.index, at);
  });

  it('ends at once on Ctrl-C, also within a sample that takes long', async function () {
    if (process.platform === 'win32') this.skip();
    folder.write('slow.specimen', slow);
    const child = startSpecimen(['sample', 'slow.specimen'], folder.path);
    const ended = new Promise<number | null>((resolve) => child.on('exit', toShell(resolve)));
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const begun = performance.now();
    child.kill('SIGINT');
    assert.equal(await ended, 130);
    assert.ok(performance.now() - begun < 5000);
  });

  it('tells of a model that has changed since the plan was made', () => {
    const mug = readFileSync(join(root, 'examples', 'tabletop', 'models', 'mug.glb'));
    folder.write('mug.glb', mug);
    folder.write('mug.specimen', scene('object a = model("mug.glb")'));
    specimen(['plan', 'mug.specimen', '-o', 'mug.json'], folder.path);
    assert.equal(run('mug.json').status, 0);
    mug[mug.length - 1]! ^= 1;
    folder.write('mug.glb', mug);
    const { status, stderr } = run('mug.json');
    assert.equal(status, 1);
    assert.match(stderr, /^error\[asset\/changed\]: The file has changed since the plan was compiled/);
    assert.match(stderr, /┌─ mug\.glb:1:1/);
  });
});
