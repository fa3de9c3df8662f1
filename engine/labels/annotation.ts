/** The labels of one image as plain data. Pixels from the top left; lengths in metres; OpenCV's camera frame (x right, y down, z forward). */
import type { Plain } from '../sampling/sample.js';

export interface ImageLabels {
  /** The number of the sample. */
  readonly index: number;
  readonly split: string;
  /** The camera's address, `Kitchen.main`. */
  readonly camera: string;
  readonly width: number;
  readonly height: number;
  readonly intrinsics: Intrinsics;
  /** World to camera, 4 x 4 row-major: OpenCV's extrinsics. */
  readonly worldToCamera: readonly number[];
  /** One for each labelled object that is seen or would be seen alone, in order of their ids. */
  readonly objects: readonly ObjectLabels[];
}

/** OpenCV's camera matrix; the centre of the top left pixel is (0, 0). */
export interface Intrinsics {
  readonly fx: number;
  readonly fy: number;
  readonly cx: number;
  readonly cy: number;
}

export interface ObjectLabels {
  /** The instance id, unique in the sample, the same in all its images. */
  readonly id: number;
  readonly address: string;
  readonly element: string;
  readonly asset: string;
  /** The path in the taxonomy, `fruit.apple`. */
  readonly class: string;
  readonly classId: number;
  /** Pixels in which it is seen. */
  readonly area: number;
  /** The tightest box round these: left, top, width, height. Null where none is. */
  readonly box: Box | null;
  /** The tightest box round all that it would cover alone in an image without borders. */
  readonly amodalBox: Box | null;
  readonly mask: RunLengths;
  /** Pixels in which it is seen, of those of the image that it would cover alone; 0 where it would cover none. */
  readonly visibility: number;
  /** The part of what it would cover alone that lies outside the image. */
  readonly truncation: number;
  readonly keypoints: readonly Keypoint[];
  readonly pose: Pose;
  readonly attributes: Readonly<Record<string, Plain>>;
  /** For each label with a `keep`, by its name: whether this annotation is kept. */
  readonly kept: Readonly<Record<string, boolean>>;
}

export type Box = readonly [left: number, top: number, width: number, height: number];

/** COCO's run lengths: down the columns, zeros first. */
export interface RunLengths {
  readonly size: readonly [height: number, width: number];
  readonly counts: readonly number[];
}

export interface Keypoint {
  readonly name: string;
  /** In pixels as boxes are: the centre of the top left pixel is (0.5, 0.5). Null behind the camera. */
  readonly position: readonly [x: number, y: number] | null;
  /** Planar depth z in metres. */
  readonly depth: number;
  /** `selfOccluded`: hidden by its own object; `occluded`: by another. */
  readonly state: 'visible' | 'selfOccluded' | 'occluded' | 'outside';
}

export interface Pose {
  /** Object to camera, 3 x 3 row-major, without scale. */
  readonly rotation: readonly number[];
  /** The object's origin in the camera's frame, metres. */
  readonly translation: readonly [number, number, number];
  /** The scale along the object's axes. */
  readonly scale: readonly [number, number, number];
  /** The object's bounds in its own frame, scale included: the middle, in metres from its origin, and the extents. */
  readonly boxCenter: readonly [number, number, number];
  readonly boxSize: readonly [number, number, number];
}
