/** The largest image, in pixels a side: what graphics hardware takes as a texture. */
export const mostPixels = 16_384;

/** What is wrong with the size of an image, in pixels. */
export function sizeProblem(width: number, height: number): string | undefined {
  if (width < 1 || height < 1) return `Its size is ${width} × ${height} pixels`;
  if (width <= mostPixels && height <= mostPixels) return undefined;
  return `It has ${width} × ${height} pixels; at most ${mostPixels} a side are read`;
}

export const truncated = 'The file ends too early: it was cut off';
