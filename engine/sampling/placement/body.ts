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
import type { Site } from '../program/site.js';
import type { Shape } from './shape.js';
import { Surfaces } from './surfaces.js';

/** The shape of an instance with its rotation and scale, before it has a place. */
export class Body {
  readonly linear: Float64Array;
  /** Its oriented bounds, with the origin where the object's is. */
  readonly box: OrientedBox;
  readonly surfaces: Surfaces;
  #lowest = Number.NaN;

  constructor(
    readonly shape: Shape,
    readonly asset: BlockRun,
    readonly rotation: Float64Array,
    readonly scale: readonly number[],
  ) {
    const matrix = compose([0, 0, 0], rotation, scale);
    this.linear = linearPart(matrix);
    this.box = setOrientedBox(orientedBox(), shape.bounds, matrix);
    this.surfaces = new Surfaces(shape, this.linear);
  }

  /** How low it reaches along +Y from its origin, in metres. */
  get lowest(): number {
    if (Number.isNaN(this.#lowest)) this.#lowest = this.shape.lowest(this.linear);
    return this.#lowest;
  }
}

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
    const scale =
      ownScale === undefined
        ? scaleOf(run.site.property('scale'), run.frame, run.frame.address + run.site.place.path.text)
        : scaleOf(ownScale, frame, frame.address);
    return new Body(shapes.slotOf(run.site).read(run.frame), run, rotationIn(frame), scale);
  };
}

/** `rotation`, then `yaw` about +Y, `pitch` about the turned X and `roll` about the turned Z. */
export function compileRotation(element: ElementSite, context: Context): (frame: Frame) => Float64Array {
  const angleIn = (name: string): ((frame: Frame) => number) => {
    const site = element.property(name);
    site?.depend(context, 'own');
    return site === undefined ? () => 0 : (frame) => asNumber(site.read(frame), frame, context);
  };
  const [yaw, pitch, roll] = [angleIn('yaw'), angleIn('pitch'), angleIn('roll')];
  const rotation = element.node.kind === 'environment' ? undefined : element.property('rotation');
  rotation?.depend(context, 'own');
  return (frame) => {
    const turned = quaternionFromYawPitchRoll(yaw(frame), pitch(frame), roll(frame));
    if (rotation === undefined) return turned;
    const first = rotation.read(frame);
    if (!Array.isArray(first) || first.length !== 4) throw wrongKind('a rotation', first, frame, context);
    return multiplyQuaternions(turned, first as readonly number[]);
  };
}

/** One factor for all axes, or one for each. */
function scaleOf(site: Site | undefined, frame: Frame, address: string): readonly number[] {
  if (site === undefined) return [1, 1, 1];
  const value: Value = site.read(frame);
  const scale = Array.isArray(value) ? value : [value, value, value];
  if (scale.length === 3 && scale.every((each) => typeof each === 'number' && each > 0))
    return scale as number[];
  const message = `${address}.scale is ${describe(value)}; a scale is above 0.`;
  throw new HoleSignal('out-of-range', message, `${address}.scale`);
}
