/** Why labels can't be exported. */
export type ExportErrorCode =
  | 'keypoints-differ'
  | 'no-keypoints'
  | 'unknown-class'
  | 'unknown-keypoint'
  | 'unknown-camera';

/** Labels that a format can't hold, or that don't belong to the plan. */
export class ExportError extends Error {
  override readonly name = 'ExportError';

  constructor(
    readonly code: ExportErrorCode,
    message: string,
  ) {
    super(message);
  }
}
