import assert from 'node:assert/strict';
import {
  ExportError,
  yoloConfig,
  yoloLabelPath,
  yoloLabels,
  yoloLayout,
  yoloList,
  yoloListPath,
} from '../../runner/exports/index.js';
import { kitchenPlan, shape, thing } from './support/kitchen-plan.js';
import { imageOf, keypoint, objectOf } from './support/labels.js';

const apple = { class: 'fruit.apple', classId: 11 };
const corner = ['##......', '##......', '........', '........'];

function planOf(...blocks: ReturnType<typeof shape>[]) {
  const { scene } = kitchenPlan();
  const elements = blocks.map((value, index) => thing(`thing${index}`, { value }));
  return kitchenPlan({ scene: { ...scene, elements } });
}

describe('YOLO labels', () => {
  it('have the place of the class among those in use, and the box by its middle in shares of the image', () => {
    const layout = yoloLayout(kitchenPlan(), 'detect');
    assert.deepEqual(
      layout.classes.map(({ path }) => path),
      ['mug', 'fruit.apple'],
    );
    const labels = imageOf([
      objectOf(corner),
      objectOf(['........', '.....###', '.....###', '.....###'], apple),
    ]);
    assert.equal(yoloLabels(layout, labels), '0 0.125 0.25 0.25 0.5\n1 0.8125 0.625 0.375 0.75\n');
  });

  it('have at most six decimals', () => {
    const wide = objectOf(corner, { box: [1, 0, 1, 1] });
    const labels = imageOf([wide], { width: 3, height: 7 });
    assert.equal(
      yoloLabels(yoloLayout(kitchenPlan(), 'detect'), labels),
      '0 0.5 0.071429 0.333333 0.142857\n',
    );
  });

  it('are empty where nothing is to be learned', () => {
    const labels = imageOf([
      objectOf(corner, { kept: { boxes: false } }),
      objectOf(corner, { box: null }),
      objectOf(corner, { class: 'fruit', classId: 10 }),
    ]);
    assert.equal(yoloLabels(yoloLayout(kitchenPlan(), 'detect'), labels), '');
    assert.equal(yoloLabels(yoloLayout(kitchenPlan(), 'detect'), imageOf([])), '');
  });

  it('have one outline of all parts of a mask, whose box is the box of the mask', () => {
    const rows = ['##....##', '##....##', '........', '...#....'];
    const text = yoloLabels(yoloLayout(kitchenPlan(), 'segment'), imageOf([objectOf(rows)]));
    const [place, ...numbers] = text.trim().split(' ').map(Number);
    assert.equal(place, 0);
    assert.equal(numbers.length % 2, 0);
    assert.ok(numbers.length >= 6 && numbers.every((value) => value >= 0 && value <= 1));
    const [xs, ys] = [0, 1].map((axis) => numbers.filter((_, index) => index % 2 === axis));
    assert.deepEqual([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)], [0, 1, 0, 1]);
  });

  it('of a segment go by what `masks` keeps', () => {
    const objects = [
      objectOf(corner, { kept: { masks: false } }),
      objectOf(corner, { kept: { boxes: false } }),
    ];
    const text = yoloLabels(yoloLayout(kitchenPlan(), 'segment'), imageOf(objects));
    assert.equal(text, '0 0 0 0.25 0 0.25 0.5 0 0.5\n');
  });

  it('of a pose have the box and each key point of the class in its order', () => {
    const layout = yoloLayout(kitchenPlan(), 'pose');
    const objects = [
      objectOf(corner, { keypoints: [keypoint('handle', 2, 1, 'occluded'), keypoint('rim', 1, 0.5)] }),
      objectOf(corner, { keypoints: [keypoint('rim', -3, 1, 'outside')] }),
      objectOf(corner, apple),
      objectOf(corner, { kept: { keypoints: false } }),
    ];
    const box = '0 0.125 0.25 0.25 0.5';
    assert.equal(
      yoloLabels(layout, imageOf(objects)),
      `${box} 0.125 0.125 2 0.25 0.25 1\n${box} 0 0 0 0 0 0\n`,
    );
  });

  it('of poses are refused where classes have different numbers of key points, or none has any', () => {
    const unequal = planOf(shape('mug', ['rim', 'handle']), shape('cup', ['rim']));
    assert.throws(
      () => yoloLayout(unequal, 'pose'),
      (error: ExportError) => {
        assert.ok(error instanceof ExportError);
        assert.equal(error.code, 'keypoints-differ');
        assert.match(error.message, /mug has 2 \(rim, handle\), cup has 1 \(rim\)/);
        return true;
      },
    );
    assert.throws(() => yoloLayout(planOf(shape('mug')), 'pose'), { code: 'no-keypoints' });
    assert.equal(yoloLayout(planOf(shape('mug', ['a']), shape('cup', ['b'])), 'pose').keypointCount, 1);
  });
});

describe('YOLO configuration', () => {
  const layout = yoloLayout(kitchenPlan(), 'detect');
  const base = { layout, name: 'Kitchens', folder: 'yolo' };

  it('names the lists and the classes', () => {
    assert.equal(
      yoloConfig({ ...base, splits: ['train', 'val', 'test'] }),
      `# "Kitchens", task detect. The names of the images are in the lists.
train: "../yolo-train.txt"
val: "../yolo-val.txt"
test: "../yolo-test.txt"
nc: 2
names:
  0: "mug"
  1: "fruit.apple"
`,
    );
  });

  it('always has train and val', () => {
    const roles = (splits: string[]) =>
      yoloConfig({ ...base, splits })
        .split('\n')
        .filter((line) => /^(train|val|test):/.test(line))
        .map((line) => line.replace(/"..\/yolo-(.*).txt"/, '$1'));
    assert.deepEqual(roles(['all']), ['train: all', 'val: all']);
    assert.deepEqual(roles(['train', 'test']), ['train: train', 'val: test', 'test: test']);
    assert.deepEqual(roles(['valid', 'training']), ['train: training', 'val: valid']);
  });

  it('has the shape of poses, and no flip_idx', () => {
    const text = yoloConfig({ ...base, layout: yoloLayout(kitchenPlan(), 'pose'), splits: ['train'] });
    assert.match(text, /\nkpt_shape: \[2, 3\]\n/);
    assert.match(text, /\n {2}0: \["rim", "handle"\]\n/);
    assert.match(text, /fliplr: 0/);
    assert.doesNotMatch(text, /\nflip_idx/);
  });

  it('keeps hostile names inside their strings', () => {
    const name = 'a"\n\u0085\u2028\u2029nc: 9 # \\';
    const text = yoloConfig({ ...base, name, splits: [`../../${name}`], folder: './deep//er/' });
    for (const end of ['\u0085', '\u2028', '\u2029']) assert.ok(!text.includes(end));
    assert.equal(text.match(/^nc: /gm)!.length, 1);
    const [, list] = /^train: (.*)$/m.exec(text)!;
    assert.equal(JSON.parse(list), `../../${yoloListPath('deep/er', `../../${name}`)}`);
    assert.equal(yoloListPath('deep/er', `../../${name}`).split('/').length, 1);
  });

  it('has lists from the root, and labels where readers look for them', () => {
    assert.equal(
      yoloList(['images/000000.png', 'images/000003.png']),
      './images/000000.png\n./images/000003.png\n',
    );
    assert.equal(yoloList([]), '');
    assert.equal(yoloListPath('yolo', 'train'), 'yolo-train.txt');
    assert.equal(yoloLabelPath('images/000000.png'), 'labels/000000.txt');
    assert.equal(yoloLabelPath('images/a/images/b.c.png'), 'images/a/labels/b.c.txt');
  });
});
