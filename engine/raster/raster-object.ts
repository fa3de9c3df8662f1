import type { Surface } from '../geometry/surface.js';

/** One thing to be drawn. */
export interface RasterObject {
  /** From 1 to 2^32 - 1, unique among the objects of a draw. */
  readonly id: number;
  readonly surface: Surface;
  /** Object to world, 4 x 4 column-major, affine, scale included; it may mirror. */
  readonly matrix: readonly number[];
  /** Whether to count what it covers beyond the image too. */
  readonly countWhole: boolean;
  /** Whether the backs of its triangles are seen, whatever its materials say. */
  readonly doubleSided?: boolean;
  /** The alpha of the base colour textures, by the index of the material; one that is not there is opaque. */
  readonly cutouts?: ReadonlyMap<number, AlphaImage>;
}

/** The alpha channel of an image, rows from the top. */
export interface AlphaImage {
  readonly width: number;
  readonly height: number;
  /** 255 is opaque. */
  readonly alpha: Uint8Array;
}
