import { designLimits } from '../../engine/plan/designs.js';
import type { Design, Quota } from '../../engine/plan/plan.js';
import { nearestName } from '../diagnostics/suggest.js';
import type { Body, Element, Entry, Expression, Item } from '../generated/ast.js';
import * as types from '../types/type.js';
import { findKind, type Kind, kindsOf } from '../words/catalogue.js';
import type { Context } from './context.js';
import type { DatasetDeclaration } from './dataset.js';
import {
  designProblem,
  type FoundVariable,
  findVariable,
  outcomesOf,
  type TemplateOf,
} from './drawn-variable.js';
import { nameNode } from './name-node.js';
import { pathOf } from './scene.js';
import type { TableScope } from './scope.js';
import { shareOf, sumProblem } from './shares.js';
import { elaborateValue } from './value.js';

export interface DesignsAndQuotas {
  readonly designs: readonly Design[];
  readonly quotas: readonly Quota[];
}

/** `design sobol { use = [dusk, main.fov] }` and `quota { of = outcome; crack: 2%, ok: 98% }` among the items of a file. */
export function elaborateDesigns(
  context: Context,
  items: readonly Item[],
  scope: TableScope,
  dataset: DatasetDeclaration | undefined,
  templateOf: TemplateOf,
): DesignsAndQuotas {
  const reader = new DesignReader(context, scope, dataset, templateOf);
  for (const item of items) {
    if (item.$type === 'Element' && item.kind === 'design') reader.design(item);
    if (item.$type === 'Entry' && isQuota(item.target)) reader.quota(item);
  }
  return reader;
}

/** `quota { … }`, an entry at the top of a file. */
export function isQuota(target: Expression): target is Extract<Expression, { $type: 'Construct' }> {
  return target.$type === 'Construct' && target.target.$type === 'Ref' && target.target.name === 'quota';
}

class DesignReader implements DesignsAndQuotas {
  readonly designs: Design[] = [];
  readonly quotas: Quota[] = [];
  private readonly kinds = new Set<string>();
  /** The addresses that are in a design or quota. */
  private readonly taken = new Set<string>();

  constructor(
    private readonly context: Context,
    private readonly scope: TableScope,
    private readonly dataset: DatasetDeclaration | undefined,
    private readonly templateOf: TemplateOf,
  ) {}

  design(node: Element): void {
    const { context, scope } = this;
    const kind = findKind(context.catalogue, 'design', node.name);
    if (!kind) {
      const known = kindsOf(context.catalogue, 'design').map(({ name }) => name);
      const due = `a design: ${known.map((name) => `\`${name}\``).join(', ')}`;
      const nearest = nearestName(node.name, known) ?? '';
      context.report('name/unknown', scope, nameNode(node), { name: node.name, due, nearest });
      return;
    }
    if (this.kinds.has(kind.name)) {
      const where = '; name all variables of a design in one place';
      context.report('name/duplicate', scope, nameNode(node), { name: kind.name, where });
      return;
    }
    this.kinds.add(kind.name);
    const entries = this.entries(kind, node.body?.items ?? []);
    const missing = [...kind.properties.keys()].find((name) => !entries.has(name));
    if (missing !== undefined) {
      const words = { owner: `The design \`${kind.name}\``, name: missing };
      context.report('property/required', scope, nameNode(node), words);
      return;
    }
    const use = entries.get('use')!.value!;
    const paths = this.paths(use);
    if (!paths) return;
    const steps = kind.name === 'grid' ? this.steps(entries.get('steps')!.value!, paths.length) : [];
    if (!steps || !this.hasOneScene(nameNode(node))) return;
    const addresses = paths.map((path) => this.variable(path, designProblem));
    const found = addresses.filter((address) => address !== undefined);
    if (found.length < addresses.length || !this.dataset) return;
    const at = context.range(scope, node);
    const { samples } = this.dataset.plan;
    if (kind.name === 'sobol') this.designs.push({ sobol: found, at });
    else if (kind.name === 'permutation') this.designs.push({ permutation: found, strata: samples, at });
    else {
      const cells = steps.reduce((product, each) => product * each, 1);
      if (samples % cells !== 0) {
        const words = { cells: String(cells), samples: String(samples) };
        context.report('design/uneven', scope, entries.get('steps')!.value, words);
      }
      this.designs.push({ grid: found.map((address, axis) => ({ address, steps: steps[axis]! })), at });
    }
  }

  quota(node: Entry): void {
    const { context, scope } = this;
    const kind = findKind(context.catalogue, 'declaration', 'quota')!;
    const items = (node.target as { body?: Body }).body?.items ?? [];
    const outcomes = items.filter((item): item is Entry => item.$type === 'Entry' && !item.value);
    const entries = this.entries(
      kind,
      items.filter((item) => !outcomes.includes(item as Entry)),
    );
    const of = entries.get('of')?.value;
    if (!of) {
      context.report('property/required', scope, node, { owner: 'A quota', name: 'of' });
      return;
    }
    if (this.quotas.length >= designLimits.quotas) {
      const problem = `A data set has at most ${designLimits.quotas} quotas`;
      context.report('limit/size', scope, node, { problem });
      return;
    }
    const shares = this.shares(outcomes, node);
    if (!shares || !this.hasOneScene(node)) return;
    let due: readonly string[] = [];
    const address = this.variable(of, (term) => {
      const found = outcomesOf(term);
      if (typeof found === 'string') return found;
      due = found;
      return undefined;
    });
    if (address === undefined || !this.areOutcomes(outcomes, due, of)) return;
    this.quotas.push({ quota: address, shares, at: context.range(scope, node) });
  }

  /** The properties in a body, by name; anything else is told to be wrong. */
  private entries(kind: Kind, items: readonly Item[]): Map<string, Entry> {
    const { context, scope } = this;
    const entries = new Map<string, Entry>();
    for (const item of items) {
      const name =
        item.$type === 'Entry' && item.value && item.target.$type === 'Ref' ? item.target.name : undefined;
      if (item.$type !== 'Entry' || name === undefined) {
        const where = `in the body of a ${kind.family === 'design' ? 'design' : kind.name}`;
        context.report('declaration/misplaced', scope, item, { what: 'This', where });
      } else if (!kind.properties.has(name)) {
        const nearest = nearestName(name, kind.properties.keys()) ?? '';
        const owner = `\`${kind.name}\``;
        context.report('property/unknown', scope, item.target, { owner, name, nearest });
      } else if (entries.has(name)) {
        context.report('name/duplicate', scope, item.target, { name });
      } else if (item.random) {
        context.report('draw/misplaced', scope, item.target, {
          found: `\`${name}\``,
          due: `\`${kind.name}\``,
        });
      } else entries.set(name, item);
    }
    return entries;
  }

  private paths(use: Expression): readonly Expression[] | undefined {
    if (use.$type !== 'List' || use.items.length === 0) {
      const found = `\`${this.scope.document.textOf(use).slice(0, 40)}\``;
      this.context.report('type/mismatch', this.scope, use, {
        due: 'a list of variables, such as `[dusk, main.fov]`',
        found,
      });
      return undefined;
    }
    if (use.items.length <= designLimits.variables) return use.items;
    const problem = `A design has at most ${designLimits.variables} variables, not ${use.items.length}`;
    this.context.report('limit/size', this.scope, use, { problem });
    return undefined;
  }

  private steps(node: Expression, due: number): readonly number[] | undefined {
    const { plan, type } = elaborateValue(
      this.context,
      node,
      { kind: 'list', of: types.wholeNumber },
      this.scope,
    );
    if (type.kind === 'error') return undefined;
    const steps = typeof plan === 'object' && 'tuple' in plan ? plan.tuple : [];
    const numbers = steps.filter((each) => typeof each === 'number');
    const cells = numbers.reduce((product, each) => product * each, 1);
    let problem: string | undefined;
    if (numbers.length !== due)
      problem = `Each of the ${due} variables has a number of steps; there are ${numbers.length}.`;
    else if (numbers.some((each) => each < 1)) problem = 'A variable has at least 1 step.';
    else if (cells > designLimits.cells) problem = `A grid has at most ${designLimits.cells} cells.`;
    if (problem === undefined) return numbers;
    this.context.report('design/steps', this.scope, node, { problem });
    return undefined;
  }

  private shares(outcomes: readonly Entry[], node: Entry): Quota['shares'] | undefined {
    const { context, scope } = this;
    const shares: { label: string; share: number }[] = [];
    for (const item of outcomes) {
      const share = shareOf(item.weight);
      const label = this.label(item);
      if (share === undefined) {
        const problem = 'Each outcome of a quota has a percentage, such as `crack: 2%`.';
        context.report('quota/shares', scope, item, { problem });
        return undefined;
      }
      if (shares.some((each) => each.label === label)) {
        context.report('name/duplicate', scope, item.target, { name: label, where: ' in this quota' });
        return undefined;
      }
      shares.push({ label, share });
    }
    const problem = sumProblem(shares.map(({ share }) => share));
    if (problem === undefined) return shares;
    context.report('quota/shares', scope, node, { problem });
    return undefined;
  }

  /** As a branch of a choice is named by the text of a constant. */
  private label({ target }: Entry): string {
    return this.scope.document.textOf(target).replace(/\s+/g, '');
  }

  private areOutcomes(outcomes: readonly Entry[], due: readonly string[], of: Expression): boolean {
    const { context, scope } = this;
    const name = scope.document.textOf(of);
    const labels = outcomes.map((item) => this.label(item));
    for (const [index, label] of labels.entries()) {
      if (due.includes(label)) continue;
      const words = {
        name: label,
        due: `an outcome of \`${name}\``,
        nearest: context.nearest(label, () => due),
      };
      context.report('name/unknown', scope, outcomes[index]!.target, words);
      return false;
    }
    const missing = due.find((label) => !labels.includes(label));
    if (missing === undefined) return true;
    const problem = `\`${name}\` has the outcome \`${missing}\` too; give it a share, 0% for none.`;
    context.report('quota/shares', scope, of, { problem });
    return false;
  }

  /** Tells where the number of a sample does not tell which of a scene's it is. */
  private hasOneScene(node: Parameters<Context['report']>[2]): boolean {
    if (!this.dataset || this.dataset.scenes.length < 2) return true;
    this.context.report('design/scenes', this.scope, node);
    return false;
  }

  /** The address of the variable that a path names; undefined where something was told. */
  private variable(
    node: Expression,
    problemOf: (term: Extract<FoundVariable, { address: string }>['term']) => string | undefined,
  ): string | undefined {
    const { context, scope } = this;
    const scene = this.dataset?.scenes[0]?.declaration.plan.get();
    const path = pathOf(node);
    const name = scope.document.textOf(node);
    const tell = (problem: string): undefined => {
      context.report('design/variable', scope, node, { name, problem });
      return undefined;
    };
    if (!path) return tell('is no name of a variable');
    if (!scene) return undefined;
    const found = findVariable(scene, path, this.templateOf);
    if ('problem' in found) return tell(found.problem);
    if ('unknown' in found) {
      const nearest = context.nearest(found.unknown, () => found.names);
      const due = `a variable of the scene \`${scene.name}\``;
      context.report('name/unknown', scope, node, { name: found.unknown, due, nearest });
      return undefined;
    }
    const problem = problemOf(found.term);
    if (problem !== undefined) return tell(problem);
    if (this.taken.has(found.address)) return tell('is in a design or quota already');
    this.taken.add(found.address);
    return found.address;
  }
}
