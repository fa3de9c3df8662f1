/** What a primitive says of its vertices beside their places, each accessor read once. */
import {
  type Accessor,
  colorAccessor,
  normalAccessor,
  readAccessor,
  textureCoordinateAccessor,
} from './accessors.js';
import type { Buffers } from './buffers.js';
import { type JsonObject, objectOf } from './json.js';
import { limits } from './limits.js';
import type { GltfPrimitive } from './primitives.js';
import { ModelFault } from './problem.js';
import type { Warnings } from './warnings.js';

export interface Attributes {
  /** x, y, z of each vertex of the source, not of unit length; 0, 0, 0 where the file has no usable one. */
  readonly normals: Float32Array | null;
  readonly uvs: Float32Array | null;
  /** Linear r, g, b, a from 0 to 1. */
  readonly colors: Float32Array | null;
}

/** Shorter normals are taken for none. */
const shortestNormal = 1e-6;

type AccessorOf = (document: JsonObject, index: unknown, referrer: string) => Accessor;

/** How an attribute is read: its accessor, and what is made of the numbers. */
interface Semantic {
  readonly name: string;
  readonly accessorOf: AccessorOf;
  readonly finish: (values: Float32Array, accessor: Accessor, warnings: Warnings) => Float32Array;
}

const normal: Semantic = { name: 'NORMAL', accessorOf: normalAccessor, finish: dropUnusable };
const uv: Semantic = { name: 'TEXCOORD_0', accessorOf: textureCoordinateAccessor, finish: boundCoordinates };
const color: Semantic = { name: 'COLOR_0', accessorOf: colorAccessor, finish: fillColors };

export class GltfAttributes {
  readonly #known = new Map<string, Map<unknown, Float32Array>>();
  readonly #counts = new Map<string, number>();

  constructor(
    private readonly document: JsonObject,
    private readonly buffers: Buffers,
    private readonly warnings: Warnings,
  ) {}

  of(primitive: GltfPrimitive): Attributes {
    return {
      normals: this.#read(primitive, normal),
      uvs: this.#read(primitive, uv),
      colors: this.#read(primitive, color),
    };
  }

  #read({ entry, place, source }: GltfPrimitive, semantic: Semantic): Float32Array | null {
    const { name } = semantic;
    const index = objectOf(entry, 'attributes', place)[name];
    if (index === undefined) return null;
    const accessor = semantic.accessorOf(this.document, index, `${place}.attributes.${name}`);
    if (accessor.count !== source.count) {
      throw new ModelFault(
        'model/broken',
        `${accessor.place}.count should be the ${source.count} of ${source.place}, as it is the ${name} of the same vertices, but is ${accessor.count}`,
      );
    }
    const known = this.#known.get(name) ?? new Map<unknown, Float32Array>();
    this.#known.set(name, known);
    const before = known.get(index);
    if (before !== undefined) return before;
    this.#count(name, accessor);
    const values = new Float32Array(accessor.count * accessor.components);
    readAccessor(this.buffers, accessor, values);
    const finished = semantic.finish(values, accessor, this.warnings);
    known.set(index, finished);
    return finished;
  }

  #count(name: string, { count, place }: Accessor): void {
    const total = (this.#counts.get(name) ?? 0) + count;
    if (total > limits.vertices) {
      throw new ModelFault(
        'model/too-large',
        `${place} takes the model over ${limits.vertices} values of ${name}`,
      );
    }
    this.#counts.set(name, total);
  }
}

/** Makes 0, 0, 0 of normals that show no direction. */
function dropUnusable(values: Float32Array): Float32Array {
  for (let at = 0; at < values.length; at += 3) {
    const largest = Math.max(Math.abs(values[at]), Math.abs(values[at + 1]), Math.abs(values[at + 2]));
    if (!(largest >= shortestNormal && largest < Number.POSITIVE_INFINITY)) values.fill(0, at, at + 3);
  }
  return values;
}

function boundCoordinates(values: Float32Array, { place }: Accessor, warnings: Warnings): Float32Array {
  let wrong = 0;
  for (let at = 0; at < values.length; at += 1) {
    if (Math.abs(values[at]) <= limits.textureCoordinate) continue;
    values[at] = 0;
    wrong += 1;
  }
  if (wrong > 0) {
    warnings.add(
      `${place} has ${wrong} texture coordinates that are not between -${limits.textureCoordinate} and ${limits.textureCoordinate}; they are taken as 0`,
    );
  }
  return values;
}

/** Four components each, from 0 to 1; integers count as normalized even if the file forgets to say so. */
function fillColors(values: Float32Array, accessor: Accessor): Float32Array {
  const { count, components, componentType, entry } = accessor;
  const divisor = entry.normalized === true ? 1 : componentType.one;
  const colors = new Float32Array(count * 4).fill(1);
  for (let vertex = 0; vertex < count; vertex += 1) {
    for (let component = 0; component < components; component += 1) {
      const value = values[vertex * components + component] / divisor;
      // Written so that what is not a number becomes 0.
      colors[vertex * 4 + component] = value > 0 ? Math.min(value, 1) : 0;
    }
  }
  return colors;
}
