/**
 * A bounding volume hierarchy over the triangles of a mesh, in flat arrays, in the mesh's own frame.
 * Built once an asset by the binned surface area heuristic (Wald, "On fast construction of SAH-based
 * bounding volume hierarchies", 2007). The same mesh gives the same tree everywhere.
 */
import type { Mesh } from './mesh.js';

export interface Bvh {
  readonly mesh: Mesh;
  /** Six numbers a node: min x, y, z, max x, y, z. Node 0 is the root. */
  readonly boxes: Float64Array;
  /** A leaf's number of triangles; 0 for an inner node, whose left child is the next node. */
  readonly counts: Uint32Array;
  /** A leaf's first place in `order`; an inner node's right child. */
  readonly links: Uint32Array;
  /** The triangles, in the order of the leaves. */
  readonly order: Uint32Array;
}

/** No path from the root is longer: from `balancedDepth` on, nodes are halved, at most 25 times more. */
export const maximumDepth = 64;
const balancedDepth = 38;
const leafSize = 4;
const binCount = 16;

/** @param mesh a mesh of at least one triangle */
export function buildBvh(mesh: Mesh): Bvh {
  const triangleCount = mesh.indices.length / 3;
  const { boxes: triangleBoxes, centres } = measureTriangles(mesh);
  const order = Uint32Array.from({ length: triangleCount }, (_, triangle) => triangle);
  const boxes = new Float64Array(6 * 2 * triangleCount);
  const counts = new Uint32Array(2 * triangleCount);
  const links = new Uint32Array(2 * triangleCount);
  const bins = new Bins();
  let nodeCount = 0;

  const build = (start: number, end: number, depth: number): void => {
    const node = nodeCount;
    nodeCount += 1;
    encloseRange(boxes, node * 6, triangleBoxes, order, start, end);
    const middle =
      end - start <= leafSize ? start : split(bins, triangleBoxes, centres, order, start, end, depth);
    if (middle === start) {
      counts[node] = end - start;
      links[node] = start;
      return;
    }
    build(start, middle, depth + 1);
    links[node] = nodeCount;
    build(middle, end, depth + 1);
  };
  build(0, triangleCount, 0);
  return {
    mesh,
    boxes: boxes.slice(0, nodeCount * 6),
    counts: counts.slice(0, nodeCount),
    links: links.slice(0, nodeCount),
    order,
  };
}

function measureTriangles(mesh: Mesh): { boxes: Float64Array; centres: Float64Array } {
  const { positions, indices } = mesh;
  const boxes = new Float64Array(indices.length * 2);
  const centres = new Float64Array(indices.length);
  for (let corner = 0; corner < indices.length; corner += 3) {
    for (let axis = 0; axis < 3; axis += 1) {
      const a = positions[indices[corner] * 3 + axis];
      const b = positions[indices[corner + 1] * 3 + axis];
      const c = positions[indices[corner + 2] * 3 + axis];
      const min = Math.min(a, b, c);
      const max = Math.max(a, b, c);
      boxes[corner * 2 + axis] = min;
      boxes[corner * 2 + 3 + axis] = max;
      centres[corner + axis] = min + (max - min) / 2;
    }
  }
  return { boxes, centres };
}

function encloseRange(
  out: Float64Array,
  at: number,
  boxes: Float64Array,
  order: Uint32Array,
  start: number,
  end: number,
): void {
  clearBox(out, at);
  for (let place = start; place < end; place += 1) growBox(out, at, boxes, order[place] * 6);
}

function clearBox(out: Float64Array, at: number): void {
  out.fill(Number.POSITIVE_INFINITY, at, at + 3);
  out.fill(Number.NEGATIVE_INFINITY, at + 3, at + 6);
}

function growBox(out: Float64Array, at: number, box: Float64Array, from: number): void {
  for (let axis = 0; axis < 3; axis += 1) {
    if (box[from + axis] < out[at + axis]) out[at + axis] = box[from + axis];
    if (box[from + 3 + axis] > out[at + 3 + axis]) out[at + 3 + axis] = box[from + 3 + axis];
  }
}

/** Half the area of a box's surface. */
function halfArea(box: Float64Array, at: number): number {
  const x = box[at + 3] - box[at];
  const y = box[at + 4] - box[at + 1];
  const z = box[at + 5] - box[at + 2];
  return x * y + y * z + z * x;
}

/** Work space of one build: the boxes and counts of the bins, and the cost of each cut's right side. */
class Bins {
  readonly boxes = new Float64Array(6 * binCount);
  readonly counts = new Uint32Array(binCount);
  readonly rightCosts = new Float64Array(binCount);
  readonly sweep = new Float64Array(6);
}

/** Reorders the triangles of a range into two and returns where the second begins; `start` for a leaf. */
function split(
  bins: Bins,
  boxes: Float64Array,
  centres: Float64Array,
  order: Uint32Array,
  start: number,
  end: number,
  depth: number,
): number {
  let bestCost = Number.POSITIVE_INFINITY;
  let bestAxis = -1;
  let bestCut = 0;
  let widestAxis = 0;
  const low = [0, 0, 0];
  const width = [0, 0, 0];
  for (let axis = 0; axis < 3; axis += 1) {
    let min = Number.POSITIVE_INFINITY;
    let max = Number.NEGATIVE_INFINITY;
    for (let place = start; place < end; place += 1) {
      const centre = centres[order[place] * 3 + axis];
      if (centre < min) min = centre;
      if (centre > max) max = centre;
    }
    low[axis] = min;
    width[axis] = max - min;
    if (width[axis] > width[widestAxis]) widestAxis = axis;
  }
  if (width[widestAxis] > 0 && depth < balancedDepth) {
    for (let axis = 0; axis < 3; axis += 1) {
      if (width[axis] <= 0) continue;
      fillBins(bins, boxes, centres, order, start, end, axis, low[axis], width[axis]);
      const cut = cheapestCut(bins);
      if (cut.cost < bestCost) {
        bestCost = cut.cost;
        bestAxis = axis;
        bestCut = cut.bin;
      }
    }
  }
  if (bestAxis >= 0) {
    return partition(centres, order, start, end, bestAxis, low[bestAxis], width[bestAxis], bestCut);
  }
  // All centres are one point, or the tree grows too deep: halve by number.
  const range = order.subarray(start, end);
  range.sort((a, b) => centres[a * 3 + widestAxis] - centres[b * 3 + widestAxis] || a - b);
  return start + ((end - start) >> 1);
}

function binOf(centre: number, low: number, width: number): number {
  return Math.min(binCount - 1, Math.trunc(((centre - low) / width) * binCount));
}

function fillBins(
  bins: Bins,
  boxes: Float64Array,
  centres: Float64Array,
  order: Uint32Array,
  start: number,
  end: number,
  axis: number,
  low: number,
  width: number,
): void {
  bins.counts.fill(0);
  for (let bin = 0; bin < binCount; bin += 1) clearBox(bins.boxes, bin * 6);
  for (let place = start; place < end; place += 1) {
    const triangle = order[place];
    const bin = binOf(centres[triangle * 3 + axis], low, width);
    bins.counts[bin] += 1;
    growBox(bins.boxes, bin * 6, boxes, triangle * 6);
  }
}

/** The cut before bin `bin` with the least sum of area times number; the end bins are never empty. */
function cheapestCut(bins: Bins): { cost: number; bin: number } {
  const { boxes, counts, rightCosts, sweep } = bins;
  clearBox(sweep, 0);
  let count = 0;
  for (let bin = binCount - 1; bin > 0; bin -= 1) {
    growBox(sweep, 0, boxes, bin * 6);
    count += counts[bin];
    rightCosts[bin] = halfArea(sweep, 0) * count;
  }
  clearBox(sweep, 0);
  count = 0;
  let best = { cost: Number.POSITIVE_INFINITY, bin: 1 };
  for (let bin = 1; bin < binCount; bin += 1) {
    growBox(sweep, 0, boxes, (bin - 1) * 6);
    count += counts[bin - 1];
    const cost = halfArea(sweep, 0) * count + rightCosts[bin];
    if (cost < best.cost) best = { cost, bin };
  }
  return best;
}

/** Moves the triangles of bins below `cut` to the front; both sides get at least one. */
function partition(
  centres: Float64Array,
  order: Uint32Array,
  start: number,
  end: number,
  axis: number,
  low: number,
  width: number,
  cut: number,
): number {
  let left = start;
  let right = end - 1;
  while (left <= right) {
    const triangle = order[left];
    if (binOf(centres[triangle * 3 + axis], low, width) < cut) {
      left += 1;
    } else {
      order[left] = order[right];
      order[right] = triangle;
      right -= 1;
    }
  }
  return left;
}
