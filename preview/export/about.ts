import { conventions } from '../../engine/labels/index.js';
import { canonicalJson } from '../../engine/plan/canonical.js';
import { fileHash, meaningHash } from '../../engine/plan/hash.js';
import type { Plan } from '../../engine/plan/plan.js';
import { type ZipEntry, zipEntry } from './zip.js';

declare const SPECIMEN_VERSION: string | undefined;

const tool = `specimen ${typeof SPECIMEN_VERSION === 'string' ? SPECIMEN_VERSION : '0.0.0'}`;

/** What was exported, and by what. */
export interface Exported {
  readonly plan: Plan;
  /** How many samples were asked for, from 0 on. */
  readonly wanted: number;
  readonly samples: readonly { readonly index: number; readonly split: string }[];
  /** The samples that can't be made, and why. */
  readonly holes: readonly { readonly index: number; readonly hole: string }[];
  readonly renderer: { readonly api: string; readonly device: string };
}

/** What tells of an export: README.txt for people, preview-export.json for programs, and the plan. */
export async function aboutEntries(exported: Exported): Promise<readonly ZipEntry[]> {
  const texts = [
    ['README.txt', readme(exported)],
    ['preview-export.json', `${JSON.stringify(manifestOf(exported), undefined, 2)}\n`],
    ['plan.json', canonicalJson(exported.plan)],
  ] as const;
  return await Promise.all(
    texts.map(([path, text]) => zipEntry(path, new TextEncoder().encode(text), false)),
  );
}

function manifestOf({ plan, wanted, samples, holes, renderer }: Exported): object {
  return {
    schema: 'specimen-preview-export/1',
    madeBy: 'preview',
    dataset: plan.dataset.name,
    tool,
    seed: plan.dataset.seed,
    wanted,
    indices: samples.map(({ index }) => index),
    splits: Object.fromEntries(samples.map(({ index, split }) => [index, split])),
    holes,
    labels: plan.labels.map(({ label }) => label),
    conventions: {
      ...conventions,
      depth: 'planar z in whole millimetres (PNG, 16 bits); 0 where nothing is seen',
    },
    renderer,
    sameAsRun: { worlds: true, labels: true, colours: false },
    hashes: { meaning: meaningHash(plan), file: fileHash(canonicalJson(plan)) },
  };
}

function readme({ plan, wanted, samples, holes, renderer }: Exported): string {
  const missing = [
    ...(holes.length > 0 ? [`${holes.length} can't be made; preview-export.json says why.`] : []),
    ...(samples.length + holes.length < wanted
      ? [`The export ended early: it would have grown too large.`]
      : []),
  ];
  return `${samples.length} of the first ${wanted} samples of a data set, made by the preview of ${tool}.
${missing.map((line) => `${line}\n`).join('')}
They were drawn by ${renderer.api} in a browser: ${renderer.device || 'which does not tell its graphics device'}.

Worlds and labels are the same that "specimen run" makes of this plan.
Colours differ from the runner's, as they do between graphics drivers.
For a data set to train on use "specimen run", which also writes the exports
(COCO, YOLO), depth as floats, the licences of the assets and an overview.

images/       what the cameras see, sRGB
annotations/  a JSON file for each image: the camera's matrices, classes, boxes,
              masks, visibility, key points, poses
depth/        whole millimetres, 16 bits, where the spec asks for depth
normals/      (n + 1) / 2 * 65535, 16 bits, where the spec asks for normals
instances/    ids of objects, 16 bits, where the spec asks for masks
classes/      ids of classes, 16 bits, where the spec asks for classes
plan.json     the plan: meaning ${meaningHash(plan)}, seed ${plan.dataset.seed}
preview-export.json  the same facts for programs
`;
}
