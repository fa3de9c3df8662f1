import { elementPattern } from '../groups.js';
import {
  type Block,
  type Branch,
  type Element,
  type Expression,
  own,
  type Plan,
  type Require,
  type Scene,
  type SourceRange,
  type Template,
  type Term,
  type Use,
  type Variable,
} from '../plan.js';
import { scenesOf } from '../scenes.js';
import { walk } from '../walk.js';
import { designNotes } from './design-notes.js';
import { allPlaces, elementMention, type Fact, type FactKind } from './fact.js';
import { planFacts } from './plan-facts.js';
import { Printer } from './print.js';

export interface Facts {
  /** By kind and name; values and variables under one key, since one may become the other. */
  readonly byKey: ReadonlyMap<string, Fact>;
  /** False where the plan says more than `mostFacts` things. */
  readonly complete: boolean;
}

/** Templates within templates multiply. */
const mostFacts = 50_000;
const mostNested = 100;

/** Everything that a plan says, in the order in which it says it. */
export function factsOf(plan: Plan): Facts {
  const collector = new Collector(plan.templates, designNotes(plan));
  for (const fact of planFacts(plan)) collector.add(fact);
  for (const { scene } of scenesOf(plan)) collector.scene(scene);
  return { byKey: collector.facts, complete: collector.complete };
}

interface TermPlace {
  readonly when?: Expression | undefined;
  readonly role?: string;
  /** The address of a block that is the whole term. */
  readonly plainBlockAt?: string;
}

class Collector {
  readonly facts = new Map<string, Fact>();
  complete = true;
  private placing = false;
  /** The element in whose body facts are collected. */
  private owner: string | undefined;
  private nested = 0;

  private readonly readable: Printer;
  private readonly exact: Printer;

  constructor(
    private readonly templates: Readonly<Record<string, Template>>,
    /** How variables are drawn that go by the number of the sample, by address. */
    private readonly designNotes: ReadonlyMap<string, string>,
  ) {
    this.readable = new Printer(false, (use) => this.nameOf(use));
    this.exact = new Printer(true, (use) => this.nameOf(use));
  }

  add(fact: Fact): void {
    const group = fact.kind === 'value' || fact.kind === 'variable' ? 'term' : fact.kind;
    let key = `${group} ${fact.name}`;
    for (let more = 2; this.facts.has(key); more += 1) key = `${group} ${fact.name} (${more})`;
    if (this.facts.size < mostFacts) this.facts.set(key, fact);
    else this.complete = false;
  }

  scene(scene: Scene): void {
    this.variables(scene.lets, scene.root);
    for (const element of scene.elements) {
      this.placing = element.kind === 'object' || element.kind === 'group';
      this.owner = element.name;
      this.element(element, elementPattern(scene, element));
    }
    this.placing = false;
    this.owner = undefined;
    this.requires(scene.requires, scene.root);
  }

  private element(element: Element, address: string): void {
    const instance = element.count === undefined ? address : `${address}[*]`;
    const kind = element.type === undefined ? element.kind : `${element.kind} ${element.type}`;
    this.fact(
      'element',
      address,
      (print) => `${kind}${guard(print, element.when)}`,
      element.when,
      element.at,
    );
    if (element.count !== undefined) this.term(element.count, `${address}.count`);
    if (element.present !== undefined) this.term(element.present, `${instance}.present`);
    if (element.asset !== undefined)
      this.term(element.asset, `${instance}.asset`, { plainBlockAt: instance });
    this.variables(element.lets, instance);
    this.variables(element.attributes, instance, 'attribute ');
    for (const [name, term] of Object.entries(element.properties)) this.term(term, `${instance}.${name}`);
    this.requires(element.requires, instance);
  }

  private variables(variables: readonly Variable[], address: string, role = ''): void {
    for (const { name, term, when } of variables) this.term(term, `${address}.${name}`, { when, role });
  }

  private requires(requires: readonly Require[], address: string): void {
    for (const { name, condition, when, at } of requires) {
      const text = (print: Printer) => `${print.expression(condition)}${guard(print, when)}`;
      this.fact('require', `${address}.${name}`, text, { condition, when }, at);
    }
  }

  /** A term, and what stands in it under addresses of its own. What only an exact text tells is `role`. */
  private term(
    term: Term,
    address: string,
    { when, role = '', plainBlockAt = address }: TermPlace = {},
  ): void {
    const note = this.designNotes.get(address) ?? '';
    const text = (print: Printer) =>
      `${print.exact ? role : ''}${print.term(term)}${note}${guard(print, when)}`;
    this.fact(isDrawn(term) ? 'variable' : 'value', address, text, { term, when }, term.at);
    this.inside(term, address, plainBlockAt);
  }

  private inside(term: Term, address: string, plainBlockAt: string): void {
    if ('value' in term) this.outcome(term.value, address, plainBlockAt);
    else if ('if' in term) {
      this.inside(term.then, address, address);
      if (term.else !== undefined) this.inside(term.else, address, address);
    } else if ('choice' in term.draw) for (const branch of term.draw.choice) this.branch(branch, address);
  }

  /** A template that is used by a branch of its name stands at the branch, not once more below it. */
  private branch({ label, term }: Branch, address: string): void {
    const inside = `${address}.${label}`;
    const used =
      'value' in term && typeof term.value === 'object' && 'use' in term.value ? term.value : undefined;
    if (used !== undefined && this.nameOf(used.use) === label) this.use(used, inside);
    else if ('value' in term) this.outcome(term.value, inside, inside);
    else this.term(term, inside);
  }

  private outcome(value: Expression, address: string, blockAt: string): void {
    if (typeof value !== 'object') return;
    if ('use' in value) this.use(value, `${address}.${this.nameOf(value.use)}`);
    else if ('block' in value) this.block(value, blockAt);
    else if ('record' in value) {
      for (const [name, term] of Object.entries(value.properties)) this.term(term, `${address}.${name}`);
    } else if ('test' in value) {
      this.outcome(value.then, address, address);
      this.outcome(value.else, address, address);
    }
  }

  private use({ use, args = [] }: Use, address: string): void {
    const template = this.template(use);
    if (template === undefined) return;
    if (this.nested >= mostNested || !this.complete) {
      this.complete = false;
      return;
    }
    this.nested += 1;
    for (const [index, name] of (template.parameters ?? []).entries())
      this.term({ value: args[index] ?? '' }, `${address}.${name}`);
    this.term(template.term, address);
    this.nested -= 1;
  }

  private template(key: string): Template | undefined {
    return Object.hasOwn(this.templates, key) ? this.templates[key] : undefined;
  }

  private nameOf(key: string): string {
    return this.template(key)?.name ?? key;
  }

  private block(block: Block, address: string): void {
    this.variables(block.lets, address);
    this.variables(block.attributes, address, 'attribute ');
    for (const [name, term] of Object.entries(block.properties)) this.term(term, `${address}.${name}`);
    for (const { name, position } of block.keypoints ?? [])
      this.term({ value: position }, `${address}.${name}`);
  }

  private fact(
    kind: FactKind,
    name: string,
    text: (print: Printer) => string,
    source: unknown,
    at: SourceRange | undefined,
  ): void {
    const mentions = mentionsOf(source, this.owner);
    this.add({
      kind,
      name,
      text: text(this.readable),
      exact: text(this.exact),
      mentions,
      placing: this.placing,
      ...(this.owner !== undefined && { owner: this.owner }),
      ...(at && { at }),
    });
  }
}

function guard(print: Printer, when: Expression | undefined): string {
  return when === undefined ? '' : ` if ${print.expression(when)}`;
}

/** Whether a term draws, on one of its ways at least. */
function isDrawn(term: Term): boolean {
  if ('draw' in term) return true;
  return 'if' in term && (isDrawn(term.then) || (term.else !== undefined && isDrawn(term.else)));
}

/** @param owner the element that `own` means */
function mentionsOf(source: unknown, owner: string | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  walk(source, (node) => {
    for (const key of ['variable', 'element', 'over', 'use', 'file', 'output']) {
      if (typeof node[key] === 'string') names.add(node[key]);
    }
    for (const key of ['element', 'over']) {
      const name = node[key] === own ? owner : node[key];
      if (typeof name === 'string') for (const each of withGroups(name)) names.add(elementMention(each));
    }
    if (Array.isArray(node.files)) for (const file of node.files) names.add(file);
    // Whatever has a place may hide another.
    if ('spatial' in node || ('by' in node && node['output'] === 'occlusion')) names.add(allPlaces);
  });
  return names;
}

/** An element and the groups in which it stands, whose frames and numbers are its own too: `shelf.box`, `shelf`. */
function withGroups(element: string): string[] {
  const parts = element.split('.');
  return parts.map((_, last) => parts.slice(0, last + 1).join('.'));
}
