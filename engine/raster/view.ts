/** A camera without distortion, with its image. */
export interface View {
  /** Pixels. Pixel (0, 0) is top left; its centre is at (0.5, 0.5). */
  readonly width: number;
  readonly height: number;
  /** Focal lengths in pixels. */
  readonly fx: number;
  readonly fy: number;
  /** The principal point in pixels from the top left corner of the image: the middle is (width / 2, height / 2). */
  readonly cx: number;
  readonly cy: number;
  /** World to camera in OpenCV's frame (x right, y down, z forward), 4 x 4 column-major, rigid. */
  readonly worldToCamera: Float64Array;
  /** What is nearer to the camera than this, in metres along z, is not seen. */
  readonly near: number;
}
