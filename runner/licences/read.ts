import { readFileSync } from 'node:fs';
import type { Plan } from '../../engine/plan/plan.js';
import type { RootFolder } from '../../files/root-folder.js';
import { RunProblem } from '../pipeline/problem.js';
import type { Licence, LicenceList } from './licence.js';
import { licencesOf } from './of-files.js';
import { parseLicences } from './parse.js';

const fileName = 'licenses.json';
const mostBytes = 16n * 1024n ** 2n;

/**
 * The licences of a plan's files, from the `licenses.json` beside them and in the folders above them, up to the root.
 * Throws a `RunProblem` where one cannot be understood.
 */
export function readLicences(plan: Plan, root: RootFolder): Licence[] {
  const paths = plan.files.map(({ path }) => path);
  const lists = [...new Set(paths.flatMap(foldersAbove))].flatMap((folder) => listIn(folder, root) ?? []);
  return licencesOf(paths, lists);
}

/** `models/wood/`, `models/` and the root, of `models/wood/oak.jpg`. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [''];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    folders.push(path.slice(0, at + 1));
  }
  return folders;
}

function listIn(folder: string, root: RootFolder): LicenceList | undefined {
  const located = root.locate(`${folder}${fileName}`);
  if (located.kind !== 'file') return undefined;
  const path = `${folder}${fileName}`;
  if (located.stats.size > mostBytes) throw new RunProblem('data', `${path} is larger than 16 MiB.`);
  const parsed = parseLicences(readFileSync(located.realPath, 'utf8'));
  if (!parsed.ok) throw new RunProblem('data', `${path}: ${parsed.problem}`);
  return { folder, entries: parsed.entries };
}
