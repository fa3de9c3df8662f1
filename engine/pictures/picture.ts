/** 8-bit sRGB, rows from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Three numbers a pixel. */
  readonly rgb: Uint8Array;
}

export type Colour = readonly [red: number, green: number, blue: number];

/** From the top left, in pixels of a drawing. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
