import { type Bounds, boundsOfTriangles, type Mesh, type MeshPart } from '../mesh.js';
import { determinant, linearPart } from '../transform.js';
import { limits } from './limits.js';
import { ModelFault } from './problem.js';
import type { Drawing, SceneContents } from './scene.js';

/** Puts the triangles of all drawings into one mesh, in world coordinates, and finds its parts. */
export function assemble({ drawings, named }: SceneContents): Mesh {
  const { positions, indices, firstTriangles } = bake(drawings);
  if (indices.length === 0) {
    throw new ModelFault('model/no-triangles', 'The scene should have a triangle at least, but has none');
  }
  const boxes: (Bounds | undefined)[] = new Array(named.length).fill(undefined);
  drawings.forEach(({ owner }, drawing) => {
    const count = firstTriangles[drawing + 1] - firstTriangles[drawing];
    if (owner < 0 || count === 0) return;
    boxes[owner] = union(boxes[owner], boundsOfTriangles(positions, indices, firstTriangles[drawing], count));
  });
  // Parents come before their children, so backwards each is complete when it is passed upwards.
  for (let node = named.length - 1; node >= 0; node -= 1) {
    const { parent } = named[node];
    if (parent >= 0) boxes[parent] = union(boxes[parent], boxes[node]);
  }
  const parts = named.flatMap((node, index): readonly MeshPart[] => {
    const bounds = boxes[index];
    if (bounds === undefined) return [];
    const firstTriangle = firstTriangles[node.firstDrawing];
    const triangleCount = firstTriangles[node.endDrawing] - firstTriangle;
    return [{ name: node.name, path: node.path, firstTriangle, triangleCount, bounds }];
  });
  return { positions, indices, parts, bounds: boundsOfTriangles(positions, indices) };
}

interface Baked {
  readonly positions: Float64Array;
  readonly indices: Uint32Array;
  /** The first triangle of each drawing, and at the end the number of triangles. */
  readonly firstTriangles: Uint32Array;
}

function bake(drawings: readonly Drawing[]): Baked {
  const room = measure(drawings);
  const positions = new Float64Array(room.vertices * 3);
  const indices = new Uint32Array(room.corners);
  const firstTriangles = new Uint32Array(drawings.length + 1);
  let vertexCount = 0;
  let corner = 0;
  let generation = 0;
  drawings.forEach(({ node, world, primitive }, drawing) => {
    // Primitives of one node share the vertices of an accessor.
    if (drawing === 0 || drawings[drawing - 1].node !== node) generation += 1;
    const { source, corners } = primitive;
    const mirrored = determinant(linearPart(world)) < 0;
    firstTriangles[drawing] = corner / 3;
    for (const vertex of corners) {
      if (source.usedBy[vertex] !== generation) {
        source.usedBy[vertex] = generation;
        source.usedAs[vertex] = vertexCount;
        transformVertex(world, source.positions, vertex, positions, vertexCount, node);
        vertexCount += 1;
      }
      indices[corner] = source.usedAs[vertex];
      corner += 1;
    }
    if (mirrored) flip(indices, firstTriangles[drawing] * 3, corner);
  });
  firstTriangles[drawings.length] = corner / 3;
  return { positions: trim(positions, vertexCount * 3), indices, firstTriangles };
}

/** The corners of all drawings, and no fewer vertices than they can use. */
function measure(drawings: readonly Drawing[]): { readonly vertices: number; readonly corners: number } {
  let vertices = 0;
  let corners = 0;
  for (const { primitive, node } of drawings) {
    corners += primitive.corners.length;
    vertices += Math.min(primitive.corners.length, primitive.source.count);
    if (corners > limits.indices) {
      throw new ModelFault(
        'model/too-large',
        `nodes[${node}] takes the model over ${Math.floor(limits.indices / 3)} triangles`,
      );
    }
  }
  return { vertices, corners };
}

function transformVertex(
  world: Float64Array,
  from: Float64Array,
  vertex: number,
  to: Float64Array,
  index: number,
  node: number,
): void {
  const x = from[vertex * 3];
  const y = from[vertex * 3 + 1];
  const z = from[vertex * 3 + 2];
  for (let axis = 0; axis < 3; axis += 1) {
    const value = world[axis] * x + world[4 + axis] * y + world[8 + axis] * z + world[12 + axis];
    if (!(Math.abs(value) <= limits.coordinate)) {
      throw new ModelFault(
        'model/broken',
        `nodes[${node}] should keep its mesh within ${limits.coordinate} metres of the origin, but puts a vertex at ${value}`,
      );
    }
    to[index * 3 + axis] = value;
  }
}

/** Turns the winding of triangles that a mirror has turned inside out. */
function flip(indices: Uint32Array, start: number, end: number): void {
  for (let at = start; at < end; at += 3) {
    const second = indices[at + 1];
    indices[at + 1] = indices[at + 2];
    indices[at + 2] = second;
  }
}

function trim(array: Float64Array, length: number): Float64Array {
  return length === array.length ? array : array.slice(0, length);
}

function union(a: Bounds | undefined, b: Bounds | undefined): Bounds | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    min: [Math.min(a.min[0], b.min[0]), Math.min(a.min[1], b.min[1]), Math.min(a.min[2], b.min[2])],
    max: [Math.max(a.max[0], b.max[0]), Math.max(a.max[1], b.max[1]), Math.max(a.max[2], b.max[2])],
  };
}
