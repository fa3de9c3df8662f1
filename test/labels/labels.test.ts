import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { classIdsOf, classMap, pixelsOf } from '../../engine/labels/index.js';
import { PlanError } from '../../engine/sampling/index.js';
import { randomQuaternion, uniforms } from '../geometry/random.js';
import { cameraAt, label, only, planWith, sampleOf, thin, thing } from './support/scenes.js';
import { truthOf } from './support/truths.js';

/** The front of a thing is nearer than its middle by half its depth. */
const front = thin / 2;

describe('The labels of an image', () => {
  it('tell the object, its class, and what it covers', () => {
    // 60 px wide and 20 px high from column 70, row 40 on.
    const image = label([{ id: 4, size: [0.6, 0.2, thin], at: [0, 0, -1 - front] }]);
    const { mask, pose, kept, ...object } = only(image);
    deepEqual(object, {
      id: 4,
      address: 'Room.things[4]',
      element: 'things',
      asset: 'box',
      class: 'thing.flat',
      classId: 12,
      area: 1200,
      visibility: 1,
      truncation: 0,
      box: [70, 40, 60, 20],
      amodalBox: [70, 40, 60, 20],
      keypoints: [],
      attributes: { kind: 'box', number: 4 },
    });
    equal(pixelsOf(mask).filter((each) => each === 1).length, 1200);
    deepEqual(mask.counts.slice(0, 4), [7040, 20, 80, 20]);
    deepEqual(pose.translation, [0, 0, 1 + front]);
    deepEqual(kept, {});
  });

  it('tell the camera as OpenCV has it', () => {
    const { intrinsics, worldToCamera, ...image } = label([], cameraAt([1, 2, 3], [1, 2, 0]));
    deepEqual(
      { ...image },
      { index: 7, split: 'train', camera: 'Room.main', width: 200, height: 100, objects: [] },
    );
    ok(Math.abs(intrinsics.fx - 100) < 1e-9 && intrinsics.fy === intrinsics.fx);
    deepEqual([intrinsics.cx, intrinsics.cy], [99.5, 49.5]);
    deepEqual(
      worldToCamera.map((value) => Math.round(value) + 0),
      [1, 0, 0, -1, 0, -1, 0, 2, 0, 0, -1, 3, 0, 0, 0, 1],
    );
  });

  it('count hidden parts: visibility of the image’s pixels, boxes with and without them', () => {
    // What is before covers the left half.
    const things = [
      { id: 1, size: [0.4, 0.2, thin] as const, at: [0, 0, -1 - front] },
      { id: 2, size: [0.1, 0.9, thin] as const, at: [-0.05, 0, -0.5 - front], class: null },
    ];
    const [back] = label(things).objects;
    equal(back.area, 400);
    equal(back.visibility, 0.5);
    deepEqual(back.box, [100, 40, 20, 20]);
    deepEqual(back.amodalBox, [80, 40, 40, 20]);
    equal(label(things).objects.length, 1);
  });

  it('keep what is wholly hidden, with no box and an empty mask', () => {
    const wall = { id: 9, size: [9, 9, thin] as const, at: [0, 0, -0.5], class: null };
    const hidden = only(label([{ id: 1, size: [0.4, 0.2, thin], at: [0, 0, -1 - front] }, wall]));
    equal(hidden.visibility, 0);
    equal(hidden.box, null);
    deepEqual(hidden.mask.counts, [20000]);
    deepEqual(hidden.amodalBox, [80, 40, 40, 20]);
  });

  it('tell how much lies outside the image, and leave out what lies there wholly', () => {
    const cut = only(
      label([
        { id: 1, size: [0.4, 0.2, thin], at: [-1.1, 0, -1 - front] },
        { id: 2, at: [-3, 0, -1] },
      ]),
    );
    equal(cut.truncation, 0.75);
    equal(cut.visibility, 1);
    deepEqual(cut.box, [0, 40, 10, 20]);
    deepEqual(cut.amodalBox, [-30, 40, 40, 20]);
  });

  it('are in order of the ids', () => {
    const ids = label(
      [3, 1, 2].map((id) => ({ id, size: [0.1, 0.1, thin] as const, at: [id * 0.2, 0, -1] })),
    ).objects.map(({ id }) => id);
    deepEqual(ids, [1, 2, 3]);
  });

  it('refuse a class that the plan has not', () => {
    throws(
      () => label([{ id: 1, at: [0, 0, -1], class: 'thing.round' }]),
      (error) =>
        error instanceof PlanError &&
        error.code === 'plan/unknown-name' &&
        /thing\.round/.test(error.message),
    );
  });
});

describe('The pose of an object', () => {
  it('puts a point of the object where the matrices put it', () => {
    const random = uniforms(3);
    for (let round = 0; round < 30; round += 1) {
      const scale = [0.5 + random(), 0.5 + random(), (0.5 + random()) * (round % 2 === 0 ? 1 : -1)];
      const at = [random() - 0.5, random() - 0.5, -3];
      const camera = cameraAt([random(), random(), random()], at);
      const { pose } = only(
        label([{ id: 1, size: [0.5, 0.4, 0.3], at, scale, rotation: randomQuaternion(random) }], camera),
      );
      const { rotation: r, translation: t, scale: s } = pose;
      const determinant =
        r[0] * (r[4] * r[8] - r[5] * r[7]) -
        r[1] * (r[3] * r[8] - r[5] * r[6]) +
        r[2] * (r[3] * r[7] - r[4] * r[6]);
      ok(Math.abs(determinant - 1) < 1e-12);
      for (const [axis, factor] of scale.entries()) ok(Math.abs(s[axis] - factor) < 1e-12);
      deepEqual(pose.boxCenter.map(Math.abs), [0, 0, 0]);
      for (const [axis, size] of [0.5, 0.4, 0.3].entries()) {
        ok(Math.abs(pose.boxSize[axis] - size * Math.abs(scale[axis])) < 1e-12);
      }
      // The camera looks at the object's origin: it is straight ahead, as far as they are apart.
      const apart = Math.hypot(...[0, 1, 2].map((axis) => at[axis] - camera.matrix[12 + axis]));
      ok(Math.abs(t[0]) < 1e-12 && Math.abs(t[1]) < 1e-12 && Math.abs(t[2] - apart) < 1e-12);
    }
  });

  it('has the axes of OpenCV: a thing that is not turned has y and z against the camera’s', () => {
    const { pose } = only(label([{ id: 1, at: [0.1, 0.2, -2] }]));
    deepEqual(
      pose.rotation.map((value) => value + 0),
      [1, 0, 0, 0, -1, 0, 0, 0, -1],
    );
    deepEqual(pose.translation, [0.1, -0.2, 2]);
  });
});

describe('A map of classes', () => {
  it('has the class of each pixel, and 0 for nothing and for what has none', () => {
    const sample = sampleOf(
      [thing({ id: 5, at: [0, 0, 0] }), thing({ id: 6, at: [0, 0, 0], class: null })],
      cameraAt(),
    );
    const classIds = classIdsOf(sample, planWith());
    deepEqual([...classIds], [[5, 12]]);
    deepEqual(
      classMap(
        truthOf(4, 1, (x) => [0, 5, 6, 5][x]),
        classIds,
      ),
      Uint16Array.of(0, 12, 0, 12),
    );
  });
});
