import { NormalField } from './normal-field.js';
import type { PlacedObject } from './placed-object.js';
import type { Records } from './records.js';
import type { SampleGrid } from './sample-grid.js';
import type { View } from './view.js';

export interface ResolvedPixels {
  readonly ids: Uint32Array;
  readonly depth: Float32Array;
  readonly normals: Float32Array;
  /** By the object's place in the draw: pixels in which it is seen. */
  readonly visible: Uint32Array;
}

/** Reads from the nearest triangles what is seen in each pixel. */
export function resolvePixels(
  grid: SampleGrid,
  records: Records,
  placed: readonly PlacedObject[],
  view: View,
): ResolvedPixels {
  const { width, height, inverseDepths } = grid;
  const { fx, fy, cx, cy } = view;
  const ids = new Uint32Array(width * height);
  const depth = new Float32Array(width * height);
  const normals = new Float32Array(3 * width * height);
  const visible = new Uint32Array(placed.length);
  const field = new NormalField();
  const { atCorner, growth, corners } = field;
  let current = 0;
  let place = 0;
  let id = 0;
  for (let row = 0, pixel = 0; row < height; row += 1) {
    const rayY = (row + 0.5 - cy) / fy;
    for (let column = 0; column < width; column += 1, pixel += 1) {
      const record = grid.records[pixel];
      if (record === 0) continue;
      if (record !== current) {
        current = record;
        place = records.objects[record];
        id = placed[place].object.id;
        field.begin(placed[place], records.triangles[record]);
      }
      visible[place] += 1;
      ids[pixel] = id;
      const z = 1 / inverseDepths[pixel];
      depth[pixel] = z;
      let x = atCorner[0];
      let y = atCorner[1];
      let n = atCorner[2];
      if (!field.flat) {
        const dx = ((column + 0.5 - cx) / fx) * z - corners[0];
        const dy = rayY * z - corners[1];
        const dz = z - corners[2];
        x += growth[0] * dx + growth[1] * dy + growth[2] * dz;
        y += growth[3] * dx + growth[4] * dy + growth[5] * dz;
        n += growth[6] * dx + growth[7] * dy + growth[8] * dz;
      }
      let square = x * x + y * y + n * n;
      if (!(square > 1e-12)) {
        // The vertices have no normals, or ones that cancel each other here: the triangle's own does for them.
        [x, y, n] = field.own;
        square = x * x + y * y + n * n;
      }
      const scale = 1 / Math.sqrt(square);
      normals[pixel * 3] = x * scale;
      normals[pixel * 3 + 1] = y * scale;
      normals[pixel * 3 + 2] = n * scale;
    }
  }
  return { ids, depth, normals, visible };
}
