import { conventions } from '../../engine/labels/index.js';
import { canonicalJson } from '../../engine/plan/canonical.js';
import { fileHash, meaningHash } from '../../engine/plan/hash.js';
import type { Counts } from './finish.js';
import type { GenerateOptions } from './generate.js';

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
