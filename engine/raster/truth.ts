/**
 * What a camera sees, without anti-aliasing, exact to the arithmetic of float64: for each pixel what the ray through its
 * centre meets first. Rows from the top, pixels from the left.
 */
export interface Truth {
  readonly width: number;
  readonly height: number;
  /** The instance id of what is seen; 0 where nothing is. */
  readonly ids: Uint32Array;
  /** Planar depth z in metres; 0 where nothing is seen. */
  readonly depth: Float32Array;
  /**
   * The unit normal of the surface in OpenCV's camera frame, three numbers a pixel, from the smooth normals of the vertices
   * without normal maps; that of the side that is seen, so towards the camera but for the roundness of an outline. 0 where
   * nothing is seen.
   */
  readonly normals: Float32Array;
  /** By instance id. Objects that no ray meets are there too, with zeros. */
  readonly coverage: ReadonlyMap<number, Coverage>;
  /** Four samples a pixel, for anti-aliasing; there if asked for. */
  readonly subpixels?: Subpixels;
}

/** What an object covers, in pixels of the image's own grid, which goes on beyond the image. */
export interface Coverage {
  /** Pixels in which it is seen. */
  readonly visible: number;
  /** Pixels of the image that it would cover alone. */
  readonly alone: number;
  /**
   * Pixels that it would cover alone if the image went on, as far as `coverageReach` round it; `alone` if no more was to
   * be counted. So what is very large in view, or runs past the camera, has more than this.
   */
  readonly whole: number;
  /** The tightest box round those; null if there are none. */
  readonly box: PixelBox | null;
}

/** Whole pixels: `left` to `right` and `top` to `bottom`, both ends last excluded. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** For pixel p = row * width + column, sample s of `subpixelOffsets` is at 4 p + s. */
export interface Subpixels {
  readonly ids: Uint32Array;
  /** Planar depth z in metres; 0 where nothing is seen. */
  readonly depth: Float32Array;
  /** The flat normal of the triangle in the camera frame, x, y, z as signed bytes (127 is 1) in the low three bytes. */
  readonly normals: Uint32Array;
}

/** Where in a pixel the four samples lie, from its top left corner: a rotated grid. */
export const subpixelOffsets: readonly (readonly [x: number, y: number])[] = [
  [0.375, 0.125],
  [0.875, 0.375],
  [0.125, 0.625],
  [0.625, 0.875],
];
