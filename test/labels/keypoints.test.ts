import { deepEqual, equal, ok } from 'node:assert/strict';
import { quaternionFromYawPitchRoll } from '../../engine/geometry/index.js';
import { cameraAt, label, type Thing } from './support/scenes.js';

/** The state of each keypoint of the first thing. */
function states(things: readonly Thing[], camera = cameraAt()): Record<string, string> {
  const { keypoints } = label(things, camera).objects.find(({ id }) => id === things[0].id)!;
  return Object.fromEntries(keypoints.map(({ name, state }) => [name, state]));
}

const box = { id: 1, size: [0.4, 0.4, 0.4] as const, at: [0, 0, -2] };

describe('Keypoints', () => {
  it('lie where the camera puts them, in pixels and metres', () => {
    const { keypoints } = label([{ ...box, keypoints: { corner: [0.2, 0.2, 0.2], middle: [0, 0, 0] } }])
      .objects[0];
    const [corner, middle] = keypoints;
    equal(corner.name, 'corner');
    // 0.2 m at 1.8 m, 100 px at 1 m; up is less y.
    ok(Math.abs(corner.position![0] - (100 + 20 / 1.8)) < 1e-9);
    ok(Math.abs(corner.position![1] - (50 - 20 / 1.8)) < 1e-9);
    ok(Math.abs(corner.depth - 1.8) < 1e-12);
    deepEqual(
      middle.position!.map((value) => Math.round(value * 1e9) / 1e9),
      [100, 50],
    );
  });

  it('are hidden by their own object, by another, or not', () => {
    const keypoints = { front: [0, 0, 0.2], back: [0, 0, -0.2], inAir: [0.35, 0, 0], left: [-0.1, 0, 0.2] };
    deepEqual(states([{ ...box, keypoints }]), {
      front: 'visible',
      back: 'selfOccluded',
      inAir: 'visible',
      left: 'visible',
    });
    const before = { id: 2, size: [0.1, 0.3, 0.02] as const, at: [-0.04, 0, -1], class: null };
    deepEqual(states([{ ...box, keypoints }, before]), {
      front: 'occluded',
      back: 'occluded',
      inAir: 'visible',
      left: 'occluded',
    });
    // What lies behind them hides nothing.
    const behind = { id: 2, size: [5, 5, 0.02] as const, at: [0, 0, -3], class: null };
    deepEqual(states([{ ...box, keypoints }, behind]), states([{ ...box, keypoints }]));
  });

  it('are outside where the image ends, and have no place behind the camera', () => {
    const wide = {
      id: 1,
      size: [9, 0.4, 0.4] as const,
      at: [0, 0, -2],
      keypoints: { right: [2.1, 0, 0.2], behind: [0, 0, 3] },
    };
    const { keypoints } = label([wide]).objects[0];
    equal(keypoints[0].state, 'outside');
    ok(keypoints[0].position![0] > 200);
    deepEqual({ ...keypoints[1] }, { name: 'behind', position: null, depth: -1, state: 'outside' });
  });

  it('are seen on a surface that is steep to the view', () => {
    // All over a table of 2 m seen from 8° above: a pixel is up to 30 cm deep there.
    const places: Record<string, readonly number[]> = {};
    for (let step = 1; step < 100; step += 1) {
      places[`p${step}`] = [((step * 37) % 100) / 50 - 1, 0.01, step / 50 - 1].map((value, axis) =>
        axis === 1 ? value : value * 0.98,
      );
    }
    const table = { id: 1, size: [2, 0.02, 2] as const, at: [0, 0, 0], keypoints: places };
    const seen = Object.values(states([table], cameraAt([0, 0.55, 4], [0, 0, 0])));
    deepEqual(new Set(seen), new Set(['visible']));
  });

  it('turn with their object', () => {
    const quarter = [...quaternionFromYawPitchRoll(Math.PI / 2, 0, 0)];
    // Its right side is turned to the back, its left side to the camera.
    const turned = { ...box, rotation: quarter, keypoints: { right: [0.2, 0, 0], left: [-0.2, 0, 0] } };
    deepEqual(states([turned]), { right: 'selfOccluded', left: 'visible' });
  });
});
