import { join } from 'node:path';
import { planLimits } from '../../engine/plan/limits.js';
import type { Plan } from '../../engine/plan/plan.js';
import { validatePlan } from '../../engine/plan/validate.js';
import type { Disk } from '../pipeline/disk.js';
import { journalPath, manifestPath } from '../pipeline/layout.js';
import { RunProblem } from '../pipeline/problem.js';

/** No character has more bytes of UTF-8 for each of its UTF-16 units; the manifest has little more than its plan. */
const mostBytes = planLimits.characters * 3;

/** Reads the plan of the finished data set in a folder. @throws RunProblem where there is none */
export async function readPlanOf(disk: Disk, folder: string): Promise<Plan> {
  const path = join(folder, manifestPath);
  const size = await disk.size(path);
  if (size === undefined) {
    const isBegun = (await disk.size(join(folder, journalPath))) !== undefined;
    throw new RunProblem(
      'call',
      isBegun
        ? `The data set in ${folder} is not finished, so it has no ${manifestPath} yet. Finish it by \`specimen run … --resume\`.`
        : `${folder} holds no data set: there is no ${manifestPath} in it. Name an image of one, such as data/images/000000.png.`,
    );
  }
  if (size > mostBytes) throw new RunProblem('data', `${path} has ${size} bytes; ${mostBytes} is the most.`);
  const manifest = parsed(new TextDecoder().decode(await disk.read(path)));
  if (manifest?.['schema'] !== 'specimen-dataset/1') {
    throw new RunProblem(
      'data',
      `${path} is no specimen.json of this version: its schema is not specimen-dataset/1.`,
    );
  }
  const validation = validatePlan(manifest['plan']);
  if (!validation.ok) {
    const [{ path: place, message }] = validation.problems as [{ path: string; message: string }];
    throw new RunProblem('data', `The plan in ${path} is not valid: at ${place || 'its root'}, ${message}.`);
  }
  return validation.plan;
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
