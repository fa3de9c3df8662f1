import type { ExportOutput } from '../../engine/plan/plan.js';
import {
  cocoJson,
  type YoloTask,
  yoloConfig,
  yoloLabelPath,
  yoloLabels,
  yoloLayout,
  yoloList,
  yoloListPath,
} from '../exports/index.js';
import type { Journal } from '../pipeline/journal.js';
import { RunProblem } from '../pipeline/problem.js';
import { cocoPath, fileNameOf, folderOf, yoloConfigPath } from './export-folders.js';
import type { GenerateOptions } from './generate.js';
import { imagesOf } from './images.js';
import { textBytes, writeWhole } from './write-whole.js';

type ExportContext = GenerateOptions & { readonly journal: Journal };

/** Names of files longer than this, in bytes, are refused by some file systems. */
const longestName = 200;

/** Refuses exports that can't be written, before anything is rendered. @throws RunProblem, ExportError */
export function checkExports({ plan }: Pick<GenerateOptions, 'plan'>): void {
  const taken = new Set<string>();
  for (const output of plan.exports) {
    const folder = folderOf(output);
    // Some file systems take upper and lower case for the same.
    if (taken.has(folder.toLowerCase())) {
      throw new RunProblem('data', `Two exports have the folder ${folder}; give each its own path.`);
    }
    taken.add(folder.toLowerCase());
    checkNames(plan, folder);
    if (output.export === 'yolo') yoloLayout(plan, taskOf(output));
  }
  if (plan.exports.filter((output) => output.export === 'yolo').length > 1) {
    throw new RunProblem(
      'data',
      'A data set has one yolo export: its readers look for the labels of an image in one place.',
    );
  }
}

/** Files are named for the parts of the split, some for the folder too. */
function checkNames({ dataset }: GenerateOptions['plan'], folder: string): void {
  for (const { name } of dataset.split) {
    if (`${folder}-${fileNameOf(name)}`.length <= longestName) continue;
    throw new RunProblem(
      'data',
      `The export ${folder.slice(0, 100)} has files named for ${JSON.stringify(name.slice(0, 100))}, a part of the split, and their names would be too long. Choose shorter names.`,
    );
  }
}

export async function writeExports(context: ExportContext, cameras: number): Promise<void> {
  for (const output of context.plan.exports) {
    if (output.export === 'coco') await writeCoco(context, output, cameras);
    if (output.export === 'yolo') await writeYolo(context, output);
  }
}

async function writeCoco(context: ExportContext, output: ExportOutput, cameras: number): Promise<void> {
  const { plan, disk, out, journal } = context;
  const licences = context.licences.map(({ license, source }) => ({
    name: license ?? 'not stated',
    url: source ?? '',
  }));
  for (const { name: split } of plan.dataset.split) {
    const images = imagesOf(disk, out, journal, split);
    const json = cocoJson({ plan, split, licences, use: usedBy(output, context), cameras, images });
    await writeWhole(disk, out, cocoPath(folderOf(output), split), json);
  }
}

/** What `use` says, or else all of the labels that COCO knows. */
function usedBy({ properties }: ExportOutput, { plan }: ExportContext): readonly string[] {
  const { use } = properties;
  const named =
    typeof use === 'object' && 'tuple' in use ? use.tuple.filter((each) => typeof each === 'string') : [];
  if (named.length > 0) return named;
  const labels = new Set(plan.labels.map(({ label }) => label));
  return ['boxes', 'masks', 'keypoints'].filter((label) => labels.has(label));
}

async function writeYolo(context: ExportContext, output: ExportOutput): Promise<void> {
  const { plan, disk, out, journal } = context;
  const folder = folderOf(output);
  const layout = yoloLayout(plan, taskOf(output));
  const splits = plan.dataset.split.map(({ name }) => name);
  for (const split of splits) {
    const names: string[] = [];
    for await (const { fileName, labels } of imagesOf(disk, out, journal, split)) {
      names.push(fileName);
      await writeWhole(disk, out, yoloLabelPath(fileName), textBytes(yoloLabels(layout, labels)));
    }
    await writeWhole(disk, out, yoloListPath(folder, split), textBytes(yoloList(names)));
  }
  const config = yoloConfig({ layout, name: plan.dataset.name, splits, folder });
  await writeWhole(disk, out, yoloConfigPath(folder), textBytes(config));
}

function taskOf({ properties }: ExportOutput): YoloTask {
  const { task } = properties;
  return task === 'segment' || task === 'pose' ? task : 'detect';
}
