import { compose } from '../../geometry/index.js';
import { plainNumbers } from '../output/numbers.js';
import type { Pose } from '../placement/pose.js';
import { HoleSignal } from '../problems.js';
import type { SampledObject } from '../sample.js';
import { collidesByTriangles } from './colliders.js';
import type { Physics, PhysicsBody } from './physics.js';
import { extentAlong } from './reach.js';
import { physicsLimits as limits, physicsSettings } from './settings.js';

interface Thing {
  /** Its number in the list of objects. */
  readonly at: number;
  readonly object: SampledObject;
  readonly pose: Pose;
}

/**
 * Lets the objects of a world fall whose `drop` is `physics`: in `objects`, they get the matrix of where they come to rest.
 * Poses stay as they are, for they are what was decided with. What is not solid neither falls nor carries.
 * @param poses those of the objects, in the same order
 * @throws HoleSignal for what physics can not hold
 */
export function letFall(physics: Physics, objects: SampledObject[], poses: readonly Pose[]): void {
  const firstFalling = objects.find(falls);
  if (firstFalling === undefined) return;
  const things = objects
    .map((object, at): Thing => ({ at, object, pose: poses[at] }))
    .filter(({ object }) => isSolid(object))
    .sort(byAddress);
  checkLimits(things);
  const lowest = things.reduce(
    (least, { pose }) => Math.min(least, pose.box[1] - extentAlong(pose.box, 1)),
    Number.POSITIVE_INFINITY,
  );
  const bodies = things.map(bodyOf);
  const rests = physics.settle(bodies, lowest - physicsSettings.fallenDepth);
  if (rests === undefined)
    throw outOfRange(firstFalling.address, 'and what falls with it touch too many triangles');
  let next = 0;
  for (const [number, { at, object }] of things.entries()) {
    const { falls, scale } = bodies[number];
    if (!falls) continue;
    const { position, rotation } = rests[next];
    next += 1;
    const matrix = plainNumbers(compose(position, rotation, scale));
    if (!matrix.every(Number.isFinite))
      throw new HoleSignal('not-finite', `${object.address} falls to no place.`, object.address);
    objects[at] = { ...object, matrix };
  }
}

function falls(object: SampledObject): boolean {
  return object.properties.drop === 'physics' && isSolid(object);
}

function isSolid({ properties }: SampledObject): boolean {
  return properties.solid !== false;
}

/** By the names of elements and then the numbers of instances, so that the order of declarations does not matter. */
function byAddress(a: Thing, b: Thing): number {
  if (a.object.element !== b.object.element) return a.object.element < b.object.element ? -1 : 1;
  return a.pose.frame.index - b.pose.frame.index;
}

function bodyOf({ object, pose }: Thing): PhysicsBody {
  const { position, rotation, box, body } = pose;
  if (body === undefined) throw new Error(`Internal: ${object.address} has no body.`);
  return { shape: body.shape, scale: body.scale, position, rotation, box, falls: falls(object) };
}

function checkLimits(things: readonly Thing[]): void {
  let falling = 0;
  let triangles = 0;
  for (const { object, pose } of things) {
    const { address } = object;
    const isFalling = falls(object);
    const far = isFalling ? limits.distance.falling : limits.distance.any;
    for (let axis = 0; axis < 3; axis += 1) {
      if (Math.abs(pose.box[axis]) + extentAlong(pose.box, axis) <= far) continue;
      throw outOfRange(address, `reaches more than ${far} m from the origin, too far for physics`);
    }
    if (!isFalling) {
      triangles += trianglesOf(pose);
      continue;
    }
    falling += 1;
    const extent = 2 * Math.max(pose.box[12], pose.box[13], pose.box[14]);
    if (extent >= limits.extent.least && extent <= limits.extent.most) continue;
    const { least, most } = limits.extent;
    throw outOfRange(address, `measures ${extent} m; what falls measures ${least} m to ${most} m`);
  }
  const { address } = things[0].object;
  if (falling > limits.falling)
    throw outOfRange(address, `is in a world where ${falling} things fall; at most ${limits.falling} may`);
  if (triangles > limits.triangles)
    throw outOfRange(
      address,
      `is in a world where things fall on ${triangles} triangles; at most ${limits.triangles} are allowed`,
    );
}

function trianglesOf({ body }: Pose): number {
  if (body === undefined || !collidesByTriangles(body.shape, body.scale)) return 0;
  return body.shape.mesh().indices.length / 3;
}

function outOfRange(address: string, problem: string): HoleSignal {
  return new HoleSignal('out-of-range', `${address} ${problem}.`, address);
}
