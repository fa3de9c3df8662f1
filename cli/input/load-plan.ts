import { realpathSync, statSync } from 'node:fs';
import type { Plan } from '../../engine/plan/plan.js';
import { RootFolder } from '../../files/root-folder.js';
import type { Context } from '../context.js';
import { callFailure } from '../failure.js';
import type { Told } from '../report/told.js';
import { withFileCache } from './cache.js';
import { Faults } from './faults.js';
import { type OpenFile, openFile } from './open-file.js';
import { PlanPlaces } from './plan-places.js';
import type { SpecOptions } from './settings.js';

/** A plan to work with, and where its files are. */
export interface LoadedPlan {
  readonly file: OpenFile;
  readonly plan: Plan;
  /** The folder of the plan's files. */
  readonly root: RootFolder;
  /** Warnings and hints. */
  readonly diagnostics: readonly Told[];
  readonly places: PlanPlaces;
  /** The plans of the other scenes of the same base, if they were asked for. */
  readonly twins?: readonly Plan[];
}

export interface LoadOptions extends SpecOptions {
  /** The folder of a plan's files, where it is not the plan's own. */
  readonly root?: string;
}

/** Compiles a spec, or reads a plan. Throws `Faults` where it has errors. */
export async function loadPlan(name: string, options: LoadOptions, context: Context): Promise<LoadedPlan> {
  const file = openFile(name);
  return file.kind === 'plan' ? await openPlan(file, options) : await compileSpec(file, options, context);
}

async function compileSpec(file: OpenFile, options: LoadOptions, context: Context): Promise<LoadedPlan> {
  if (options.root !== undefined)
    throw callFailure('--root is for plans; the files of a spec are beside it.');
  const { compileFile } = await import('./compile-file.js');
  const { plan, twins, diagnostics, scenes, sources } = await withFileCache(context, (cache) =>
    compileFile(file, options, cache),
  );
  if (plan) return { file, plan, root: file.root, diagnostics, places: new PlanPlaces(plan, sources), twins };
  if (diagnostics.some((each) => each.severity === 'error')) throw new Faults(diagnostics);
  const due = scenes.length > 0 ? `its scenes are ${scenes.join(', ')}` : 'it has none';
  throw callFailure(`${file.name} has no scene ${options.scene}; ${due}.`);
}

async function openPlan(file: OpenFile, options: LoadOptions): Promise<LoadedPlan> {
  if (options.set !== undefined || options.scene !== undefined) {
    throw callFailure('--set and --scene are for specs: a plan has its settings and its scene already.');
  }
  const { readPlan } = await import('./read-plan.js');
  const read = readPlan(file);
  if (!read.ok) throw new Faults(read.diagnostics);
  const root = options.root === undefined ? file.root : rootAt(options.root);
  const sources = { texts: new Map<string, string>(), nameOf: (path: string) => path };
  return {
    file,
    plan: read.plan,
    root,
    diagnostics: [],
    places: new PlanPlaces(read.plan, sources),
  };
}

/** The root that `--root` names. Throws a failure of the call. */
export function rootAt(folder: string): RootFolder {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw callFailure(`--root names a folder, and ${folder} is none.`);
  }
  return new RootFolder(realpathSync.native(folder));
}
