import { folders } from '../../engine/labels/index.js';
import type { ExportOutput } from '../../engine/plan/plan.js';
import { yoloListPath } from '../exports/index.js';
import { RunProblem } from '../pipeline/problem.js';

/** The folders of exports: relative, without a way out, in letters that every file system has. */
const safeFolder = /^[A-Za-z0-9_][A-Za-z0-9_.-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$/;
/** Where readers look for the labels of YOLO, from the data set's root. */
const yoloLabelsFolder = 'labels';
/** Folders that are not an export's alone: those of the samples' files, and of YOLO's labels. */
const ownFolders = new Set<string>([...Object.values(folders), yoloLabelsFolder]);
/** What files of a data set end in: a folder of such a name may be in the way of one. */
const fileEnding = /\.(json|jsonl|yaml|txt|md|png)(\/|$)/i;

/** An export and its folder in the data set. */
export interface ExportPlace {
  readonly export: string;
  readonly folder: string;
}

/** Where an export's files stand. @throws RunProblem where they can't stand there */
export function folderOf({ export: kind, properties: { path } }: ExportOutput): string {
  const folder = typeof path === 'string' ? path.replace(/\/+$/, '') : kind;
  if (!isPlain(folder)) {
    throw new RunProblem(
      'data',
      `An export's path is a folder inside the data set's, such as "coco"; ${JSON.stringify(folder.slice(0, 100))} is none.`,
    );
  }
  if (isShared(folder)) {
    throw new RunProblem(
      'data',
      `An export's path is a folder of its own, such as "coco"; ${folder.split('/')[0]} holds what all exports share.`,
    );
  }
  return folder;
}

/** Whether an export could be written to a folder. */
export function isExportFolder(folder: string): boolean {
  return isPlain(folder) && !isShared(folder);
}

/** How a file is called that is named for a part of the split. */
export function fileNameOf(split: string): string {
  return encodeURIComponent(split);
}

/** All that an export writes: files, and a folder that is its alone. From the data set's root, with `/`. */
export function pathsOf({ export: kind, folder }: ExportPlace, splits: readonly string[]): string[] {
  if (kind === 'coco') return splits.map((split) => cocoPath(folder, split));
  if (kind !== 'yolo') return [];
  return [yoloConfigPath(folder), ...splits.map((split) => yoloListPath(folder, split)), yoloLabelsFolder];
}

export function cocoPath(folder: string, split: string): string {
  return `${folder}/${fileNameOf(split)}.json`;
}

export function yoloConfigPath(folder: string): string {
  return `${folder}/data.yaml`;
}

function isPlain(folder: string): boolean {
  return safeFolder.test(folder) && !fileEnding.test(folder);
}

function isShared(folder: string): boolean {
  return ownFolders.has((folder.split('/')[0] ?? '').toLowerCase());
}
