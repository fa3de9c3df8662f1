import { type SurfaceTable, upwardSurface, wholeSurface } from '../../geometry/index.js';
import type { Shape } from './shape.js';

/** The surfaces of a shape under one rotation and scale, made when something is to stand on them. */
export class Surfaces {
  #upward: SurfaceTable | undefined;
  #minimumCosine = Number.NaN;
  #whole: SurfaceTable | undefined;

  constructor(
    readonly shape: Shape,
    private readonly linear: Float64Array,
  ) {}

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
