import type { Plan } from '../../engine/plan/plan.js';
import type { FileCache } from '../../files/cache/file-cache.js';
import { NodeSpecFiles } from '../../files/spec-files.js';
import { type Checked, check, compile, drawUnits } from '../../language/index.js';
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
  readonly diagnostics: readonly Told[];
  /** The names of the scenes that could be sampled. */
  readonly scenes: readonly string[];
  readonly sources: Sources;
  /** Where they were asked for (`drawUnits`). */
  readonly units: ReturnType<typeof drawUnits>;
}

export interface CompileFileOptions extends SpecOptions {
  /** Whether the units of the author are wanted. */
  readonly tellsUnits?: boolean;
}

/** Compiles a spec to a plan. */
export function compileFile(file: OpenFile, options: CompileFileOptions, cache: FileCache): CompiledFile {
  const { plan, diagnostics, checked } = compile(file.path, new NodeSpecFiles(file.root, cache), {
    tool: `specimen ${version}`,
    ...(options.set && { settings: options.set }),
    ...(options.scene !== undefined && { scene: options.scene }),
    ...(options.tellsUnits && { keepsFindings: true }),
  });
  const sources = sourcesOf(file, checked);
  return {
    plan,
    diagnostics: tell(diagnostics, sources),
    scenes: [...checked.scenes.keys()],
    sources,
    units: plan && options.tellsUnits ? drawUnits(plan, checked) : {},
  };
}

function sourcesOf(file: OpenFile, { project }: Checked): Sources {
  return {
    texts: new Map(project.documents.map((document) => [document.path, document.text])),
    nameOf: (path) => nameOf(file, path),
  };
}
