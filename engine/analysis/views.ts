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

/** The box around the corners in front of the camera, and where edges pass it, around where they do. */
function boxOf({ matrix, bounds }: SampledObject, view: Projection): Box | undefined {
  const corners = Array.from({ length: 8 }, (_, corner) => {
    const local = [0, 1, 2].map((axis) => (corner & (1 << axis) ? bounds.max[axis] : bounds.min[axis]));
    const offset = [0, 1, 2].map(
      (row) =>
        matrix[row] * local[0] +
        matrix[4 + row] * local[1] +
        matrix[8 + row] * local[2] +
        matrix[12 + row] -
        view.position[row],
    );
    return view.axes.map(([x, y, z]) => x * offset[0] + y * offset[1] + z * offset[2]);
  });
  const seen = corners.filter(([, , depth]) => depth >= near);
  for (const [from, start] of corners.entries()) {
    for (const axis of [1, 2, 4]) {
      const end = corners[from | axis];
      if (from & axis || start[2] >= near === end[2] >= near) continue;
      const share = (near - start[2]) / (end[2] - start[2]);
      seen.push(start.map((value, at) => value + share * (end[at] - value)));
    }
  }
  if (seen.length === 0) return undefined;
  const { focalLength, width, height } = view;
  const x = seen.map(([right, , depth]) => width / 2 + (focalLength * right) / depth);
  const y = seen.map(([, down, depth]) => height / 2 + (focalLength * down) / depth);
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
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
