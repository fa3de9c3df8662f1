import type { Plan } from '../../engine/plan/plan.js';
import type { FileCache } from '../../files/cache/file-cache.js';
import { NodeSpecFiles } from '../../files/spec-files.js';
import { type Checked, check, compile, twinsOf } from '../../language/index.js';
import { version } from '../../language/version.js';
import { type Sources, type Told, tell } from '../report/told.js';
import { nameOf, type OpenFile } from './open-file.js';
import type { SpecOptions } from './settings.js';

/** Checks a spec with all that it imports. */
export function checkFile(file: OpenFile, cache: FileCache): Told[] {
  const checked = check(file.path, new NodeSpecFiles(file.root, cache));
  return tell(checked.diagnostics, sourcesOf(file, checked));
}

export interface CompiledFile {
  readonly plan: Plan | undefined;
  /** The plans of the other scenes of the same base. */
  readonly twins: readonly Plan[];
  readonly diagnostics: readonly Told[];
  /** The names of the scenes that could be sampled. */
  readonly scenes: readonly string[];
  readonly sources: Sources;
}

/** Compiles a spec to a plan. */
export function compileFile(file: OpenFile, options: SpecOptions, cache: FileCache): CompiledFile {
  const files = new NodeSpecFiles(file.root, cache);
  const tool = `specimen ${version}`;
  const { plan, diagnostics, checked } = compile(file.path, files, {
    tool,
    ...(options.set && { settings: options.set }),
    ...(options.scene !== undefined && { scene: options.scene }),
  });
  const sources = sourcesOf(file, checked);
  const twins = plan && options.twins ? twinsOf(plan, checked, files, { tool }) : [];
  return {
    plan,
    twins,
    diagnostics: tell(diagnostics, sources),
    scenes: [...checked.scenes.keys()],
    sources,
  };
}

function sourcesOf(file: OpenFile, { project }: Checked): Sources {
  return {
    texts: new Map(project.documents.map((document) => [document.path, document.text])),
    nameOf: (path) => nameOf(file, path),
  };
}
