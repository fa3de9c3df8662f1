import {
  compose,
  linearPart,
  multiplyQuaternions,
  type OrientedBox,
  orientedBox,
  quaternionFromYawPitchRoll,
  setOrientedBox,
} from '../../geometry/index.js';
import { describe, type Value } from '../../plan/operators.js';
import { HoleSignal } from '../problems.js';
import { type BlockRun, isBlockRun } from '../program/block.js';
import type { Context } from '../program/context.js';
import type { ElementSite } from '../program/element.js';
import type { Frame } from '../program/frame.js';
import { asNumber, wrongKind } from '../program/kinds.js';
import { compileGroupPose } from './group-frame.js';
import type { Shape } from './shape.js';
import { Surfaces } from './surfaces.js';

/**
 * The shape of an instance with its rotation and scale, before it has a place. One for each frame, used again for every
 * sample and attempt.
 */
export class Body {
  /** x, y, z, w. */
  readonly rotation = new Float64Array(4);
  readonly scale = new Float64Array(3);
  /** Rotation and scale: 3 x 3, column-major. */
  readonly linear = new Float64Array(9);
  /** Its oriented bounds, with the origin where the object's is. */
  readonly box: OrientedBox = orientedBox();
  #lowest = Number.NaN;
  #surfaces: Surfaces | undefined;

  constructor(
    public shape: Shape,
    public asset: BlockRun,
  ) {}

  /** Takes over another shape, and the rotation and the scale that were written. */
  update(shape: Shape, asset: BlockRun): void {
    this.shape = shape;
    this.asset = asset;
    compose(origin, this.rotation, this.scale, matrix);
    linearPart(matrix, this.linear);
    setOrientedBox(this.box, shape.bounds, matrix);
    this.#lowest = Number.NaN;
    this.#surfaces = undefined;
  }

  /** How low it reaches along +Y from its origin, in metres. */
  get lowest(): number {
    if (Number.isNaN(this.#lowest)) this.#lowest = this.shape.lowest(this.linear);
    return this.#lowest;
  }

  get surfaces(): Surfaces {
    this.#surfaces ??= new Surfaces(this.shape, this.linear);
    return this.#surfaces;
  }
}

const origin = [0, 0, 0];
const matrix = new Float64Array(16);

export function compileBody(element: ElementSite, context: Context): (frame: Frame) => Body {
  const asset = element.asset();
  if (asset === undefined)
    throw context.error('plan/invalid', `${element.node.name} has no asset.`, element.node.at);
  const { shapes } = element.program;
  asset.depend(context, 'own');
  for (const block of asset.blocks()) {
    context.depend(shapes.slotOf(block), 'own');
    block.depend(['scale'], context, 'own');
  }
  const ownScale = element.property('scale');
  ownScale?.depend(context, 'own');
  const rotationIn = compileRotation(element, context);
  return (frame) => {
    const run = asset.read(frame);
    if (!isBlockRun(run)) throw wrongKind('an asset', run, frame, context);
    const shape = shapes.slotOf(run.site).read(run.frame);
    const scale = ownScale ?? run.site.property('scale');
    const value = scale === undefined ? 1 : scale.read(ownScale === undefined ? run.frame : frame);
    frame.body ??= new Body(shape, run);
    const { body } = frame;
    rotationIn(frame, body.rotation);
    if (!writeScale(value, body.scale))
      throw badScale(value, ownScale === undefined ? run : undefined, frame);
    body.update(shape, run);
    return body;
  };
}

/** Writes a rotation: `rotation`, then `yaw` about +Y, `pitch` about the turned X and `roll` about the turned Z. */
export function compileRotation(
  element: ElementSite,
  context: Context,
): (frame: Frame, out: Float64Array) => Float64Array {
  const angleIn = (name: string): ((frame: Frame) => number) => {
    const site = element.property(name);
    site?.depend(context, 'own');
    return site === undefined ? () => 0 : (frame) => asNumber(site.read(frame), frame, context);
  };
  const [yaw, pitch, roll] = [angleIn('yaw'), angleIn('pitch'), angleIn('roll')];
  const rotation = element.node.kind === 'environment' ? undefined : element.property('rotation');
  rotation?.depend(context, 'own');
  const group = compileGroupPose(context);
  return (frame, out) => {
    quaternionFromYawPitchRoll(yaw(frame), pitch(frame), roll(frame), out);
    if (group !== undefined) multiplyQuaternions(group().rotation, out, out);
    if (rotation === undefined) return out;
    const first = rotation.read(frame);
    if (!Array.isArray(first) || first.length !== 4) throw wrongKind('a rotation', first, frame, context);
    return multiplyQuaternions(out, first as readonly number[], out);
  };
}

/** Writes one factor for all axes, or one for each. False if that is none. */
function writeScale(value: Value, out: Float64Array): boolean {
  if (Array.isArray(value) && value.length !== 3) return false;
  for (let axis = 0; axis < 3; axis += 1) {
    const factor: Value = Array.isArray(value) ? value[axis] : value;
    if (typeof factor !== 'number' || !(factor > 0)) return false;
    out[axis] = factor;
  }
  return true;
}

/** @param asset whose the scale is, unless it is the element's own */
function badScale(value: Value, asset: BlockRun | undefined, frame: Frame): HoleSignal {
  const owner = asset === undefined ? frame.address : asset.frame.address + asset.site.place.path.text;
  return new HoleSignal(
    'out-of-range',
    `${owner}.scale is ${describe(value)}; a scale is above 0.`,
    `${owner}.scale`,
  );
}
