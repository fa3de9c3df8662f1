import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import {
  type Plan,
  type PlanFile,
  planSchemaVersion,
  type Scene,
  type Template,
} from '../engine/plan/plan.js';
import { byUtf8 } from './by-utf8.js';
import { type Checked, type CheckOptions, check } from './check.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { DatasetDeclaration } from './elaborate/dataset.js';
import type { SpecFiles } from './files.js';

export interface CompileOptions extends CheckOptions {
  /** The tool's name and version, for the plan. */
  readonly tool: string;
  /** The scene to sample in place of the data set's own, by name: for twins. */
  readonly scene?: string;
}

/** A plan, or the errors that keep a spec from having one; warnings and hints come with both. */
export interface Compiled {
  readonly plan: Plan | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly checked: Checked;
}

/** Compiles the spec at `path`: source → Parsed → Checked → Plan. */
export function compile(path: string, files: SpecFiles, options: CompileOptions): Compiled {
  const checked = check(path, files, { ...options, needsDataset: true });
  return { plan: planOf(checked, files, options), diagnostics: checked.diagnostics, checked };
}

/** The plan of what was checked with these files; undefined where it has errors, or no data set. */
export function planOf(
  checked: Checked,
  files: SpecFiles,
  options: Pick<CompileOptions, 'tool' | 'scene'>,
): Plan | undefined {
  const { diagnostics, dataset } = checked;
  const mixed = options.scene === undefined ? mixedScenes(dataset) : [];
  const scene = mixed[0]?.scene ?? (options.scene && checked.scenes.get(options.scene));
  if (!dataset || !scene || diagnostics.some((each) => each.severity === 'error')) return undefined;
  const [first, ...others] = mixed;
  const mixture = others.length > 0 && { weight: first!.weight, others, at: dataset.at! };
  const { designs, quotas } = checked;
  const all = [scene, ...others.map((other) => other.scene)];
  const templates = usedTemplates(checked, all);
  const classes = [...checked.declarations.classes].sort((a, b) => a.id - b.id);
  return {
    schema: planSchemaVersion,
    language: 1,
    tool: options.tool,
    dataset: dataset.plan,
    scene,
    ...(mixture && { mixture }),
    ...(designs.length > 0 && { designs }),
    ...(quotas.length > 0 && { quotas }),
    templates,
    classes,
    files: usedFiles([all, templates], files),
    labels: checked.labels,
    exports: checked.exports,
    sources: checked.project.documents.map((document) => ({
      path: document.path,
      sha256: bytesToHex(sha256(utf8ToBytes(document.text))),
    })),
  };
}

/** The scenes of a data set, with their weights; none where one is at fault. */
function mixedScenes(dataset: DatasetDeclaration | undefined): { weight: number; scene: Scene }[] {
  const scenes = (dataset?.scenes ?? []).map(({ declaration, weight }) => ({
    weight,
    scene: declaration.plan.get(),
  }));
  return scenes.every((each): each is { weight: number; scene: Scene } => each.scene !== undefined)
    ? scenes
    : [];
}

/** The templates that scenes use, directly or through others, by key. */
function usedTemplates(checked: Checked, scenes: readonly Scene[]): Record<string, Template> {
  const { templates } = checked.declarations;
  const used = new Map<string, Template>();
  const pending: unknown[] = [scenes];
  while (pending.length > 0) {
    for (const key of usesIn(pending.pop())) {
      const declared = templates.get(key);
      if (!declared || used.has(key)) continue;
      const { family, name, node, scope, doc } = declared;
      const term = declared.term.get();
      const parameters = declared.parameters.get().map((each) => each.name);
      const at = scope.document.range(node);
      used.set(key, {
        kind: family,
        ...(name === key ? {} : { name }),
        ...(parameters.length > 0 ? { parameters } : {}),
        term,
        at,
        ...(doc ? { doc } : {}),
      });
      pending.push(term);
    }
  }
  return Object.fromEntries([...used].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function* usesIn(node: unknown): Generator<string> {
  for (const object of objectsIn(node))
    if ('use' in object && typeof object['use'] === 'string') yield object['use'];
}

/** Every file that is named, sorted by the bytes of its path in UTF-8, with its hash. */
function usedFiles(nodes: readonly unknown[], files: SpecFiles): PlanFile[] {
  const paths = new Set<string>();
  for (const object of objectsIn(nodes)) {
    const { file, files: several } = object;
    if (typeof file === 'string') paths.add(file);
    if (Array.isArray(several)) for (const path of several) if (typeof path === 'string') paths.add(path);
  }
  // What is added while going through the set is gone through too.
  const used = new Map<string, PlanFile>();
  for (const path of paths) {
    const { sha256, bytes, beside = [] } = files.facts(path);
    used.set(path, { path, sha256, bytes });
    for (const other of beside) paths.add(other);
  }
  return [...used.values()].sort((a, b) => byUtf8(a.path, b.path));
}

function* objectsIn(root: unknown): Generator<Record<string, unknown>> {
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const node = stack.pop();
    if (typeof node !== 'object' || node === null) continue;
    if (!Array.isArray(node)) yield node as Record<string, unknown>;
    for (const part of Object.values(node)) if (typeof part === 'object') stack.push(part);
  }
}
