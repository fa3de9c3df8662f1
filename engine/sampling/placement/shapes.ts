import type { Value } from '../../plan/operators.js';
import { describe } from '../../plan/operators.js';
import { HoleSignal } from '../problems.js';
import type { BlockSite } from '../program/block.js';
import type { Context } from '../program/context.js';
import type { Frame } from '../program/frame.js';
import { below } from '../program/place.js';
import type { ModelSource } from '../program/program.js';
import { derivedSlot } from '../program/sites.js';
import type { Slot } from '../program/slot.js';
import { ModelShape, PrimitiveShape, type Shape } from './shape.js';

/** The shapes of blocks: each computed once if nothing random bears on it. */
export class Shapes {
  readonly #slots = new Map<BlockSite, Slot<Shape>>();
  readonly #models = new Map<string, ModelShape>();

  constructor(private readonly models: ModelSource) {}

  slotOf(block: BlockSite): Slot<Shape> {
    let slot = this.#slots.get(block);
    if (slot === undefined) {
      slot = derivedSlot(below(block.place, 'shape'), (context) => this.#compile(block, context));
      this.#slots.set(block, slot);
    }
    return slot;
  }

  #compile(block: BlockSite, context: Context): (frame: Frame) => Shape {
    const make = Object.hasOwn(this.#makers, block.kind) ? this.#makers[block.kind] : undefined;
    if (make === undefined) throw context.error('plan/unknown-name', `${block.kind} is no shape.`, block.at);
    block.depend(shapeProperties, context, 'own');
    return (frame) => make(new Reader(block, frame));
  }

  readonly #makers: Readonly<Record<string, (read: Reader) => Shape>> = {
    model: (read) => this.#model(read),
    box: (read) => {
      const size = read.lengths('size', 3) as [number, number, number];
      return new PrimitiveShape('box', { size }, { kind: 'box', size });
    },
    plane: (read) => {
      const [width, depth] = read.lengths('size', 2);
      return new PrimitiveShape('plane', { width, depth }, { kind: 'plane', size: [width, depth] });
    },
    sphere: (read) => {
      const radius = read.length('radius');
      return new PrimitiveShape('sphere', { radius }, { kind: 'sphere', radius });
    },
    torus: (read) => {
      const parameters = { radius: read.length('radius'), tube: read.length('tube') };
      return new PrimitiveShape('torus', parameters, { kind: 'torus', ...parameters });
    },
    cylinder: (read) => upright('cylinder', read),
    cone: (read) => upright('cone', read),
    capsule: (read) => capsule(read),
  };

  #model(read: Reader): Shape {
    const file = read.text('file');
    const metresPerUnit = read.has('unit') ? read.length('unit') : 1;
    const up = read.has('up') && read.text('up') === 'z' ? 'z' : 'y';
    const key = `${up} ${metresPerUnit} ${file}`;
    let shape = this.#models.get(key);
    if (shape === undefined) {
      const mesh = this.models.mesh(file, metresPerUnit, up);
      shape = new ModelShape(mesh, { kind: 'model', file, metresPerUnit, up });
      this.#models.set(key, shape);
    }
    return shape;
  }
}

/** The properties of a block that make its shape. */
export const shapeProperties: readonly string[] = ['file', 'unit', 'up', 'size', 'radius', 'height', 'tube'];

function upright(kind: 'cylinder' | 'cone', read: Reader): Shape {
  const parameters = { radius: read.length('radius'), height: read.length('height') };
  return new PrimitiveShape(kind, parameters, { kind, ...parameters });
}

/** Its ends are half spheres, so it is at least as high as they are together. */
function capsule(read: Reader): Shape {
  const radius = read.length('radius');
  const height = read.length('height');
  if (height < 2 * radius)
    throw read.outOfRange('height', height, `at least twice the radius, ${2 * radius}`);
  return new PrimitiveShape('capsule', { radius, height }, { kind: 'capsule', radius, height });
}

/** Reads the properties of a block in a frame, and holds them to their ranges. */
class Reader {
  constructor(
    private readonly block: BlockSite,
    private readonly frame: Frame,
  ) {}

  has(name: string): boolean {
    return this.block.properties.has(name);
  }

  length(name: string): number {
    const value = this.#value(name);
    if (typeof value === 'number' && value > 0) return value;
    throw this.outOfRange(name, value, 'a length above 0');
  }

  lengths(name: string, count: number): number[] {
    const value = this.#value(name);
    if (
      Array.isArray(value) &&
      value.length === count &&
      value.every((each) => typeof each === 'number' && each > 0)
    ) {
      return value.slice();
    }
    throw this.outOfRange(name, value, `${count} lengths above 0`);
  }

  text(name: string): string {
    const value = this.#value(name);
    if (typeof value === 'string') return value;
    throw this.outOfRange(name, value, 'a text');
  }

  #value(name: string): Value | undefined {
    return this.block.property(name)?.read(this.frame);
  }

  outOfRange(name: string, value: Value | undefined, needed: string): HoleSignal {
    const address = `${this.frame.address}${this.block.place.path.text}.${name}`;
    return new HoleSignal(
      'out-of-range',
      `${address} is ${describe(value)}, not ${needed}.`,
      address,
      this.block.at,
    );
  }
}
