import assert from 'node:assert/strict';
import { type CocoImage, type CocoInput, cocoJson } from '../../runner/exports/index.js';
import { kitchenPlan } from './support/kitchen-plan.js';
import { imageOf, keypoint, objectOf } from './support/labels.js';

interface Coco {
  info: { description: string; version: string; split: string; seed: number };
  licenses: { id: number; name: string; url: string }[];
  categories: {
    id: number;
    name: string;
    supercategory: string;
    keypoints?: string[];
    skeleton?: unknown[];
  }[];
  annotations: (Record<string, unknown> & {
    id: number;
    image_id: number;
    bbox: number[];
    area: number;
    segmentation?: { size: number[]; counts: string };
    keypoints?: number[];
    num_keypoints?: number;
  })[];
  images: { id: number; width: number; height: number; file_name: string }[];
}

async function textOf(changes: Partial<CocoInput>): Promise<string> {
  const pieces: string[] = [];
  const input: CocoInput = {
    plan: kitchenPlan(),
    split: 'train',
    licences: [],
    use: ['boxes', 'masks', 'keypoints'],
    cameras: 1,
    images: [],
    ...changes,
  };
  for await (const piece of cocoJson(input)) pieces.push(piece);
  return pieces.join('');
}

async function documentOf(changes: Partial<CocoInput>): Promise<Coco> {
  return JSON.parse(await textOf(changes)) as Coco;
}

function coco(labels: CocoImage['labels'], camera = 0): CocoImage {
  return { fileName: `images/${String(labels.index).padStart(6, '0')}.png`, camera, labels };
}

const ring = ['......', '.####.', '.#..#.', '.####.'];

/** COCO's compressed run lengths read back, after the comments of pycocotools' format. */
function countsOf(text: string): number[] {
  const counts: number[] = [];
  for (let at = 0; at < text.length; ) {
    let [value, shift, code] = [0, 0, 0];
    do {
      code = text.charCodeAt(at++) - 48;
      value += (code & 31) * 2 ** shift;
      shift += 5;
    } while (code & 32);
    if (code & 16) value -= 2 ** shift;
    counts.push(counts.length > 2 ? value + counts[counts.length - 2] : value);
  }
  return counts;
}

describe('COCO', () => {
  it('is JSON without images, with every list there', async () => {
    const document = await documentOf({});
    assert.deepEqual(Object.keys(document), ['info', 'licenses', 'categories', 'annotations', 'images']);
    assert.deepEqual([document.annotations, document.images, document.licenses], [[], [], []]);
    assert.deepEqual(
      [document.info.description, document.info.split, document.info.seed],
      ['Kitchens', 'train', 0],
    );
    assert.match(document.info.version, /^[0-9a-f]{64}$/);
  });

  it('has each class of the taxonomy with its parent, and key points where its assets have some', async () => {
    const { categories } = await documentOf({});
    assert.deepEqual(categories, [
      { id: 10, name: 'fruit', supercategory: '' },
      { id: 12, name: 'fruit.banana', supercategory: 'fruit' },
      { id: 11, name: 'fruit.apple', supercategory: 'fruit' },
      { id: 1, name: 'mug', supercategory: '', keypoints: ['rim', 'handle'], skeleton: [] },
      { id: 2, name: 'cup', supercategory: '' },
    ]);
  });

  it('has the licences of the assets under `licenses`', async () => {
    const { licenses } = await documentOf({
      licences: [{ name: 'CC0-1.0', url: 'https://example.org/cc0' }],
    });
    assert.deepEqual(licenses, [{ id: 1, name: 'CC0-1.0', url: 'https://example.org/cc0' }]);
  });

  it('numbers annotations from 1 and images by sample and camera', async () => {
    const first = imageOf([objectOf(ring), objectOf(ring, { id: 2 })], { index: 0 });
    const later = imageOf([objectOf(ring)], { index: 7 });
    const { annotations, images } = await documentOf({
      cameras: 3,
      images: [coco(first), coco(later, 0), coco(later, 2)],
    });
    assert.deepEqual(
      annotations.map(({ id }) => id),
      [1, 2, 3, 4],
    );
    assert.deepEqual(
      images.map(({ id }) => id),
      [1, 22, 24],
    );
    assert.deepEqual(
      annotations.map(({ image_id }) => image_id),
      [1, 1, 22, 24],
    );
    assert.deepEqual(
      images.map(({ width, height, file_name }) => [width, height, file_name]),
      [
        [6, 4, 'images/000000.png'],
        [6, 4, 'images/000007.png'],
        [6, 4, 'images/000007.png'],
      ],
    );
  });

  it('has the area of the mask, not of the box, and run lengths that give the mask back', async () => {
    const { annotations } = await documentOf({ images: [coco(imageOf([objectOf(ring)]))] });
    const [annotation] = annotations;
    assert.deepEqual(annotation.bbox, [1, 1, 4, 3]);
    assert.equal(annotation.area, 10);
    assert.deepEqual(annotation.segmentation!.size, [4, 6]);
    // Down the columns: 5 zeros, 3 ones, 1 zero, …
    const counts = countsOf(annotation.segmentation!.counts);
    assert.deepEqual(counts, [5, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 4]);
    assert.equal(
      counts.filter((_, index) => index % 2 === 1).reduce((sum, count) => sum + count),
      annotation.area,
    );
    const { category_id, iscrowd, instance_id, visibility, truncation, amodal_bbox, attributes } = annotation;
    assert.deepEqual(
      { category_id, iscrowd, instance_id, visibility, truncation, amodal_bbox, attributes },
      {
        category_id: 1,
        iscrowd: 0,
        instance_id: 1,
        visibility: 0.75,
        truncation: 0.125,
        amodal_bbox: [1, 1, 4, 3],
        attributes: { facing: true },
      },
    );
  });

  it('has key points in the order of the class: 2 visible, 1 hidden, zeros outside', async () => {
    const objects = [
      objectOf(ring, {
        keypoints: [keypoint('handle', 4.5, 1.5), keypoint('rim', 2.5, 1.25, 'selfOccluded')],
      }),
      objectOf(ring, {
        keypoints: [keypoint('rim', 3, 2, 'occluded'), keypoint('handle', 99, 2, 'outside')],
      }),
      objectOf(ring, { keypoints: [{ name: 'rim', position: null, depth: -1, state: 'outside' }] }),
    ];
    const { annotations } = await documentOf({ images: [coco(imageOf(objects))] });
    // The centre of the top left pixel is (0.5, 0.5) for us and (0, 0) for COCO.
    assert.deepEqual(
      annotations.map(({ keypoints, num_keypoints }) => [keypoints, num_keypoints]),
      [
        [[2, 0.75, 1, 4, 1, 2], 2],
        [[2.5, 1.5, 1, 0, 0, 0], 1],
        [[0, 0, 0, 0, 0, 0], 0],
      ],
    );
  });

  it('has annotations that the first used label keeps, with what the others keep', async () => {
    const objects = [
      objectOf(ring, { id: 1, kept: { boxes: false, masks: true } }),
      objectOf(ring, { id: 2, kept: { boxes: true, masks: false } }),
      objectOf(ring, { id: 3, kept: { keypoints: false }, keypoints: [keypoint('rim', 1, 1)] }),
      objectOf(ring, { id: 4, box: null, area: 0 }),
    ];
    const images = [coco(imageOf(objects))];
    const { annotations } = await documentOf({ images });
    assert.deepEqual(
      annotations.map((each) => [each['instance_id'], 'segmentation' in each, each.num_keypoints]),
      [
        [2, false, 0],
        [3, true, 0],
      ],
    );
    const masksOnly = await documentOf({ images, use: ['masks'] });
    assert.deepEqual(
      masksOnly.annotations.map((each) => [each['instance_id'], 'keypoints' in each]),
      [
        [1, false],
        [3, false],
      ],
    );
    assert.deepEqual((await documentOf({ images, use: ['depth'] })).annotations, []);
  });

  it('stays JSON with any names', async () => {
    const name = '</script>"\\\n\u2028\u0000😀';
    const plan = kitchenPlan({ dataset: { ...kitchenPlan().dataset, name } });
    const object = objectOf(ring, { attributes: { [name]: name } });
    const document = await documentOf({ plan, images: [{ ...coco(imageOf([object])), fileName: name }] });
    assert.equal(document.info.description, name);
    assert.equal(document.images[0].file_name, name);
    assert.equal((document.annotations[0]['attributes'] as Record<string, string>)[name], name);
  });

  it('has the same bytes each time, from images that come one by one', async () => {
    const images = Array.from({ length: 5 }, (_, index) => coco(imageOf([objectOf(ring)], { index })));
    async function* stream() {
      for (const image of images) {
        await null;
        yield image;
      }
    }
    assert.equal(await textOf({ images: stream() }), await textOf({ images }));
  });

  it('asks for the next image only when the pieces before have been taken', async () => {
    let asked = 0;
    function* images() {
      for (let index = 0; index < 100_000; index += 1) {
        asked += 1;
        yield coco(imageOf([objectOf(ring)], { index }));
      }
    }
    const pieces = cocoJson({
      plan: kitchenPlan(),
      split: 'train',
      licences: [],
      use: ['boxes'],
      cameras: 1,
      images: images(),
    });
    for (let count = 0; count < 20; count += 1) await pieces.next();
    assert.ok(asked < 20);
    await pieces.return();
  });

  it('refuses labels that are not of the plan', async () => {
    for (const [code, image] of [
      ['unknown-class', coco(imageOf([objectOf(ring, { class: 'spoon', classId: 9 })]))],
      ['unknown-keypoint', coco(imageOf([objectOf(ring, { keypoints: [keypoint('lid', 1, 1)] })]))],
      ['unknown-camera', coco(imageOf([]), 1)],
      ['unknown-camera', coco(imageOf([]), -1)],
    ] as const)
      await assert.rejects(documentOf({ images: [image] }), { code });
  });
});
