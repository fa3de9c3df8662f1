/** Why a picture can't be written. */
export type ImageErrorCode = 'wrong-size' | 'too-many-ids';

/** A picture that its format can't hold. */
export class ImageError extends Error {
  override readonly name = 'ImageError';

  constructor(
    readonly code: ImageErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/**
 * That an array has the numbers that a picture of this size needs.
 * @throws ImageError `wrong-size`
 */
export function checkSize(length: number, width: number, height: number, channels: number): void {
  const whole = Number.isSafeInteger(width) && Number.isSafeInteger(height) && width > 0 && height > 0;
  if (whole && length === width * height * channels) return;
  throw new ImageError(
    'wrong-size',
    `a picture of ${width} x ${height} pixels with ${channels} numbers each was expected, not ${length} numbers`,
  );
}
