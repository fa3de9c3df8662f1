import type { SceneBounds } from '../engine/bounds/index.js';
import type { Design, ExportOutput, LabelOutput, Quota, Scene } from '../engine/plan/plan.js';
import { checkBounds } from './bounds/check-bounds.js';
import { checkPlanned } from './bounds/check-planned.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { Reporter } from './diagnostics/reporter.js';
import { nearestName } from './diagnostics/suggest.js';
import { Context } from './elaborate/context.js';
import { type DatasetDeclaration, elaborateDataset } from './elaborate/dataset.js';
import { elaborateDesigns } from './elaborate/designs.js';
import { maximumExpansion, oversized } from './elaborate/expansion.js';
import { Findings } from './elaborate/findings.js';
import { nameNode } from './elaborate/name-node.js';
import { elaborateExport, elaborateLabels } from './elaborate/outputs.js';
import { Declarations, isOutputs } from './elaborate/top.js';
import { excessOfGroups } from './elaborate/unfolding.js';
import { reportUnused } from './elaborate/unused.js';
import type { SpecFiles } from './files.js';
import { type ParseFile, Project } from './project/project.js';
import { loadCatalogue } from './words/load.js';

export interface CheckOptions {
  /** Values for `param`s, by name, as they would be written in the spec. */
  readonly settings?: ReadonlyMap<string, string>;
  /** Whether a file without a data set is at fault; not when it is only checked, since others may import it. */
  readonly needsDataset?: boolean;
  /** Whether to keep what is found out about names and types, for an editor. */
  readonly keepsFindings?: boolean;
  /**
   * An offset in the main spec, if only what stands around it is of interest: names, types and what is due there. What
   * else is wrong is not found, and there is no plan.
   */
  readonly around?: number;
  /** How files are parsed, where more than once: with what is known of their texts before. */
  readonly parse?: ParseFile;
}

/** A spec with all that it imports: linked, typed, and told what is wrong with it. */
export interface Checked {
  readonly project: Project;
  readonly diagnostics: readonly Diagnostic[];
  readonly declarations: Declarations;
  readonly dataset: DatasetDeclaration | undefined;
  readonly scenes: ReadonlyMap<string, Scene>;
  readonly labels: readonly LabelOutput[];
  readonly exports: readonly ExportOutput[];
  readonly designs: readonly Design[];
  readonly quotas: readonly Quota[];
  /** What the variables of each of `declarations.scenePlans` can be; undefined where errors are in the way. */
  readonly bounds: readonly SceneBounds[] | undefined;
  /** Where they were asked for. */
  readonly findings: Findings | undefined;
}

/** Checks the spec at `path`. Never throws on any input; what is wrong is in `diagnostics`. */
export function check(path: string, files: SpecFiles, options: CheckOptions = {}): Checked {
  const reporter = new Reporter();
  const project = Project.load(path, files, reporter, options.parse);
  const findings = options.keepsFindings ? new Findings() : undefined;
  const context = new Context(
    loadCatalogue(),
    files,
    reporter,
    options.settings ?? new Map(),
    findings,
    options.around,
  );
  const declarations = new Declarations(context);
  const scope = declarations.scopeOf(project.main);
  for (const each of [...declarations.constants, ...declarations.distributions])
    if (context.concerns(each.subject)) each.get();
  for (const template of declarations.templates.values()) if (context.concerns(template)) template.term.get();
  const templateOf = (key: string) => {
    const template = declarations.templates.get(key);
    return template && { name: template.name, term: template.term.get() };
  };
  const scenes = new Map<string, Scene>();
  for (const scene of declarations.scenes) {
    if (!context.concerns(scene)) continue;
    const plan = scene.plan.get();
    if (!plan) continue;
    if (scene.scope === scope) scenes.set(scene.name, plan);
    const excess = excessOfGroups(plan, templateOf);
    if (excess) context.report('limit/size', scene.scope, nameNode(scene.node), { problem: excess });
    const large = oversized(plan, templateOf);
    if (!large) continue;
    const problem = `The assets and materials of \`${large.element}\` unfold to ${large.count} runs of templates; at most ${maximumExpansion} are possible`;
    context.report('limit/size', scene.scope, nameNode(scene.node), { problem });
  }
  let labels: LabelOutput[] = [];
  const exports: ExportOutput[] = [];
  let dataset: DatasetDeclaration | undefined;
  // Designs and quotas are about the scene of the data set.
  const items = project.main.spec.items.filter(
    (node) => (node.$type === 'Element' && node.kind === 'dataset') || context.concerns({ node, scope }),
  );
  for (const item of items) {
    if (item.$type === 'Entry' && isOutputs(item.target))
      labels = labels.concat(elaborateLabels(context, item, scope));
    if (item.$type !== 'Element') continue;
    if (item.kind === 'export') exports.push(...elaborateExport(context, item, scope));
    if (item.kind !== 'dataset') continue;
    if (dataset)
      context.report('name/duplicate', scope, nameNode(item), {
        name: 'dataset',
        where: '; a file has one data set',
      });
    else dataset = elaborateDataset(context, item, scope);
  }
  const { designs, quotas } = elaborateDesigns(context, items, scope, dataset, templateOf);
  const place = { uri: project.main.path, start: 0, end: 0 };
  for (const name of context.settings.keys()) {
    if (declarations.params.has(name)) continue;
    reporter.report('param/unknown', place, { name, nearest: nearestName(name, declarations.params) ?? '' });
  }
  let bounds: readonly SceneBounds[] | undefined;
  if (!reporter.hasErrors && options.around === undefined) {
    bounds = checkBounds(context, project, declarations.scenePlans, declarations.templateTerms);
    const scene = dataset?.scenes[0]?.declaration.plan.get();
    if (scene) checkPlanned(context, project, scene, designs, quotas);
    reportUnused(context, project.main, declarations, dataset !== undefined);
  }
  if (options.needsDataset && !dataset && !reporter.hasErrors) reporter.report('dataset/missing', place, {});
  return {
    project,
    diagnostics: reporter.diagnostics,
    declarations,
    dataset,
    scenes,
    labels,
    exports,
    designs,
    quotas,
    bounds,
    findings,
  };
}
