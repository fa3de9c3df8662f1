import type { ImageLabels, Keypoint, ObjectLabels, RunLengths } from '../../../engine/labels/annotation.js';

/** Run lengths of a mask drawn with `#`, down the columns, zeros first; written apart from the engine's. */
export function maskOfRows(rows: readonly string[]): RunLengths {
  const [height, width] = [rows.length, rows[0].length];
  const counts = [0];
  let before = '.';
  for (let column = 0; column < width; column += 1) {
    for (let row = 0; row < height; row += 1) {
      const here = rows[row][column];
      if (here !== before) counts.push(0);
      before = here;
      counts[counts.length - 1] += 1;
    }
  }
  return { size: [height, width], counts };
}

/** An object that is seen where `rows` has `#`. */
export function objectOf(rows: readonly string[], changes: Partial<ObjectLabels> = {}): ObjectLabels {
  const pixels = rows.flatMap((row, y) => [...row].flatMap((mark, x) => (mark === '#' ? [{ x, y }] : [])));
  const [xs, ys] = [pixels.map(({ x }) => x), pixels.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const box = [left, top, Math.max(...xs) + 1 - left, Math.max(...ys) + 1 - top] as const;
  return {
    id: 1,
    address: 'Kitchen.things[0]',
    element: 'things',
    asset: 'Mug',
    class: 'mug',
    classId: 1,
    area: pixels.length,
    box: pixels.length > 0 ? box : null,
    amodalBox: pixels.length > 0 ? box : null,
    mask: maskOfRows(rows),
    visibility: 0.75,
    truncation: 0.125,
    keypoints: [],
    pose: {
      rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1],
      translation: [0, 0, 1],
      scale: [1, 1, 1],
      boxCenter: [0, 0, 0],
      boxSize: [1, 1, 1],
    },
    attributes: { facing: true },
    kept: {},
    ...changes,
  };
}

export function imageOf(objects: readonly ObjectLabels[], changes: Partial<ImageLabels> = {}): ImageLabels {
  const [height, width] = objects[0]?.mask.size ?? [4, 8];
  return {
    index: 0,
    split: 'train',
    camera: 'Kitchen.main',
    width,
    height,
    intrinsics: { fx: 8, fy: 8, cx: 3.5, cy: 1.5 },
    worldToCamera: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
    objects,
    ...changes,
  };
}

export function keypoint(name: string, x: number, y: number, state: Keypoint['state'] = 'visible'): Keypoint {
  return { name, position: [x, y], depth: 1, state };
}
