import {
  compose,
  linearPart,
  multiplyQuaternions,
  type OrientedBox,
  orientedBox,
  setOrientedBox,
} from '../../geometry/index.js';
import { plainNumbers } from '../output/numbers.js';
import type { Frame } from '../program/frame.js';
import type { Body } from './body.js';
import type { Leaf } from './leaf.js';
import { Surfaces } from './surfaces.js';
import { turnTo, upwardTo } from './turn.js';

/** A point that is tried, and what is up there. */
export interface Candidate {
  readonly point: Float64Array;
  /** Outwards from the surface, unit length; only of places along a surface's normal. */
  readonly normal: Float64Array;
  /** The level direction of a path there as x and z, unit length; only of places along one. */
  readonly heading: Float64Array;
}

export function emptyCandidate(): Candidate {
  return { point: new Float64Array(3), normal: new Float64Array(3), heading: new Float64Array(2) };
}

/** Where an instance stands, in the world. One for each frame, used again for every sample and attempt. */
export class Pose {
  /** The origin, metres. */
  readonly position = new Float64Array(3);
  /** x, y, z, w. */
  rotation: Float64Array = Float64Array.of(0, 0, 0, 1);
  /** An object's oriented bounds. */
  readonly box: OrientedBox = orientedBox();
  /** What an object is before it has a place; undefined for lights and cameras. */
  body: Body | undefined;
  /** How its place was drawn; undefined if it has no place. */
  leaf: Leaf | undefined;
  /** Left out of the world, since there was no room. */
  dropped = false;
  /** There was no room, and it stands where it may overlap others. */
  overlapping = false;
  /** There was no room, and the cell is to be drawn anew. */
  crowded = false;
  #surfaces: Surfaces | undefined;

  constructor(readonly frame: Frame) {}

  begin(body: Body | undefined, leaf: Leaf | undefined): void {
    this.body = body;
    this.leaf = leaf;
    this.dropped = false;
    this.overlapping = false;
    this.crowded = false;
    this.#surfaces = undefined;
    if (body === undefined) return;
    this.rotation = body.rotation;
    this.box.set(body.box);
  }

  /** Takes the origin to a point, for a body that keeps its rotation. */
  moveTo(x: number, y: number, z: number): void {
    const { position, box, body } = this;
    position[0] = x;
    position[1] = y;
    position[2] = z;
    if (body === undefined) return;
    box[0] = body.box[0] + x;
    box[1] = body.box[1] + y;
    box[2] = body.box[2] + z;
  }

  /** Takes the origin to a point, as it is turned now. */
  shiftTo(point: ArrayLike<number>): void {
    const { position, box, body } = this;
    for (let axis = 0; axis < 3; axis += 1) {
      if (body !== undefined) box[axis] += point[axis] - position[axis];
      position[axis] = point[axis];
    }
  }

  /** Puts a body on a surface: its +Y turned to the normal by the shortest rotation, its lowest point on the surface. */
  tiltTo(body: Body, { point, normal }: Candidate): void {
    const { position } = this;
    for (let axis = 0; axis < 3; axis += 1) position[axis] = point[axis] - normal[axis] * body.lowest;
    this.#turn(body, upwardTo(normal));
  }

  /** Takes the origin to a point, for a body that turns about +Y so that what was its +Z faces the heading. */
  turnTo(body: Body, x: number, y: number, z: number, heading: ArrayLike<number>): void {
    this.position.set([x, y, z]);
    this.#turn(body, turnTo(heading[0], heading[1]));
  }

  /** Turns a body at its place. */
  #turn(body: Body, turn: Float64Array): void {
    this.rotation = multiplyQuaternions(turn, body.rotation);
    setOrientedBox(this.box, body.shape.bounds, this.matrix());
    this.#surfaces = new Surfaces(body.shape, linearPart(this.matrix()));
  }

  /** From the frame of the instance to the world, scale included; 4 x 4, column-major. */
  matrix(out: Float64Array = new Float64Array(16)): Float64Array {
    return compose(this.position, this.rotation, this.body?.scale ?? unscaled, out);
  }

  /** Takes a point of its frame, scale left out, to the world, in place. */
  toWorld(point: Float64Array): void {
    rotate(this.rotation, point[0], point[1], point[2], point);
    for (let axis = 0; axis < 3; axis += 1) point[axis] += this.position[axis];
  }

  /** A point of the world in its frame, scale left out. */
  toLocal(point: ArrayLike<number>): readonly number[] {
    const [x, y, z, w] = this.rotation;
    const { position } = this;
    const out = new Float64Array(3);
    rotate([-x, -y, -z, w], point[0] - position[0], point[1] - position[1], point[2] - position[2], out);
    return plainNumbers(out);
  }

  /** Its surfaces, relative to its position. */
  get surfaces(): Surfaces | undefined {
    return this.#surfaces ?? this.body?.surfaces;
  }
}

const unscaled = [1, 1, 1];

/** v + 2 q x (q x v + w v). */
function rotate(rotation: ArrayLike<number>, vx: number, vy: number, vz: number, out: Float64Array): void {
  const [x, y, z, w] = [rotation[0], rotation[1], rotation[2], rotation[3]];
  const tx = 2 * (y * vz - z * vy);
  const ty = 2 * (z * vx - x * vz);
  const tz = 2 * (x * vy - y * vx);
  out[0] = vx + w * tx + (y * tz - z * ty);
  out[1] = vy + w * ty + (z * tx - x * tz);
  out[2] = vz + w * tz + (x * ty - y * tx);
}
