/** The triangles of a model's meshes, each read once however often it is drawn. */
import { type Accessor, indexAccessor, positionAccessor, readAccessor } from './accessors.js';
import type { Buffers } from './buffers.js';
import { asObject, describe, entryAt, type JsonObject, listOf, objectOf } from './json.js';
import { limits } from './limits.js';
import { ModelFault } from './problem.js';
import { cornerCount, isMode, triangulate } from './topology.js';

/** The vertices of one accessor, with room to note which of them one drawing has used. */
export interface VertexSource {
  readonly place: string;
  readonly count: number;
  /** x, y, z of each, in the mesh's frame. */
  readonly positions: Float64Array;
  /** The last drawing that used each vertex, and the number it got there. */
  readonly usedBy: Uint32Array;
  readonly usedAs: Uint32Array;
}

/** Triangles of one primitive: three vertices each. */
export interface GltfPrimitive {
  readonly place: string;
  readonly entry: JsonObject;
  readonly source: VertexSource;
  readonly corners: Uint32Array;
}

export class GltfMeshes {
  readonly #meshes = new Map<number, readonly GltfPrimitive[]>();
  readonly #sources = new Map<unknown, VertexSource>();
  readonly #document: JsonObject;
  readonly #buffers: Buffers;
  #vertexCount = 0;
  #cornerCount = 0;

  constructor(document: JsonObject, buffers: Buffers) {
    this.#document = document;
    this.#buffers = buffers;
  }

  /** The primitives of a mesh that have triangles. */
  mesh(meshIndex: unknown, referrer: string): readonly GltfPrimitive[] {
    const { index, entry, place } = entryAt(this.#document, 'meshes', meshIndex, referrer);
    const known = this.#meshes.get(index);
    if (known !== undefined) return known;
    const primitives = listOf(entry, 'primitives', `${place}.`)
      .map((primitive, at) => this.#primitive(primitive, `${place}.primitives[${at}]`))
      .filter((primitive) => primitive !== undefined);
    this.#meshes.set(index, primitives);
    return primitives;
  }

  #primitive(value: unknown, place: string): GltfPrimitive | undefined {
    const entry = asObject(value, place);
    const mode = entry.mode ?? 4;
    if (!isMode(mode)) {
      throw new ModelFault('model/broken', `${place}.mode should be from 0 to 6, but is ${describe(mode)}`);
    }
    const { POSITION: position } = objectOf(entry, 'attributes', place);
    if (position === undefined) return undefined;
    const positions = positionAccessor(this.#document, position, `${place}.attributes.POSITION`);
    const indices =
      entry.indices === undefined
        ? undefined
        : indexAccessor(this.#document, entry.indices, `${place}.indices`);
    this.#checkDraco(entry, place, positions, indices);
    const count = indices === undefined ? positions.count : indices.count;
    const corners = cornerCount(mode, count);
    if (corners === 0) return undefined;
    this.#cornerCount += corners;
    if (this.#cornerCount > limits.indices) {
      throw new ModelFault(
        'model/too-large',
        `${place} takes the model over ${Math.floor(limits.indices / 3)} triangles`,
      );
    }
    const source = this.#source(position, positions);
    const sequence = new Uint32Array(count);
    if (indices === undefined) {
      for (let vertex = 0; vertex < count; vertex += 1) sequence[vertex] = vertex;
    } else {
      readAccessor(this.#buffers, indices, sequence);
      checkIndices(sequence, indices, source);
    }
    return { place, entry, source, corners: triangulate(mode, sequence) };
  }

  /** Accessors that Draco fills have no bytes of their own, unless the file carries both forms. */
  #checkDraco(entry: JsonObject, place: string, positions: Accessor, indices: Accessor | undefined): void {
    const draco = 'KHR_draco_mesh_compression';
    if (objectOf(entry, 'extensions', place)[draco] === undefined) return;
    if (positions.entry.bufferView === undefined || (indices && indices.entry.bufferView === undefined)) {
      throw new ModelFault('model/unsupported', `${place} has data compressed by ${draco} only`);
    }
  }

  #source(key: unknown, accessor: Accessor): VertexSource {
    const known = this.#sources.get(key);
    if (known !== undefined) return known;
    const { count, place } = accessor;
    this.#vertexCount += count;
    if (this.#vertexCount > limits.vertices) {
      throw new ModelFault('model/too-large', `${place} takes the model over ${limits.vertices} vertices`);
    }
    const positions = new Float64Array(count * 3);
    readAccessor(this.#buffers, accessor, positions);
    const wrong = positions.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) {
      throw new ModelFault(
        'model/broken',
        `${place} should have finite positions, but element ${Math.trunc(wrong / 3)} has ${positions[wrong]}`,
      );
    }
    const source = {
      place,
      count,
      positions,
      usedBy: new Uint32Array(count),
      usedAs: new Uint32Array(count),
    };
    this.#sources.set(key, source);
    return source;
  }
}

function checkIndices(sequence: Uint32Array, indices: Accessor, source: VertexSource): void {
  for (let at = 0; at < sequence.length; at += 1) {
    if (sequence[at] >= source.count) {
      throw new ModelFault(
        'model/broken',
        `${indices.place} should stay below the ${source.count} vertices of ${source.place}, but element ${at} is ${sequence[at]}`,
      );
    }
  }
}
