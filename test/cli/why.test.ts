import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPng } from '../runner/support/read-png.js';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { specimen } from './support/specimen.js';
import { twoCameras } from './support/two-cameras.js';

const [width, height] = [96, 72];
const spec = twoCameras.replace(
  'asset Crate = box {',
  'asset Mug = model("models/mug.glb")\nasset Crate = box {',
);
const withMug = spec.replace(
  'object pole =',
  'object mug = Mug { place = (0.9m, 0m, 0.9m) }\n  object pole =',
);

interface Labelled {
  readonly id: number;
  readonly address: string;
  readonly asset: string;
  readonly area: number;
  readonly visibility: number;
}

describe('specimen why', () => {
  let folder: TestFolder;
  let ids: readonly number[];
  let depth: readonly number[];
  let objects: readonly Labelled[];
  before(() => {
    folder = new TestFolder({
      'specs/pair.specimen': withMug,
      'specs/models/mug.glb': readFileSync(join(root, 'examples', 'tabletop', 'models', 'mug.glb')),
      'moved/pair.specimen': `// Moved.\n${withMug}`,
      'moved/models/mug.glb': readFileSync(join(root, 'examples', 'tabletop', 'models', 'mug.glb')),
      'other/models/mug.glb': 'not the mug',
      'stray/images/000000.png': '',
    });
    const run = specimen(['run', 'specs/pair.specimen', '--out', 'data', '--samples', '1'], folder.path);
    assert.equal(run.status, 0, run.stderr);
    const bytes = (path: string) => readFileSync(folder.at(path));
    ids = readPng(bytes('data/instances/000000-near.png')).values;
    depth = readPng(bytes('data/depth/000000-near.png')).values;
    objects = JSON.parse(bytes('data/annotations/000000-near.json').toString()).objects;
  });
  after(() => folder.remove());
  const why = (pixel: number, ...more: string[]) =>
    specimen(
      [
        'why',
        'data/images/000000-near.png',
        '--at',
        `${pixel % width},${Math.floor(pixel / width)}`,
        ...(more.length > 0 ? more : ['--root', 'specs']),
      ],
      folder.path,
    );
  const lines = withMug.split('\n');

  it('tells what the labels of the run tell of each object', () => {
    assert.equal(objects.length, 3);
    for (const object of objects) {
      const own = ids.flatMap((id, pixel) => (id === object.id ? [pixel] : []));
      assert.equal(own.length, object.area);
      const pixel = own[Math.floor(own.length / 2)];
      const { status, stdout, stderr } = why(pixel);
      assert.equal(status, 0, stderr);
      assert.equal(stderr, '');
      assert.ok(stdout.split('\n')[0].endsWith(`: ${object.address}`));
      assert.match(stdout, /^ {2}class {8}crate$/m);
      assert.match(stdout, new RegExp(`^  instance id  ${object.id}$`, 'm'));
      const [, distance, planar] = /distance {5}([\d.]+) m \(depth ([\d.]+) m\)/.exec(stdout)!.map(Number);
      assert.ok(Math.abs(planar - depth[pixel] / 1000) <= 0.001);
      // The ray through the pixel: half the image's width is tan(25°) of the focal length.
      const focal = width / 2 / Math.tan((25 * Math.PI) / 180);
      const x = (pixel % width) + 0.5 - width / 2;
      const y = Math.floor(pixel / width) + 0.5 - height / 2;
      assert.ok(Math.abs(distance - (planar * Math.hypot(focal, x, y)) / focal) < 0.002);
      const share = Math.round(object.visibility * 100);
      assert.ok(stdout.includes(`visible      ${object.area} pixels, ${share} %`), stdout);
    }
  });

  it('tells the variables of the object alone, as the sample has them, each with its line', () => {
    const [object] = objects;
    const { stdout } = why(ids.indexOf(object.id));
    const sample = JSON.parse(specimen(['sample', 'specs/pair.specimen'], folder.path).stdout);
    const told = [
      ...stdout.matchAll(/^ {2}(Room\S+) = (.+)\n {6}specs\/pair\.specimen:(\d+):(\d+) {2}(.+)$/gm),
    ];
    const own = Object.keys(sample.variables).filter((name) => name.startsWith(`${object.address}.`));
    assert.deepEqual(
      told.map(([, name]) => name),
      own,
    );
    assert.ok(own.length >= 2);
    for (const [, name, value, line, column, text] of told) {
      const numbers = value.slice(1, -1).split(', ').map(Number);
      for (const [k, number] of (sample.variables[name] as number[]).entries())
        assert.ok(Math.abs(numbers[k] - number) <= 1e-4 * Math.abs(number));
      assert.ok(lines[Number(line) - 1].includes(text.replace(/^…|…$/g, '').trim()));
      const drawn = name.endsWith('.size') ? '(20cm' : 'on(floor)';
      assert.ok(lines[Number(line) - 1].slice(Number(column) - 1).startsWith(drawn));
    }
  });

  it('tells of distractors that they are never labelled, and of no object that nothing is there', () => {
    const labelled = new Set([0, ...objects.map(({ id }) => id)]);
    const distractor = why(ids.findIndex((id) => !labelled.has(id)));
    assert.match(distractor.stdout, /class {8}none: a distractor, never labelled/);
    assert.match(distractor.stdout, /It has no variables/);
    const nothing = why(ids.indexOf(0));
    assert.equal(nothing.status, 0);
    assert.match(nothing.stdout, /^data\/images\/000000-near\.png at \d+,\d+: nothing: the surroundings\n$/);
  });

  it('finds the camera by the name of the image, of any label', () => {
    const side = specimen(
      ['why', 'data/depth/000000-side.exr', '--at', '0,48', '--root', 'specs'],
      folder.path,
    );
    assert.equal(side.status, 2);
    assert.match(side.stderr, /The image has 64 x 48 pixels, so --at goes from 0,0 to 63,47\./);
  });

  it('leaves out the lines of a spec that has changed, and says so', () => {
    const { status, stdout, stderr } = why(ids.indexOf(objects[0].id), '--root', 'moved');
    assert.equal(status, 0);
    assert.match(stderr, /The lines of pair\.specimen are not shown/);
    assert.match(stdout, /\n {6}moved\/pair\.specimen:\d+:\d+\n/);
  });

  it('asks for the folder of the spec where its files are not there, or others', () => {
    const gone = why(0, '--root', '.');
    assert.equal(gone.status, 2);
    assert.match(gone.stderr, /made with models\/mug\.glb, which is not in .*--root FOLDER/s);
    const other = why(0, '--root', 'other');
    assert.equal(other.status, 1);
    assert.match(other.stderr, /models\/mug\.glb in .* is not as it was when the data set was made/);
  });

  it('tells what is no finished data set', () => {
    const at = (image: string) => specimen(['why', image, '--at', '1,1'], folder.path);
    const stray = at('stray/images/000000.png');
    assert.equal(stray.status, 2);
    assert.match(stray.stderr, /holds no data set: there is no specimen\.json/);
    for (const [manifest, message] of [
      ['{', /is no specimen\.json of this version/],
      ['{"schema":"specimen-dataset/1","plan":{}}', /The plan in .* is not valid/],
    ] as const) {
      writeFileSync(folder.at('stray/specimen.json'), manifest);
      const { status, stderr } = at('stray/images/000000.png');
      assert.equal(status, 1);
      assert.match(stderr, message);
    }
  });
});
