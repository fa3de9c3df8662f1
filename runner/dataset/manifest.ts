import { canonicalJson } from '../../engine/plan/canonical.js';
import { fileHash, meaningHash } from '../../engine/plan/hash.js';
import type { Counts } from './finish.js';
import type { GenerateOptions } from './generate.js';

/** How the labels' numbers are meant. */
const conventions = {
  pixels:
    'boxes and key points count from the top left corner of the image; the centre of the first pixel is (0.5, 0.5)',
  intrinsics: "OpenCV's: the centre of the first pixel is (0, 0)",
  camera: 'x right, y down, z forward; metres',
  world: 'right-handed, +Y up; metres',
  depth:
    'planar z in metres (EXR, float32, channels Y and Z are equal) and whole millimetres (PNG, 16 bits); 0 where nothing is seen',
  normals: 'camera frame, (n + 1) / 2 * 65535 in 16 bits; 0 0 0 where nothing is seen',
  instances: 'the id of the object; 0 where nothing is seen',
  classes: 'the id of the class; 0 where nothing is, or what has no class',
} as const;

/** `specimen.json`: what the data set is, and how it was made. Nothing of the machine's clock, folders or names is in it. */
export function manifestOf(
  { plan, frames, samples, licences, tool }: GenerateOptions,
  counts: Counts,
): string {
  const { name, kind, key } = frames.renderer;
  const manifest = {
    schema: 'specimen-dataset/1',
    dataset: plan.dataset.name,
    tool,
    samples,
    splits: Object.fromEntries(counts.samples),
    images: counts.images,
    annotations: Object.fromEntries([...counts.annotations].sort(([a], [b]) => (a < b ? -1 : 1))),
    holes: counts.holes,
    holeKinds: counts.outcomes.holes,
    crowded: counts.outcomes.crowded,
    files: counts.files,
    labels: plan.labels.map(({ label }) => label),
    conventions,
    renderer: { name, kind, key },
    hashes: { meaning: meaningHash(plan), file: fileHash(canonicalJson(plan)) },
    licences,
    plan,
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
