/** From samples to frames: what a renderer gives, whoever it is. */
import type { ImageLabels } from '../labels/annotation.js';
import type { Truth } from '../raster/truth.js';
import type { View } from '../raster/view.js';
import type { Sample, SampledDevice } from '../sampling/index.js';

export interface FrameSource {
  readonly renderer: RendererDescription;
  /**
   * One frame for each camera of the sample, in their order. May be called again while an earlier call is pending, so that
   * the next sample is rendered while this one is encoded and written.
   */
  frames(sample: Sample): Promise<readonly Frame[]>;
  /** Gives back what the renderer holds. No call of `frames` may be pending. */
  close(): Promise<void>;
}

/** What one camera sees of one sample, with its truth. */
export interface Frame {
  readonly camera: SampledDevice;
  readonly view: View;
  readonly truth: Truth;
  readonly color: ColorImage;
  readonly labels: ImageLabels;
}

/** An image in sRGB: three bytes a pixel, rows from the top. */
export interface ColorImage {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export interface RendererDescription {
  /** For people: `SwiftShader 5.0.0 (bundled software driver)`. */
  readonly name: string;
  readonly kind: 'hardware' | 'software';
  /** What a resume must match for equal bytes: the hash of the driver, versions. */
  readonly key: string;
}
