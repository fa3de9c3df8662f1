import type { AstNode } from 'langium';
import type {
  Block,
  Require as PlanRequire,
  Variable as PlanVariable,
  Term,
} from '../../engine/plan/plan.js';
import { nearestName } from '../diagnostics/suggest.js';
import type { Element, Entry, Expression, Let, Require } from '../generated/ast.js';
import { documentationOf } from '../parser/parse.js';
import * as types from '../types/type.js';
import { errorType, type Type } from '../types/type.js';
import type { Kind, Property } from '../words/catalogue.js';
import type { Context } from './context.js';
import { isDistributionLike } from './draw-shape.js';
import { elaborateGuards, type GuardedItem, type Guards, sameGuards } from './guards.js';
import { Lazy } from './lazy.js';
import { boundName, nameNode } from './name-node.js';
import { nothingToOverride, OverriddenScope, type Override } from './override.js';
import { checkRange } from './range.js';
import { elaborateRequire } from './require.js';
import { reportReserved, reportReservedEntry } from './reserved.js';
import { type BlockScope, RelocatedScope, type Scope, WithoutScope } from './scope.js';
import { elaborateTail, type Tail } from './term.js';
import { isConstant } from './typed.js';
import { elaborateValue } from './value.js';

/** A written property: the unguarded value and those inside `if`s. */
interface WrittenProperty {
  readonly property: Property;
  readonly entries: WrittenEntry[];
}

interface WrittenEntry {
  readonly node: Tail;
  readonly guards: Guards;
  readonly scope: Scope;
  /** What a derived scene writes into the value. */
  readonly overrides: Override[];
}

/** A declaration of the body, with the `if`s around it and the scope in which it was written. */
interface Declared<Node> {
  readonly node: Node;
  readonly guards: Guards;
  readonly scope: Scope;
}

/** What may stand in a body beside properties. */
export interface BodyRules {
  readonly lets: boolean;
  readonly requires: boolean;
  readonly keypoints: boolean;
  /** Where nothing can be drawn: what cannot, and what to do instead. */
  readonly fixed?: string;
  /** How the owner is called in messages, e.g. `A sphere`. */
  readonly owner: string;
  /** Nobody knows what the owner is, which has been told; so its properties are not told to be unknown. */
  readonly isUnknown?: boolean;
}

/** Reads the body of a block: declares its names at once, elaborates them when they are needed. */
export class BlockBody {
  private readonly properties = new Map<string, WrittenProperty>();
  private readonly letNodes: Declared<Let>[] = [];
  private readonly attributeNodes: Declared<Element>[] = [];
  private readonly keypointNodes: Declared<Element>[] = [];
  private readonly requireNodes: Declared<Require>[] = [];

  constructor(
    private readonly context: Context,
    readonly scope: BlockScope,
    private readonly kind: Kind,
    private readonly rules: BodyRules,
    items: readonly GuardedItem[],
  ) {
    for (const guarded of items) this.declare(guarded);
  }

  private declare({ item, guards }: GuardedItem, scope: Scope = this.scope): void {
    const { context, rules } = this;
    if (item.$type === 'Entry') {
      this.declareProperty(item, guards, scope);
    } else if (item.$type === 'Let' && rules.lets) {
      this.declareVariable(item.name, item, item, scope);
      this.letNodes.push({ node: item, guards, scope });
    } else if (item.$type === 'Require' && rules.requires) {
      this.declareRequire({ node: item, guards, scope });
    } else if (item.$type === 'Element' && item.kind === 'attribute') {
      if (item.value) {
        this.declareVariable(item.name, item, item as Tail, scope);
        this.attributeNodes.push({ node: item, guards, scope });
      } else {
        context.report('declaration/incomplete', scope, item, {
          what: `Attribute \`${item.name}\``,
          due: 'a value, `= …` or `~ …`',
        });
      }
    } else if (
      item.$type === 'Element' &&
      item.kind === 'keypoint' &&
      rules.keypoints &&
      guards.length === 0
    ) {
      if (item.value && !item.random) this.keypointNodes.push({ node: item, guards, scope });
      else
        context.report('declaration/incomplete', scope, item, {
          what: `Keypoint \`${item.name}\``,
          due: 'a fixed position, `= (x, y, z)`',
        });
    } else if (item.$type !== 'Element' || !reportReserved(context, item.kind, item, scope)) {
      const what = item.$type === 'Element' ? `\`${item.kind}\`` : `\`${item.$type.toLowerCase()}\``;
      const isKeypoint = item.$type === 'Element' && item.kind === 'keypoint';
      context.report('declaration/misplaced', scope, item, {
        what,
        where: `in ${guards.length > 0 ? 'an `if` of ' : ''}the body of ${rules.owner.replace(/^A/, 'a')}`,
        instead: isKeypoint && !rules.keypoints ? 'write it in an `asset` that the object uses' : '',
      });
    }
  }

  /** A condition that is written over one of its name, by a derived scene, stands in its place. */
  private declareRequire(declared: Declared<Require>): void {
    const { node, guards, scope } = declared;
    const at = this.requireNodes.findIndex((each) => each.node.name === node.name && each.scope !== scope);
    if (node.name === undefined || at < 0 || guards.length > 0) this.requireNodes.push(declared);
    else this.requireNodes[at] = declared;
  }

  /** Tells an entry that gives nothing its value; for `name: value` the fix is offered. */
  private reportIncomplete(entry: Entry, name: string | undefined, scope: Scope): void {
    const { context, kind } = this;
    if (name === undefined || !entry.weight || !kind.properties.has(name)) {
      const what = name === undefined ? 'This' : `\`${name}\``;
      const due = 'to be `name = value`, `name ~ distribution`, or a declaration';
      context.report('declaration/incomplete', scope, entry, { what, due });
      return;
    }
    const value = scope.document.textOf(entry.weight);
    const sign = isDistributionLike(context, entry.weight, scope, kind.properties.get(name)!.type)
      ? '~'
      : '=';
    const text = `${name} ${sign} ${value}`;
    const due = `\`${sign}\` before its value, not \`:\``;
    context.report(
      'declaration/incomplete',
      scope,
      entry,
      { what: `\`${name}\``, due },
      { title: `Write \`${text}\``, text },
    );
  }

  /** Declares `name = …`; also used for what a derived scene writes from outside, then in a scope of its own. */
  declareProperty(entry: Entry, guards: Guards, scope: Scope): void {
    const { context, kind, rules } = this;
    const name = entry.target.$type === 'Ref' ? entry.target.name : undefined;
    if (name === undefined || !entry.value) {
      const isProperty = name !== undefined && kind.properties.has(name);
      if (!isProperty && reportReservedEntry(context, entry, scope)) return;
      this.reportIncomplete(entry, name, scope);
      return;
    }
    const property = kind.properties.get(name);
    if (!property) {
      if (rules.isUnknown) return;
      const nearest = nearestName(name, kind.properties.keys());
      const fix = nearest ? { title: `Write \`${nearest}\``, text: nearest } : undefined;
      context.report(
        'property/unknown',
        scope,
        entry.target,
        { owner: rules.owner, name, nearest: nearest ?? '' },
        fix,
      );
      return;
    }
    context.findings?.property(entry, property, kind, this.scope);
    this.setProperty(property, entry as Tail, guards, scope);
  }

  /** Writes more items over those that stand: properties are replaced, the rest is added. */
  extend(items: readonly GuardedItem[], scope: Scope): void {
    const inner = new RelocatedScope(scope.document, this.scope, scope);
    for (const guarded of items) {
      if (guarded.item.$type === 'Entry') this.declareProperty(guarded.item, guarded.guards, inner);
      else this.declare(guarded, inner);
    }
  }

  /** Writes what stands at a path from outside (`main.fov = …`, `main.noise.iso = …` of a derived scene). */
  override(override: Override): void {
    const { path, node, guards, scope } = override;
    const [name, ...rest] = path as [string, ...string[]];
    const property = this.kind.properties.get(name);
    const variable = this.scope.variables.get(name);
    if (rest.length > 0) {
      const inner = { ...override, path: rest };
      const overridden = property ? this.properties.get(name)?.entries : variable && [variable];
      for (const each of overridden ?? []) each.overrides?.push(inner);
      if (!overridden) this.nothingToOverride(override);
      return;
    }
    const inside = new RelocatedScope(scope.document, this.scope, scope);
    if (property) this.context.findings?.property(node, property, this.kind, this.scope);
    if (property) this.setProperty(property, node as Tail, guards, inside);
    else if (variable) this.replaceVariable(name, node as Tail, guards, inside);
    else this.nothingToOverride(override);
  }

  private nothingToOverride(override: Override): void {
    const names = [...this.kind.properties.keys(), ...this.scope.variables.keys()];
    nothingToOverride(this.context, override, () => names);
  }

  /** Takes what a derived scene writes into the body of a value. */
  takeOverrides(node: Expression, scope: Scope): void {
    for (const override of scope.takeOverrides(node)) this.override(override);
  }

  /** In an `if`, the variable is what it was where the condition does not hold. */
  private replaceVariable(name: string, tail: Tail, guards: Guards, scope: Scope): void {
    const { node, resolved } = this.scope.variables.get(name)!;
    const overrides: Override[] = [];
    const compute = () => {
      const fresh = this.overriddenTail(tail, undefined, scope, overrides);
      const condition = elaborateGuards(this.context, guards, scope);
      if (condition === undefined) return fresh;
      const at = this.context.range(scope, tail);
      return { type: fresh.type, term: { if: condition, then: fresh.term, else: resolved.get().term, at } };
    };
    const fresh = { name, node, resolved: this.lazily(name, node, scope, compute), overrides };
    this.scope.variables.set(name, fresh);
  }

  private setProperty(property: Property, node: Tail, guards: Guards, scope: Scope): void {
    const { name } = property;
    const written = this.properties.get(name);
    if (!written && this.scope.variables.has(name)) {
      this.context.report('name/duplicate', scope, boundName(node), { name });
      return;
    }
    if (!written) {
      const fresh: WrittenProperty = { property, entries: [{ node, guards, scope, overrides: [] }] };
      this.properties.set(name, fresh);
      const resolve = () => ({ type: property.type, term: this.propertyTerm(fresh) });
      this.scope.variables.set(name, { name, node, resolved: this.lazily(name, node, scope, resolve) });
      return;
    }
    const same = written.entries.find((each) => sameGuards(each.guards, guards));
    if (same && same.scope === scope) {
      this.context.report('name/duplicate', scope, boundName(node), { name });
      return;
    }
    // Written from outside without an `if`, it stands in place of all that was written before.
    const kept = written.entries.filter(
      (each) => each !== same && (guards.length > 0 || each.scope === scope),
    );
    written.entries.splice(0, written.entries.length, ...kept, {
      node,
      guards,
      scope,
      overrides: [],
    });
  }

  private lazily(name: string, node: AstNode, scope: Scope, compute: () => { type: Type; term: Term }) {
    const { element } = this.scope;
    const subject = { name: element?.block === this.scope ? `${element.name}.${name}` : name, node, scope };
    return new Lazy(this.context, subject, compute, { type: errorType, term: { value: 0 } });
  }

  private declareVariable(name: string, node: AstNode, tail: Tail, scope: Scope): void {
    const { variables, elements } = this.scope;
    if (variables.has(name) || elements.has(name)) {
      this.context.report('name/duplicate', scope, nameNode(node), { name });
      return;
    }
    const overrides: Override[] = [];
    const compute = () => this.overriddenTail(tail, undefined, scope, overrides);
    variables.set(name, { name, node, resolved: this.lazily(name, node, scope, compute), overrides });
  }

  private overriddenTail(tail: Tail, due: Type | undefined, scope: Scope, overrides: readonly Override[]) {
    if (overrides.length === 0 || !tail.value) return elaborateTail(this.context, tail, due, scope);
    const overridden = new OverriddenScope(scope, tail.value, overrides);
    const result = elaborateTail(this.context, tail, due, overridden);
    if (result.type.kind !== 'error') overridden.finish(this.context);
    return result;
  }

  /** The value of a property: the last `if` that holds, else what is written outside of any, else the default. */
  private propertyTerm(written: WrittenProperty): Term {
    const { context } = this;
    const { property } = written;
    const plain = written.entries.find((each) => each.guards.length === 0);
    let term: Term = { value: property.default ?? 0 };
    if (plain) term = this.entryTerm(property, plain);
    for (const entry of written.entries) {
      const { node, guards, scope } = entry;
      if (guards.length === 0) continue;
      const condition = elaborateGuards(context, guards, scope)!;
      term = {
        if: condition,
        then: this.entryTerm(property, entry),
        else: term,
        at: context.range(scope, node),
      };
    }
    return term;
  }

  private entryTerm(property: Property, { node, scope, overrides }: WrittenEntry): Term {
    const { context } = this;
    const inner = new WithoutScope(scope, property.name);
    if (
      this.rules.fixed !== undefined &&
      node.value &&
      isDistributionLike(context, node.value, inner, property.type)
    ) {
      const found = `\`${property.name}\``;
      context.report('draw/misplaced', inner, boundName(node), { found, due: this.rules.fixed });
      return { value: 0 };
    }
    const { term, type } = this.overriddenTail(node, property.type, inner, overrides);
    if (type.kind !== 'error') checkRange(context, property, term, node, inner);
    if (property.constant && type.kind !== 'error' && !('value' in term && isConstant(term.value))) {
      const found = 'draw' in term ? 'a draw' : 'what is drawn';
      context.report('property/not-constant', scope, node.value, { name: property.name, found });
    }
    return term;
  }

  hasProperty(name: string): boolean {
    return this.properties.has(name);
  }

  /** The properties of the plan: what is written, else the defaults. `only` limits them to those that pass. */
  propertyTerms(only: (property: Property) => boolean = () => true): Record<string, Term> {
    const terms: Record<string, Term> = {};
    for (const property of this.kind.properties.values()) {
      if (!only(property)) continue;
      const written = this.scope.variables.get(property.name);
      if (this.properties.has(property.name) && written) terms[property.name] = written.resolved.get().term;
      else if (property.default !== undefined) terms[property.name] = { value: property.default };
    }
    return terms;
  }

  /** Tells required properties that are not written. */
  checkRequired(node: AstNode): void {
    for (const property of this.kind.properties.values()) {
      if (property.required && !this.properties.has(property.name)) {
        this.context.report('property/required', this.scope, node, {
          owner: this.rules.owner,
          name: property.name,
        });
      }
    }
  }

  lets(): PlanVariable[] {
    const read = this.letNodes.filter((each) => this.context.concerns(each));
    return read.flatMap((each) => this.planVariable(each) ?? []);
  }

  attributes(): PlanVariable[] {
    return this.attributeNodes.flatMap((each) => this.planVariable(each) ?? []);
  }

  private planVariable({ node, guards, scope }: Declared<Let | Element>): PlanVariable | undefined {
    const { name } = node;
    const variable = this.scope.variables.get(name);
    // Another declaration has the name; that has been told.
    if (variable?.node !== node) return undefined;
    const when = elaborateGuards(this.context, guards, scope);
    const doc = documentationOf(node);
    return {
      name,
      ...(when === undefined ? {} : { when }),
      term: variable.resolved.get().term,
      at: this.context.range(scope, node),
      ...(doc ? { doc } : {}),
    };
  }

  requires(): PlanRequire[] {
    const names = new Set<string>();
    const read = this.requireNodes.filter((each) => this.context.concerns(each));
    return read.map(({ node, guards, scope }, at) => {
      const name = node.name ?? `require${at + 1}`;
      if (names.has(name)) this.context.report('name/duplicate', scope, nameNode(node), { name });
      names.add(name);
      return elaborateRequire(this.context, node, name, guards, scope);
    });
  }

  keypoints(): Block['keypoints'] {
    return this.keypointNodes.map(({ node, scope }) => {
      const position = elaborateValue(this.context, node.value!, types.lengthVector, scope).plan;
      return { name: node.name, position, at: this.context.range(scope, node) };
    });
  }
}
