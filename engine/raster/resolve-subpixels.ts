import type { PlacedObject } from './placed-object.js';
import type { Records } from './records.js';
import type { SampleGrid } from './sample-grid.js';
import type { Subpixels } from './truth.js';

/** Reads from the nearest triangles what is seen at each sample. */
export function resolveSubpixels(
  grid: SampleGrid,
  records: Records,
  placed: readonly PlacedObject[],
): Subpixels {
  const samples = grid.records.length;
  const { inverseDepths } = grid;
  const numbers = grid.records;
  const { objects, normals: recordNormals } = records;
  const objectIds = Uint32Array.from(placed, ({ object }) => object.id);
  const ids = new Uint32Array(samples);
  const depth = new Float32Array(samples);
  const normals = new Uint32Array(samples);
  for (let sample = 0; sample < samples; sample += 1) {
    const record = numbers[sample];
    if (record === 0) continue;
    ids[sample] = objectIds[objects[record]];
    depth[sample] = 1 / inverseDepths[sample];
    normals[sample] = recordNormals[record];
  }
  return { ids, depth, normals };
}
