/**
 * The numbers of accessors (glTF 2.0 specification, section 3.6.2), dense or sparse.
 *
 * These are read here and not by glTF-Transform: its reader copies every accessor, image and animation of
 * the file, insists on images being there, names embedded resources at random, loses the layout it would
 * have to be checked against, and takes indices and sizes on trust. Once all of that is validated, what is
 * left to do is the loop below.
 */
import type { Buffers, ByteRange } from './buffers.js';
import { asObject, describe, entryAt, type JsonObject, wholeOf } from './json.js';
import { ModelFault } from './problem.js';

interface ComponentType {
  readonly bytes: number;
  /** Reads one component at a byte offset. */
  readonly read: (view: DataView, at: number) => number;
  /** What a normalized integer is divided by. */
  readonly one: number;
}

const componentTypes: { readonly [code: number]: ComponentType } = {
  5120: { bytes: 1, read: (view, at) => view.getInt8(at), one: 127 },
  5121: { bytes: 1, read: (view, at) => view.getUint8(at), one: 255 },
  5122: { bytes: 2, read: (view, at) => view.getInt16(at, true), one: 32767 },
  5123: { bytes: 2, read: (view, at) => view.getUint16(at, true), one: 65535 },
  5125: { bytes: 4, read: (view, at) => view.getUint32(at, true), one: 1 },
  5126: { bytes: 4, read: (view, at) => view.getFloat32(at, true), one: 1 },
};

const positionTypes = [5120, 5121, 5122, 5123, 5126];
const indexTypes = [5121, 5123, 5125];
const colorTypes = [5121, 5123, 5126];

const componentsOf = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 } as const;
type ElementType = keyof typeof componentsOf;

/** An accessor whose type and count are known; its data is neither checked nor read yet. */
export interface Accessor {
  readonly place: string;
  readonly entry: JsonObject;
  readonly count: number;
  readonly components: number;
  readonly componentType: ComponentType;
}

/** An accessor of points: VEC3 of floats, or of small integers as by KHR_mesh_quantization. */
export function positionAccessor(document: JsonObject, index: unknown, referrer: string): Accessor {
  return accessor(document, index, referrer, ['VEC3'], positionTypes);
}

/** An accessor of directions: VEC3 of floats, or of small integers as by KHR_mesh_quantization. */
export function normalAccessor(document: JsonObject, index: unknown, referrer: string): Accessor {
  return accessor(document, index, referrer, ['VEC3'], positionTypes);
}

/** An accessor of texture coordinates: VEC2 of floats or of small integers. */
export function textureCoordinateAccessor(document: JsonObject, index: unknown, referrer: string): Accessor {
  return accessor(document, index, referrer, ['VEC2'], positionTypes);
}

/** An accessor of colours: VEC3 or VEC4 of floats or of normalized unsigned integers. */
export function colorAccessor(document: JsonObject, index: unknown, referrer: string): Accessor {
  return accessor(document, index, referrer, ['VEC3', 'VEC4'], colorTypes);
}

/** An accessor of vertex numbers: SCALAR of unsigned integers. */
export function indexAccessor(document: JsonObject, index: unknown, referrer: string): Accessor {
  return accessor(document, index, referrer, ['SCALAR'], indexTypes);
}

function accessor(
  document: JsonObject,
  accessorIndex: unknown,
  referrer: string,
  types: readonly ElementType[],
  allowed: readonly number[],
): Accessor {
  const { entry, place } = entryAt(document, 'accessors', accessorIndex, referrer);
  const type = types.find((candidate) => candidate === entry.type);
  if (type === undefined) {
    throw new ModelFault(
      'model/broken',
      `${place}.type should be ${types.join(' or ')}, but is ${describe(entry.type)}`,
    );
  }
  return {
    place,
    entry,
    count: wholeOf(entry, 'count', place),
    components: componentsOf[type],
    componentType: componentType(entry, place, allowed),
  };
}

function componentType(entry: JsonObject, place: string, allowed: readonly number[]): ComponentType {
  const code = allowed.find((candidate) => candidate === entry.componentType);
  if (code === undefined) {
    throw new ModelFault(
      'model/broken',
      `${place}.componentType should be one of ${allowed.join(', ')}, but is ${describe(entry.componentType)}`,
    );
  }
  return componentTypes[code];
}

/**
 * Reads an accessor into `out`, which has room for count times components numbers and begins as zeros.
 * The caller has bounded the count.
 */
export function readAccessor(
  buffers: Buffers,
  { place, entry, ...layout }: Accessor,
  out: Float64Array | Float32Array | Uint32Array,
): void {
  const { count, components, componentType: type } = layout;
  if (entry.bufferView !== undefined) {
    const range = buffers.view(entry.bufferView, `${place}.bufferView`);
    const offset = wholeOf(entry, 'byteOffset', place, 0);
    const stride = range.stride ?? components * type.bytes;
    checkRoom(place, range, offset, stride, count, components * type.bytes);
    for (let element = 0; element < count; element += 1) {
      readElement(range.bytes, offset + element * stride, type, components, out, element);
    }
  }
  if (entry.sparse !== undefined)
    readSparse(buffers, place, asObject(entry.sparse, `${place}.sparse`), layout, out);
  if (entry.normalized === true) {
    for (let at = 0; at < out.length; at += 1) out[at] = Math.max(out[at] / type.one, -1);
  }
}

function readElement(
  view: DataView,
  at: number,
  type: ComponentType,
  components: number,
  out: Float64Array | Float32Array | Uint32Array,
  element: number,
): void {
  for (let component = 0; component < components; component += 1) {
    out[element * components + component] = type.read(view, at + component * type.bytes);
  }
}

/** Values that replace single elements (section 3.6.2.3). */
function readSparse(
  buffers: Buffers,
  place: string,
  sparse: JsonObject,
  { count, components, componentType: type }: Omit<Accessor, 'place' | 'entry'>,
  out: Float64Array | Float32Array | Uint32Array,
): void {
  const sparsePlace = `${place}.sparse`;
  const replaced = wholeOf(sparse, 'count', sparsePlace, undefined, count);
  const indices = asObject(sparse.indices, `${sparsePlace}.indices`);
  const values = asObject(sparse.values, `${sparsePlace}.values`);
  const indexType = componentType(indices, `${sparsePlace}.indices`, indexTypes);
  const indexRange = buffers.view(indices.bufferView, `${sparsePlace}.indices.bufferView`);
  const indexOffset = wholeOf(indices, 'byteOffset', `${sparsePlace}.indices`, 0);
  const valueRange = buffers.view(values.bufferView, `${sparsePlace}.values.bufferView`);
  const valueOffset = wholeOf(values, 'byteOffset', `${sparsePlace}.values`, 0);
  const valueBytes = components * type.bytes;
  checkRoom(`${sparsePlace}.indices`, indexRange, indexOffset, indexType.bytes, replaced, indexType.bytes);
  checkRoom(`${sparsePlace}.values`, valueRange, valueOffset, valueBytes, replaced, valueBytes);
  for (let entry = 0; entry < replaced; entry += 1) {
    const element = indexType.read(indexRange.bytes, indexOffset + entry * indexType.bytes);
    if (element >= count) {
      throw new ModelFault(
        'model/broken',
        `${sparsePlace}.indices should stay below ${place}.count, ${count}, but has ${element}`,
      );
    }
    readElement(valueRange.bytes, valueOffset + entry * valueBytes, type, components, out, element);
  }
}

/** Checks that `count` elements fit into a buffer view. */
function checkRoom(
  place: string,
  range: ByteRange,
  offset: number,
  stride: number,
  count: number,
  elementBytes: number,
): void {
  if (stride < elementBytes) {
    throw new ModelFault(
      'model/broken',
      `${range.place}.byteStride should be at least the ${elementBytes} bytes of an element of ${place}, but is ${stride}`,
    );
  }
  const end = count === 0 ? offset : offset + (count - 1) * stride + elementBytes;
  if (end > range.bytes.byteLength) {
    throw new ModelFault(
      'model/broken',
      `${place} should end within the ${range.bytes.byteLength} bytes of ${range.place}, but ends at ${end}`,
    );
  }
}
