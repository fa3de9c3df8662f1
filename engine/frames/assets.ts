import type { Surface } from '../geometry/surface.js';
import type { Plan } from '../plan/plan.js';
import type { AlphaImage } from '../raster/index.js';
import type { Panorama } from '../scene/environment/sphere-map.js';
import type { DecodedImage, ImageSource } from '../scene/materials/material-store.js';

/** Where the files of a plan come from: a disk, or messages to a page. Each call gives the file's bytes or throws. */
export interface AssetSource {
  surface(file: string, metresPerUnit: number, up: 'y' | 'z'): Surface;
  bytes(file: string): Uint8Array;
  /**
   * @param index which of its images, of a model
   * @throws Error if it is no image that can be read
   */
  decodeImage(bytes: Uint8Array, file: string, index?: number): Promise<DecodedImage>;
  decodePanorama(bytes: Uint8Array, name: string): Panorama;
}

const imageEnding = /\.(png|jpe?g|webp)$/i;

/** The files of a plan, decoded before the first picture: textures must all be there before anything is drawn. */
export class PlanAssets implements ImageSource {
  private readonly models = new Map<string, Surface>();
  private readonly modelImages = new Map<Surface, readonly DecodedImage[]>();
  private readonly files = new Map<string, DecodedImage>();
  private readonly cutouts = new Map<Surface, ReadonlyMap<number, AlphaImage>>();

  private constructor(private readonly source: AssetSource) {}

  static async load(plan: Plan, source: AssetSource): Promise<PlanAssets> {
    const assets = new PlanAssets(source);
    await assets.add(plan);
    return assets;
  }

  /** Decodes what another plan uses of the same files, and these do not have yet. */
  async add(plan: Plan): Promise<void> {
    for (const { file, unit, up } of modelsOf(plan)) await this.loadModel(file, unit, up);
    for (const { path } of plan.files) {
      if (!imageEnding.test(path) || this.files.has(path)) continue;
      this.files.set(path, await this.source.decodeImage(this.source.bytes(path), path));
    }
  }

  /** All surfaces that were loaded. */
  get surfaces(): readonly Surface[] {
    return [...this.models.values()];
  }

  /** The paths of all image files. */
  get images(): readonly string[] {
    return [...this.files.keys()];
  }

  readonly surface = (file: string, metresPerUnit: number, up: 'y' | 'z'): Surface => {
    const surface = this.models.get(keyOf(file, metresPerUnit, up));
    if (!surface) throw new Error(`${file}: the plan does not say that it is used with this unit and axis.`);
    return surface;
  };

  imageOf(surface: Surface, index: number): DecodedImage {
    const image = this.modelImages.get(surface)?.[index];
    if (!image) throw new Error(`There is no image ${index}.`);
    return image;
  }

  file(path: string): DecodedImage {
    const image = this.files.get(path);
    if (!image) throw new Error(`${path} is no image of the plan.`);
    return image;
  }

  panorama(path: string): Panorama {
    return this.source.decodePanorama(this.source.bytes(path), path);
  }

  /** The alpha of the base colours of a surface's cut-outs, by material. */
  cutoutsOf(surface: Surface): ReadonlyMap<number, AlphaImage> | undefined {
    return this.cutouts.get(surface);
  }

  private async loadModel(file: string, unit: number, up: 'y' | 'z'): Promise<void> {
    const key = keyOf(file, unit, up);
    if (this.models.has(key)) return;
    const surface = this.source.surface(file, unit, up);
    const images: DecodedImage[] = [];
    for (const [index, { bytes }] of surface.images.entries())
      images.push(await this.source.decodeImage(bytes, file, index));
    this.models.set(key, surface);
    this.modelImages.set(surface, images);
    const cutouts = new Map<number, AlphaImage>();
    surface.materials.forEach(({ alphaMode, baseColorTexture }, material) => {
      if (alphaMode === 'opaque' || !baseColorTexture) return;
      const { width, height, rgba } = images[baseColorTexture.image];
      const alpha = Uint8Array.from({ length: width * height }, (_, pixel) => rgba[pixel * 4 + 3]);
      cutouts.set(material, { width, height, alpha });
    });
    if (cutouts.size > 0) this.cutouts.set(surface, cutouts);
  }
}

function keyOf(file: string, metresPerUnit: number, up: string): string {
  return `${metresPerUnit} ${up} ${file}`;
}

/** Every model that a plan names, with its unit and axis, wherever it stands in the plan. */
function* modelsOf(plan: Plan): Generator<{ file: string; unit: number; up: 'y' | 'z' }> {
  for (const block of blocksOf(plan, 'model')) {
    const properties = block.properties as Record<string, { value?: unknown } | undefined>;
    const unit = properties.unit?.value;
    for (const file of filesIn(properties.file)) {
      yield { file, unit: typeof unit === 'number' ? unit : 1, up: properties.up?.value === 'z' ? 'z' : 'y' };
    }
  }
}

/** The paths that a property may have as its value, fixed or drawn. */
function* filesIn(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    if (name === 'file' && typeof value === 'string') yield value;
    else if (name === 'files' && Array.isArray(value)) yield* value.map(String);
    else yield* filesIn(value);
  }
}

/** Every run of a kind in a plan. */
export function* blocksOf(node: unknown, kind: string): Generator<Record<string, unknown>> {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const each of node) yield* blocksOf(each, kind);
    return;
  }
  const record = node as Record<string, unknown>;
  if (record.block === kind || record.record === kind) yield record;
  for (const each of Object.values(record)) yield* blocksOf(each, kind);
}
