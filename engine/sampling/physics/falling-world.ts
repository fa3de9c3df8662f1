import type { Collider, ColliderDesc, RigidBody, World } from '@dimforge/rapier3d-deterministic-compat';
import { collidesByTriangles, fallingCollider, type Rapier, standingCollider } from './colliders.js';
import type { PhysicsBody, Rest } from './physics.js';
import { isNear, type Reach, radiusOf, reachOf } from './reach.js';
import { physicsLimits, physicsSettings as settings } from './settings.js';

const { unitsPerMetre } = settings;
const stillSpeed = settings.stillSpeed * unitsPerMetre;
const density = settings.density / (unitsPerMetre * unitsPerMetre * unitsPerMetre);

interface Falling {
  readonly body: RigidBody;
  /** Metres that it reaches from its origin. */
  readonly radius: number;
}

/** A thing of triangles that stays, and that nothing has come near so far. */
interface Waiting {
  readonly source: PhysicsBody;
  readonly body: RigidBody;
  readonly reach: Reach;
}

/** The bodies of one world in Rapier, in the order that they are given. */
export class FallingWorld {
  readonly #world: World;
  readonly #falling: Falling[] = [];
  #waiting: Waiting[] = [];
  /** The colliders of triangles that count so far. */
  readonly #triangles: Collider[] = [];
  readonly #bottom: number;

  /** @param bottom metres; below, a body has fallen out of the world and stops */
  constructor(
    private readonly rapier: Rapier,
    bodies: readonly PhysicsBody[],
    bottom: number,
  ) {
    this.#bottom = bottom * unitsPerMetre;
    this.#world = new rapier.World({ x: 0, y: -settings.gravity * unitsPerMetre, z: 0 });
    this.#world.timestep = settings.step;
    this.#world.lengthUnit = settings.typicalLength * unitsPerMetre;
    this.#world.maxCcdSubsteps = settings.substeps;
    this.#world.integrationParameters.contact_natural_frequency = settings.contactFrequency;
    for (const body of bodies) {
      if (body.falls) this.#addFalling(body);
      else this.#addStanding(body);
    }
  }

  /**
   * Lets everything fall until it is at rest, or until the last step.
   * @returns undefined if it touches too much
   */
  settle(): Rest[] | undefined {
    let still = 0;
    let touches = 0;
    for (let step = 0; step < settings.mostSteps && still < settings.stillSteps; step += 1) {
      this.#addWhatIsNear();
      this.#world.step();
      if (step % settings.countSteps === 0) touches += settings.countSteps * this.#touches();
      if (touches > physicsLimits.touches) return undefined;
      still = this.#isStill() ? still + 1 : 0;
    }
    return this.#falling.map(({ body }) => restOf(body));
  }

  /** Gives the memory back, which is not the garbage collector's. */
  free(): void {
    this.#world.free();
  }

  #addFalling(source: PhysicsBody): void {
    const description = this.rapier.RigidBodyDesc.dynamic();
    const body = this.#addBody(
      source,
      description.setCcdEnabled(true).setAngularDamping(settings.angularDamping),
    );
    const collider = fallingCollider(this.rapier, source.shape, source.scale);
    this.#addCollider(collider.setContactSkin(settings.skin * unitsPerMetre), body);
    this.#falling.push({ body, radius: radiusOf(source.box, source.position) });
  }

  #addStanding(source: PhysicsBody): void {
    // A speck of thousands of triangles carries nothing.
    if (Math.max(source.box[12], source.box[13], source.box[14]) <= settings.leastHalf) return;
    const body = this.#addBody(source, this.rapier.RigidBodyDesc.fixed());
    if (collidesByTriangles(source.shape, source.scale))
      this.#waiting.push({ source, body, reach: reachOf(source.box) });
    else this.#addCollider(standingCollider(this.rapier, source.shape, source.scale), body);
  }

  /** Things of many triangles take milliseconds each, and most are never touched. */
  #addWhatIsNear(): void {
    if (this.#waiting.length === 0) return;
    const near = new Set<Waiting>();
    for (const { body, radius } of this.#falling) {
      const { x, y, z } = inMetres(body.translation());
      const speed = Math.sqrt(squaredLength(body.linvel())) / unitsPerMetre;
      const distance = radius + 2 * speed * settings.step + settings.nearby;
      for (const each of this.#waiting) if (isNear(each.reach, x, y, z, distance)) near.add(each);
    }
    if (near.size === 0) return;
    for (const each of this.#waiting) {
      if (!near.has(each)) continue;
      const { shape, scale } = each.source;
      this.#triangles.push(this.#addCollider(standingCollider(this.rapier, shape, scale), each.body));
    }
    this.#waiting = this.#waiting.filter((each) => !near.has(each));
  }

  #addBody(
    { position, rotation }: PhysicsBody,
    description: InstanceType<Rapier['RigidBodyDesc']>,
  ): RigidBody {
    const [x, y, z] = [position[0], position[1], position[2]];
    description
      .setTranslation(x * unitsPerMetre, y * unitsPerMetre, z * unitsPerMetre)
      .setRotation(unit(rotation[0], rotation[1], rotation[2], rotation[3]));
    return this.#world.createRigidBody(description);
  }

  #addCollider(collider: ColliderDesc, body: RigidBody): Collider {
    collider.setFriction(settings.friction).setRestitution(settings.restitution).setDensity(density);
    return this.#world.createCollider(collider, body);
  }

  /** How many triangles are touched, or nearly so. */
  #touches(): number {
    let count = 0;
    for (const { body } of this.#falling) {
      for (const collider of this.#triangles) {
        this.#world.contactPair(body.collider(0), collider, () => {
          count += 1;
        });
      }
    }
    return count;
  }

  /** Whether no body moves to speak of. One that has fallen out of the world stops there. */
  #isStill(): boolean {
    let still = true;
    for (const { body } of this.#falling) {
      if (!body.isEnabled() || body.isSleeping()) continue;
      if (body.translation().y < this.#bottom) {
        body.setEnabled(false);
        continue;
      }
      still &&=
        squaredLength(body.linvel()) < stillSpeed * stillSpeed &&
        squaredLength(body.angvel()) < settings.stillTurning * settings.stillTurning;
    }
    return still;
  }
}

interface Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

function squaredLength({ x, y, z }: Vector): number {
  return x * x + y * y + z * z;
}

function inMetres({ x, y, z }: Vector): Vector {
  return { x: x / unitsPerMetre, y: y / unitsPerMetre, z: z / unitsPerMetre };
}

/** In double precision, so that the rotation is one. */
function restOf(body: RigidBody): Rest {
  const { x, y, z } = inMetres(body.translation());
  const turned = body.rotation();
  const rotation = unit(turned.x, turned.y, turned.z, turned.w);
  return { position: [x, y, z], rotation: [rotation.x, rotation.y, rotation.z, rotation.w] };
}

/** A quaternion of length 1; no rotation for none. */
function unit(x: number, y: number, z: number, w: number): Vector & { readonly w: number } {
  const length = Math.sqrt(x * x + y * y + z * z + w * w);
  if (length === 0) return { x: 0, y: 0, z: 0, w: 1 };
  return { x: x / length, y: y / length, z: z / length, w: w / length };
}
