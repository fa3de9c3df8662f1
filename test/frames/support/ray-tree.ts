import { BufferAttribute, BufferGeometry, DoubleSide, FrontSide, type Ray, type Side } from 'three';
import { MeshBVH } from 'three-mesh-bvh';
import { isHole } from './holes.js';
import type { Patch } from './solids.js';

/** What a ray meets first. */
export interface Met {
  readonly id: number;
  /** From the ray's origin. */
  readonly distance: number;
}

/** Patches that rays are cast against, by three-mesh-bvh. */
export class RayTree {
  /** Rays that went on through a hole. */
  through = 0;
  private readonly branches: readonly Branch[];

  constructor(patches: readonly Patch[]) {
    const holed = patches.filter(({ holes }) => holes !== null);
    const whole = patches.filter(({ holes }) => holes === null);
    this.branches = [
      ...holed.map((patch) => new Branch([patch], patch.doubleSided)),
      ...[true, false].map(
        (doubleSided) =>
          new Branch(
            whole.filter((patch) => patch.doubleSided === doubleSided),
            doubleSided,
          ),
      ),
    ].filter(({ triangles }) => triangles > 0);
  }

  /** @param near what is nearer than this is not met */
  cast(ray: Ray, near: number): Met | null {
    let met: Met | null = null;
    for (const branch of this.branches) {
      const next = branch.cast(ray, near, met?.distance ?? Number.POSITIVE_INFINITY);
      if (next === 'hole') this.through += 1;
      else if (next && !(met && met.distance <= next.distance)) met = next;
    }
    return met;
  }
}

/** Patches that are seen from the same sides; one with holes is alone. */
class Branch {
  readonly triangles: number;
  private readonly bvh: MeshBVH | null;
  private readonly side: Side;
  private readonly ids: Uint32Array;

  constructor(
    private readonly patches: readonly Patch[],
    doubleSided: boolean,
  ) {
    this.side = doubleSided ? DoubleSide : FrontSide;
    this.ids = Uint32Array.from(
      patches.flatMap(({ id, positions }) => Array.from({ length: positions.length / 9 }, () => id)),
    );
    this.triangles = this.ids.length;
    const positions = Float64Array.from(patches.flatMap((patch) => patch.positions as number[]));
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(positions, 3));
    // Indirect: the triangles keep their numbers.
    this.bvh = this.triangles > 0 ? new MeshBVH(geometry, { indirect: true }) : null;
  }

  cast(ray: Ray, near: number, far: number): Met | 'hole' | null {
    const first = this.bvh?.raycastFirst(ray, this.side, near, far);
    if (!this.bvh || !first) return null;
    const [{ holes }] = this.patches;
    if (holes === null) return { id: this.ids[first.faceIndex!], distance: first.distance };
    const hits = this.bvh.raycast(ray, this.side, near, far);
    hits.sort((a, b) => a.distance - b.distance);
    const hit = hits.find(({ faceIndex, barycoord }) => !isHole(holes, faceIndex!, barycoord!));
    return hit ? { id: this.ids[hit.faceIndex!], distance: hit.distance } : 'hole';
  }
}
