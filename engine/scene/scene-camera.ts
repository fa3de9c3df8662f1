import { Matrix4 } from 'three';

/** Where a camera stands and how it sees, in pixels as `View` says; it looks along −Z with +Y up. */
export interface SceneCamera {
  readonly width: number;
  readonly height: number;
  readonly fx: number;
  readonly fy: number;
  readonly cx: number;
  readonly cy: number;
  readonly cameraToWorld: Matrix4;
  /** Metres. */
  readonly near: number;
  readonly far: number;
}

/** Depth from 0 to 1 becomes depth from −1 to 1. */
// prettier-ignore
export const toOpenGl = new Matrix4().set(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, -1, 0, 0, 0, 1);

/** To the clip volume of WebGPU. */
export function projectionOf({ width, height, fx, fy, cx, cy, near, far }: SceneCamera): Matrix4 {
  const d = far - near;
  // prettier-ignore
  return new Matrix4().set(
    (2 * fx) / width,
    0,
    1 - (2 * cx) / width,
    0,
    0,
    (2 * fy) / height,
    (2 * cy) / height - 1,
    0,
    0,
    0,
    -far / d,
    (-far * near) / d,
    0,
    0,
    -1,
    0,
  );
}
