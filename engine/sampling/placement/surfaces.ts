import { type SurfaceTable, upwardSurface, wholeSurface } from '../../geometry/index.js';
import type { Shape, Solid } from './shape.js';

/** The surfaces of a shape under one rotation and scale, made when something is to stand on them. */
export class Surfaces {
  #upward: SurfaceTable | undefined;
  #minimumCosine = Number.NaN;
  #whole: SurfaceTable | undefined;
  readonly #parts = new Map<string, Surfaces | undefined>();

  constructor(
    /** The object's, or a part of it. */
    readonly shape: Shape | Solid,
    private readonly linear: Float64Array,
  ) {}

  /** Those of a named node of a model; undefined if it has no such node. */
  part(name: string): Surfaces | undefined {
    if (!this.#parts.has(name)) {
      const solid = 'part' in this.shape ? this.shape.part(name) : undefined;
      this.#parts.set(name, solid && new Surfaces(solid, this.linear));
    }
    return this.#parts.get(name);
  }

  /** What slopes no more than the angle of this cosine. */
  upward(minimumCosine: number): SurfaceTable {
    if (this.#upward === undefined || this.#minimumCosine !== minimumCosine) {
      this.#upward = upwardSurface(this.shape.mesh(), this.linear, minimumCosine);
      this.#minimumCosine = minimumCosine;
    }
    return this.#upward;
  }

  whole(): SurfaceTable {
    this.#whole ??= wholeSurface(this.shape.mesh(), this.linear);
    return this.#whole;
  }
}
