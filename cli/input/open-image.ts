import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Plan } from '../../engine/plan/plan.js';
import type { RootFolder } from '../../files/root-folder.js';
import { maximumSpecBytes, specText } from '../../language/files.js';
import { readPlanOf } from '../../runner/inspect/index.js';
import { nodeDisk } from '../../runner/pipeline/disk.js';
import { indexOfPath, manifestPath } from '../../runner/pipeline/layout.js';
import { RunProblem } from '../../runner/pipeline/problem.js';
import { exitStatus } from '../exit-status.js';
import { callFailure, Failure } from '../failure.js';
import { visible } from '../report/cells.js';
import { type LoadedPlan, rootAt } from './load-plan.js';
import { nameOf, type OpenFile, openFile } from './open-file.js';
import { PlanPlaces } from './plan-places.js';
import { failureOf } from './runner-faults.js';

/** An image of a finished data set, with the plan that made it. */
export interface OpenImage {
  readonly loaded: LoadedPlan;
  /** The number of its sample. */
  readonly index: number;
  /** Its name without folder and ending: what tells the camera. */
  readonly stem: string;
  /** Specs that are not as they were when the data set was made, or not there. */
  readonly otherSpecs: readonly string[];
}

/**
 * Opens an image of a data set, or another of its files with pixels. Throws a failure of the call, or of the data.
 * @param name its path
 * @param rootName the folder of the spec that made it
 */
export async function openImage(name: string, rootName: string): Promise<OpenImage> {
  const path = resolve(name);
  const index = indexOfPath(`${basename(dirname(path))}/${basename(path)}`);
  if (index === undefined) {
    throw callFailure(
      `${visible(name)} is no image of a data set. Name one as it stands there, such as data/images/000000.png.`,
    );
  }
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw callFailure(`There is no file ${visible(name)}.`);
  const stem = basename(path, extname(path));
  const folder = dirname(dirname(path));
  const plan = await readPlanOf(nodeDisk, folder).catch((error: unknown) => {
    throw error instanceof RunProblem ? failureOf(error) : error;
  });
  const root = rootAt(rootName);
  checkFiles(plan, root);
  const file = openFile(join(folder, manifestPath));
  const { texts, others } = specsOf(plan, root);
  const sources = { texts, nameOf: (spec: string) => nameOf(inRoot(file, root), spec) };
  const places = new PlanPlaces(plan, sources);
  return { loaded: { file, plan, root, diagnostics: [], places }, index, stem, otherSpecs: others };
}

/** A file that stands elsewhere has no name of its own below the root. */
function inRoot(file: OpenFile, root: RootFolder): OpenFile {
  return { ...file, root, path: '' };
}

/** Finds out early, for all files at once, whether this is the folder that the data set was made from. */
function checkFiles(plan: Plan, root: RootFolder): void {
  for (const { path, bytes, sha256 } of plan.files) {
    const located = root.locate(path);
    if (located.kind !== 'file') {
      throw callFailure(
        `The data set was made with ${visible(path)}, which is not in ${root.path}. Name the folder of its spec: --root FOLDER.`,
      );
    }
    if (located.stats.size === BigInt(bytes) && hashOf(readFileSync(located.realPath)) === sha256) continue;
    throw new Failure(
      exitStatus.fault,
      `${visible(path)} in ${root.path} is not as it was when the data set was made, so its samples can't be made again. Bring it back, or name the folder where it is: --root FOLDER.`,
    );
  }
}

/** The texts of the plan's specs, of those that are as they were. */
function specsOf(plan: Plan, root: RootFolder): { texts: Map<string, string>; others: string[] } {
  const texts = new Map<string, string>();
  const others: string[] = [];
  for (const { path, sha256 } of plan.sources) {
    const text = specAt(root, path, sha256);
    if (text === undefined) others.push(path);
    else texts.set(path, text);
  }
  return { texts, others };
}

function specAt(root: RootFolder, path: string, sha256: string): string | undefined {
  const located = root.locate(path);
  if (located.kind !== 'file' || located.stats.size > maximumSpecBytes) return undefined;
  const read = specText(readFileSync(located.realPath));
  return read.kind === 'text' && hashOf(read.text) === sha256 ? read.text : undefined;
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
