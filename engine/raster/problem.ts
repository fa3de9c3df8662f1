export type RasterErrorCode =
  /** The image has more pixels than `maximumPixels`. */
  | 'raster/too-large'
  /** The view's image is not the one that the rasteriser was made for. */
  | 'raster/wrong-size'
  /** A camera of a type that has no view. */
  | 'raster/unknown-camera'
  /** A property of the camera is not what its type allows. */
  | 'raster/invalid-camera'
  /** An instance id that is no whole number from 1 on, or one that two objects have. */
  | 'raster/invalid-id';

/** Something that cannot be drawn: the fault of whoever asked for it. */
export class RasterError extends Error {
  override readonly name = 'RasterError';

  constructor(
    readonly code: RasterErrorCode,
    message: string,
    /** The camera's address, where it is about one. */
    readonly address?: string,
  ) {
    super(message);
  }
}
