import { Matrix4, PerspectiveCamera, Raycaster, Vector2, Vector3 } from 'three';
import type { Sample, SampledDevice } from '../../../engine/sampling/sample.js';
import { type Met, RayTree } from './ray-tree.js';
import type { Patch, Solids } from './solids.js';

/** What is nearer to a camera, in metres along its axis, is not seen. */
const near = 0.01;

/** Whole pixels, ends last excluded. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What an object would cover alone, as far as the image's size round the image. */
export interface Alone {
  /** Pixels of the image. */
  readonly alone: number;
  /** Pixels of the image and round it. */
  readonly whole: number;
  /** The tightest window round those; null if there are none. */
  readonly box: Window | null;
}

export interface Seen {
  readonly width: number;
  readonly height: number;
  readonly ids: Uint32Array;
  /** Planar depth; 0 where nothing is seen. */
  readonly depth: Float64Array;
  /** By id, of the objects with a class. */
  readonly alone: ReadonlyMap<number, Alone>;
  /** Rays that went on through a hole in the image. */
  readonly through: number;
}

/** Looks at a sample through one of its cameras by casting rays. */
export async function look(sample: Sample, device: SampledDevice, solids: Solids): Promise<Seen> {
  const eye = new Eye(device);
  const { width, height } = eye;
  const patches = new Map<number, readonly Patch[]>();
  for (const object of sample.objects) patches.set(object.id, await solids.patchesOf(object));
  const world = new RayTree([...patches.values()].flat());
  const ids = new Uint32Array(width * height);
  const depth = new Float64Array(width * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const met = eye.cast(world, pixel % width, Math.floor(pixel / width));
    ids[pixel] = met?.id ?? 0;
    depth[pixel] = met?.depth ?? 0;
  }
  const labelled = sample.objects.filter((object) => object.class !== null);
  const alone = new Map(labelled.map(({ id }) => [id, eye.lookAtOne(patches.get(id)!)]));
  return { width, height, ids, depth, alone, through: world.through };
}

/** A pinhole camera of three's, from a sampled one. */
class Eye {
  readonly width: number;
  readonly height: number;
  private readonly camera: PerspectiveCamera;
  private readonly forward: Vector3;
  private readonly raycaster = new Raycaster();

  constructor({ properties, matrix }: SampledDevice) {
    [this.width, this.height] = properties.resolution as readonly [number, number];
    // The fov of a pinhole is that of its width, three's that of the height, in degrees.
    const halfHeight = Math.tan((properties.fov as number) / 2) * (this.height / this.width);
    this.camera = new PerspectiveCamera((Math.atan(halfHeight) * 360) / Math.PI, this.width / this.height);
    this.camera.matrixAutoUpdate = false;
    this.camera.matrix.fromArray([...matrix]);
    this.camera.updateMatrixWorld(true);
    this.forward = new Vector3(0, 0, -1).transformDirection(this.camera.matrixWorld);
  }

  cast(tree: RayTree, column: number, row: number): (Met & { depth: number }) | null {
    const { raycaster, camera, forward, width, height } = this;
    raycaster.setFromCamera(
      new Vector2(((column + 0.5) / width) * 2 - 1, 1 - ((row + 0.5) / height) * 2),
      camera,
    );
    const cosine = raycaster.ray.direction.dot(forward);
    const met = tree.cast(raycaster.ray, near / cosine);
    return met && { ...met, depth: met.distance * cosine };
  }

  lookAtOne(patches: readonly Patch[]): Alone {
    const tree = new RayTree(patches);
    const { left, top, right, bottom } = this.windowOf(patches);
    const box = { left: right, top: bottom, right: left, bottom: top };
    let alone = 0;
    let whole = 0;
    for (let row = top; row < bottom; row += 1) {
      for (let column = left; column < right; column += 1) {
        if (!this.cast(tree, column, row)) continue;
        whole += 1;
        if (column >= 0 && column < this.width && row >= 0 && row < this.height) alone += 1;
        box.left = Math.min(box.left, column);
        box.right = Math.max(box.right, column + 1);
        box.top = Math.min(box.top, row);
        box.bottom = row + 1;
      }
    }
    return { alone, whole, box: whole > 0 ? box : null };
  }

  /** Pixels outside of which patches are not seen, up to the image's size round the image. */
  private windowOf(patches: readonly Patch[]): Window {
    const { width, height, camera } = this;
    const all = { left: -width, top: -height, right: 2 * width, bottom: 2 * height };
    const toCamera = new Matrix4().copy(camera.matrixWorld).invert();
    const point = new Vector3();
    let [left, top] = [all.right, all.bottom];
    let [right, bottom] = [all.left, all.top];
    for (const { positions } of patches) {
      for (let at = 0; at < positions.length; at += 3) {
        point.set(positions[at], positions[at + 1], positions[at + 2]).applyMatrix4(toCamera);
        if (point.z > -near) return all;
        point.applyMatrix4(camera.projectionMatrix);
        const x = ((point.x + 1) / 2) * width;
        const y = ((1 - point.y) / 2) * height;
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
    }
    return {
      left: Math.max(Math.floor(left) - 1, all.left),
      top: Math.max(Math.floor(top) - 1, all.top),
      right: Math.min(Math.ceil(right) + 1, all.right),
      bottom: Math.min(Math.ceil(bottom) + 1, all.bottom),
    };
  }
}
