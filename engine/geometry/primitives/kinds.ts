/**
 * The primitive shapes and their parameters, in metres. Every one is centred on the origin with its axis
 * along +Y; the plane lies at y = 0 and faces +Y.
 */
export interface PrimitiveParameters {
  /** Edge lengths along x, y, z. */
  readonly box: { readonly size: readonly [number, number, number] };
  readonly sphere: { readonly radius: number };
  readonly cylinder: { readonly radius: number; readonly height: number };
  /** The apex is at +height / 2. */
  readonly cone: { readonly radius: number; readonly height: number };
  /** `height` is the whole height, caps included; one below 2 radius is taken as 2 radius, a sphere. */
  readonly capsule: { readonly radius: number; readonly height: number };
  /** `radius` is that of the ring's centre line, `tube` that of the ring itself. */
  readonly torus: { readonly radius: number; readonly tube: number };
  /** `width` along x, `depth` along z. */
  readonly plane: { readonly width: number; readonly depth: number };
}

export type PrimitiveKind = keyof PrimitiveParameters;
