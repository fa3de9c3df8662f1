/**
 * A hierarchy of boxes along the axes: which of many things may a ray meet? Halved at the median of the centres along
 * the longest axis, so that its depth is that of the logarithm of the number, whatever the boxes.
 */
import type { Vector3 } from './transform.js';

export interface BoxTree {
  /** Six numbers a node: min x, y, z, max x, y, z. Node 0 is the root; a tree of nothing has none. */
  readonly boxes: Float64Array;
  /** A leaf's item; -1 less the right child of an inner node, whose left child is the next node. */
  readonly links: Int32Array;
}

/** @param items six numbers each: min x, y, z, max x, y, z */
export function buildBoxTree(items: Float64Array): BoxTree {
  const count = items.length / 6;
  const order = Array.from({ length: count }, (_, item) => item);
  const boxes = new Float64Array(Math.max(0, 2 * count - 1) * 6);
  const links = new Int32Array(Math.max(0, 2 * count - 1));
  let nodes = 0;

  const build = (start: number, end: number): void => {
    const node = nodes;
    nodes += 1;
    enclose(boxes, node * 6, items, order, start, end);
    if (end - start === 1) {
      links[node] = order[start];
      return;
    }
    const axis = longestAxis(boxes, node * 6);
    const centre = (item: number) => items[item * 6 + axis] + items[item * 6 + 3 + axis];
    const sorted = order.slice(start, end).sort((a, b) => centre(a) - centre(b) || a - b);
    for (const [place, item] of sorted.entries()) order[start + place] = item;
    const middle = Math.floor((start + end) / 2);
    build(start, middle);
    links[node] = -1 - nodes;
    build(middle, end);
  };
  if (count > 0) build(0, count);
  return { boxes, links };
}

/**
 * Whether `test` is true of any item whose box meets `origin + t direction` for some t from 0 to `most`. Asked until it
 * is; in which order is not said.
 */
export function anyAlongRay(
  tree: BoxTree,
  origin: Vector3,
  direction: Vector3,
  most: number,
  test: (item: number) => boolean,
): boolean {
  const { boxes, links } = tree;
  if (links.length === 0) return false;
  const open = [0];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!meets(boxes, node * 6, origin, direction, most)) continue;
    const link = links[node];
    if (link < 0) open.push(-1 - link, node + 1);
    else if (test(link)) return true;
  }
  return false;
}

/** Widens the far side of a box by more than the rounding of its distance. */
const farFactor = 1 + 8 * Number.EPSILON;

function meets(boxes: Float64Array, at: number, origin: Vector3, direction: Vector3, most: number): boolean {
  let near = 0;
  let far = most;
  for (let axis = 0; axis < 3; axis += 1) {
    const inverse = 1 / direction[axis];
    const one = (boxes[at + axis] - origin[axis]) * inverse;
    const two = (boxes[at + 3 + axis] - origin[axis]) * inverse;
    // A ray within the plane of a side gives NaN, which compares false: it may meet the box.
    const [entry, exit] = inverse < 0 ? [two, one] : [one, two];
    if (entry > near) near = entry;
    if (exit * farFactor < far) far = exit * farFactor;
  }
  return near <= far;
}

function enclose(
  out: Float64Array,
  at: number,
  items: Float64Array,
  order: readonly number[],
  start: number,
  end: number,
): void {
  out.fill(Number.POSITIVE_INFINITY, at, at + 3);
  out.fill(Number.NEGATIVE_INFINITY, at + 3, at + 6);
  for (let place = start; place < end; place += 1) {
    const from = order[place] * 6;
    for (let axis = 0; axis < 3; axis += 1) {
      out[at + axis] = Math.min(out[at + axis], items[from + axis]);
      out[at + 3 + axis] = Math.max(out[at + 3 + axis], items[from + 3 + axis]);
    }
  }
}

function longestAxis(boxes: Float64Array, at: number): number {
  const x = boxes[at + 3] - boxes[at];
  const y = boxes[at + 4] - boxes[at + 1];
  const z = boxes[at + 5] - boxes[at + 2];
  if (x > y) return x > z ? 0 : 2;
  return y > z ? 1 : 2;
}
