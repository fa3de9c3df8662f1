/** How far beyond the image coverage is counted on every side, in widths (left and right) and heights of the image. */
export const coverageReach = 1;

/** Pixels of an image at most (8192 x 4096): four samples of each take 3.2 GB. */
export const maximumPixels = 33_554_432;

/**
 * Pixels by which every triangle is grown. Far above the rounding of projected positions (1e-13), so that no pixel falls
 * between neighbours, also where the corners of triangles meet; far below all that counts.
 */
export const slack = 1e-9;

/**
 * How much nearer than what was drawn before something must be to hide it: surfaces that lie in one another stay those of
 * the lower id in whole, instead of in the pattern of their rounding.
 */
export const nearerBy = 1 + 1e-9;
