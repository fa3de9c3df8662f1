import type { Keypoint } from '../../engine/labels/annotation.js';

/** The flag of COCO and YOLO: 0 not labelled (outside the image), 1 hidden, 2 visible. */
export function visibilityFlag({ state, position }: Keypoint): 0 | 1 | 2 {
  if (state === 'outside' || position === null) return 0;
  return state === 'visible' ? 2 : 1;
}
