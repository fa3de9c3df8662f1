import { tan } from '../numbers/index.js';
import type { Sample, SampledDevice, SampledObject } from '../sampling/index.js';
import type { BoxSizes, ViewStatistics } from './statistics.js';
import { quantile } from './summaries/quantile.js';
import { ThinnedValues } from './summaries/thinned.js';

/** What is nearer to a camera than this is not seen; metres along its axis. */
const near = 0.01;

/** Sizes that are kept of a camera. */
const capacity = 10_000;

/** Things of a sample that are looked at by a camera; of more, every nth. */
const mostThings = 300;

const quantiles = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/**
 * How large the labelled things are to appear, without rendering: the box around the corners of a thing's oriented
 * bounds in the image. It is at least as large as that around the thing, and knows nothing of what hides it.
 */
export class ViewsAccumulator {
  private readonly cameras = new Map<string, CameraView>();

  add({ cameras, objects }: Sample): void {
    const labelled = objects.filter((object) => object.class !== null);
    const step = Math.max(1, Math.ceil(labelled.length / mostThings));
    for (const camera of cameras) {
      const view = projectionOf(camera);
      if (view === undefined) continue;
      const known = this.cameras.get(camera.element) ?? new CameraView();
      this.cameras.set(camera.element, known);
      for (let at = 0; at < labelled.length; at += step) known.add(boxOf(labelled[at], view), view);
    }
  }

  statistics(): ViewStatistics[] {
    return [...this.cameras].map(([camera, view]) => view.statistics(camera));
  }
}

interface Projection {
  readonly width: number;
  readonly height: number;
  readonly focalLength: number;
  /** The camera's place, and its axes in the world: right, down, forward. */
  readonly position: readonly number[];
  readonly axes: readonly (readonly number[])[];
}

/** A box in pixels; undefined of what is wholly behind the camera. */
type Box = readonly [left: number, top: number, right: number, bottom: number];

function projectionOf({ type, matrix, properties }: SampledDevice): Projection | undefined {
  const { fov, resolution } = properties;
  if (type !== 'pinhole' || typeof fov !== 'number' || !Array.isArray(resolution)) return undefined;
  const [width, height] = resolution as number[];
  const column = (at: number, sign: number) => [0, 1, 2].map((row) => sign * matrix[4 * at + row]);
  return {
    width,
    height,
    focalLength: width / 2 / tan(fov / 2),
    position: column(3, 1),
    axes: [column(0, 1), column(1, -1), column(2, -1)],
  };
}

/** Corners in the camera's frame, three numbers each: written anew for each thing. */
const corners = new Float64Array(24);

/** The box around the corners in front of the camera, and where edges pass it, around where they do. */
function boxOf({ matrix, bounds }: SampledObject, view: Projection): Box | undefined {
  const { focalLength, width, height, position, axes } = view;
  const box: [number, number, number, number] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  const include = (right: number, down: number, depth: number) => {
    const x = width / 2 + (focalLength * right) / depth;
    const y = height / 2 + (focalLength * down) / depth;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  };
  for (let corner = 0; corner < 8; corner += 1) {
    const x = (corner & 1 ? bounds.max : bounds.min)[0];
    const y = (corner & 2 ? bounds.max : bounds.min)[1];
    const z = (corner & 4 ? bounds.max : bounds.min)[2];
    const east = matrix[0] * x + matrix[4] * y + matrix[8] * z + matrix[12] - position[0];
    const up = matrix[1] * x + matrix[5] * y + matrix[9] * z + matrix[13] - position[1];
    const south = matrix[2] * x + matrix[6] * y + matrix[10] * z + matrix[14] - position[2];
    for (let axis = 0; axis < 3; axis += 1)
      corners[3 * corner + axis] = axes[axis][0] * east + axes[axis][1] * up + axes[axis][2] * south;
    if (corners[3 * corner + 2] >= near)
      include(corners[3 * corner], corners[3 * corner + 1], corners[3 * corner + 2]);
  }
  for (let from = 0; from < 24; from += 3) {
    const depth = corners[from + 2];
    for (let axis = 1; axis < 8; axis *= 2) {
      const to = 3 * ((from / 3) | axis);
      if (to === from || depth >= near === corners[to + 2] >= near) continue;
      const share = (near - depth) / (corners[to + 2] - depth);
      const between = (at: number) => corners[from + at] + share * (corners[to + at] - corners[from + at]);
      include(between(0), between(1), between(2));
    }
  }
  return box[0] === Number.POSITIVE_INFINITY ? undefined : box;
}

class CameraView {
  private readonly widths = new ThinnedValues(capacity);
  private readonly heights = new ThinnedValues(capacity);
  private things = 0;
  private truncated = 0;
  private outside = 0;

  add(box: Box | undefined, { width, height }: Projection): void {
    this.things += 1;
    if (box === undefined || box[2] <= 0 || box[3] <= 0 || box[0] >= width || box[1] >= height) {
      this.outside += 1;
      return;
    }
    const [left, top] = [Math.max(box[0], 0), Math.max(box[1], 0)];
    const [right, bottom] = [Math.min(box[2], width), Math.min(box[3], height)];
    if (left > box[0] || top > box[1] || right < box[2] || bottom < box[3]) this.truncated += 1;
    this.widths.add(right - left);
    this.heights.add(bottom - top);
  }

  statistics(camera: string): ViewStatistics {
    const { things, truncated, outside } = this;
    const share = (count: number) => (things === 0 ? 0 : count / things);
    return {
      camera,
      things,
      outside: share(outside),
      truncated: share(truncated),
      width: sizesOf(this.widths),
      height: sizesOf(this.heights),
    };
  }
}

function sizesOf(values: ThinnedValues): BoxSizes {
  const sorted = values.sorted();
  const [q5, q25, q50, q75, q95] = quantiles.map((share) => quantile(sorted, share));
  return [q5, q25, q50, q75, q95];
}
