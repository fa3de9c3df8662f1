import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPng } from '../runner/support/read-png.js';
import { TestFolder } from '../support/folder.js';
import { scene, specimen } from './support/specimen.js';
import { twoCameras } from './support/two-cameras.js';

const perPixel = ['classes', 'depth', 'images', 'instances', 'normals'];
const toLookAt = ['overlay', 'depth', 'normals', 'instances', 'classes'];

describe('specimen render', () => {
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder({
      'pair.specimen': twoCameras,
      'hole.specimen': scene('let a ~ normal(0, 1)\nrequire never: a > 8', 'attempts = 3'),
      'dark.specimen': scene('object a = box { }'),
    });
    const run = specimen(['run', 'pair.specimen', '--out', 'data'], folder.path);
    assert.equal(run.status, 0, run.stderr);
    const render = specimen(['render', 'pair.specimen', '--index', '1', '-o', 'look'], folder.path);
    assert.equal(render.status, 0, render.stderr);
    printed = render.stdout.trimEnd().split('\n');
  });
  after(() => folder.remove());
  let printed: string[];
  const bytes = (path: string) => readFileSync(folder.at(path));

  it('prints the path of every file that it wrote', () => {
    const written = readdirSync(folder.at('look'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    assert.deepEqual(printed.map((path) => folder.at(path)).sort(), written.sort());
  });

  it('writes all labels of each camera, and pictures of its size to look at', () => {
    for (const [stem, width, height] of [
      ['000001-near', 96, 72],
      ['000001-side', 64, 48],
    ] as const) {
      const paths = [
        ...perPixel.map((label) => `${label}/${stem}.png`),
        ...toLookAt.map((name) => `${stem}-${name}.png`),
      ];
      for (const path of paths) {
        const png = readPng(bytes(`look/${path}`));
        assert.deepEqual([png.width, png.height], [width, height], path);
      }
      for (const name of toLookAt) assert.equal(readPng(bytes(`look/${stem}-${name}.png`)).colourType, 2);
    }
  });

  it('writes the bytes that a run writes', () => {
    const shared = readdirSync(folder.at('data'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      /000001-\w+\.(png|exr|json)$/.test(path),
    );
    // Annotations, images, instances, and depth in two formats, of two cameras.
    assert.equal(shared.length, 10);
    for (const path of shared) assert.ok(bytes(`data/${path}`).equals(bytes(`look/${path}`)), path);
  });

  it('draws the labels on the image: the overlay is another picture only round what is labelled', () => {
    const { width, values: plain } = readPng(bytes('look/images/000001-near.png'));
    const { values: drawn } = readPng(bytes('look/000001-near-overlay.png'));
    const { objects } = JSON.parse(bytes('look/annotations/000001-near.json').toString());
    const isAt = (pixel: number, [left, top, w, h]: [number, number, number, number]) =>
      pixel % width >= left &&
      pixel % width < left + w &&
      Math.floor(pixel / width) >= top &&
      Math.floor(pixel / width) < top + h;
    const isOther = (pixel: number) => [0, 1, 2].some((k) => plain[pixel * 3 + k] !== drawn[pixel * 3 + k]);
    const { values: ids } = readPng(bytes('look/instances/000001-near.png'));
    assert.ok(objects.length === 3);
    for (const { id, box } of objects) {
      const own = ids.flatMap((each, pixel) => (each === id && isAt(pixel, box) ? [pixel] : []));
      assert.ok(own.filter(isOther).length > 0.9 * own.length);
    }
    // Nothing is labelled in the bottom row: there is the floor, or nothing.
    for (let pixel = plain.length / 3 - width; pixel < plain.length / 3; pixel += 1) {
      if (!objects.some((object: { box: [number, number, number, number] }) => isAt(pixel, object.box)))
        assert.ok(!isOther(pixel));
    }
  });

  it('leaves a data set as it is', () => {
    const before = bytes('data/images/000001-near.png');
    const { status, stderr } = specimen(['render', 'pair.specimen', '-o', 'data'], folder.path);
    assert.equal(status, 2);
    assert.match(stderr, /holds a data set \(journal\.jsonl\), which stays as it is\. Choose another folder/);
    assert.ok(bytes('data/images/000001-near.png').equals(before));
    assert.ok(!existsSync(folder.at('data/000000-near-overlay.png')));
  });

  it('ends with status 1 and the reason where the sample is a hole, and writes nothing', () => {
    const { status, stdout, stderr } = specimen(['render', 'hole.specimen', '-o', 'none'], folder.path);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /1 is a hole/);
    assert.match(stderr, /hole\.specimen:5/);
    assert.ok(!existsSync(folder.at('none')));
  });

  it('says that a scene without a camera has no image', () => {
    const { status, stderr } = specimen(['render', 'dark.specimen', '-o', 'none'], folder.path);
    assert.equal(status, 2);
    assert.match(stderr, /Sample 0 has no camera/);
    assert.ok(!existsSync(folder.at('none')));
  });
});
