import type { AstNode, CstNode } from 'langium';
import type { ClassNode, Distribution, Scene, Term } from '../../engine/plan/plan.js';
import { nearestName } from '../diagnostics/suggest.js';
import type { Element, Expression, Import, Item, Let, Param } from '../generated/ast.js';
import { parseText } from '../parser/parts.js';
import { Document } from '../project/document.js';
import { type Type, typeName } from '../types/type.js';
import { declareClasses } from './classes.js';
import type { Context } from './context.js';
import { isQuota } from './designs.js';
import { elaborateDistribution } from './draw.js';
import { isDistributionLike } from './draw-shape.js';
import { Lazy } from './lazy.js';
import { importedName, nameNode } from './name-node.js';
import { declareParameters, placeholders, refuseParameters } from './parameters.js';
import { reportReserved, reportReservedEntry } from './reserved.js';
import { declareScene, type SceneDeclaration } from './scene.js';
import { type Meaning, TableScope } from './scope.js';
import { declareTemplate, type TemplateDeclaration } from './template.js';
import { elaborateTail, reportSign, shortText, type Tail } from './term.js';
import { failed, type Typed } from './typed.js';
import { elaborateValue } from './value.js';

/** The declarations that may have parameters. */
const templateKinds: ReadonlySet<string> = new Set(['asset', 'material', 'dist']);

/** What the files of a project declare at their tops. */
export class Declarations {
  readonly scenes: SceneDeclaration[] = [];
  readonly constants: Lazy<Typed>[] = [];
  readonly distributions: Lazy<unknown>[] = [];
  readonly params = new Set<string>();
  private readonly scopes = new Map<Document, TableScope>();

  constructor(private readonly context: Context) {}

  /** By their keys in the plan. */
  get templates(): ReadonlyMap<string, TemplateDeclaration> {
    return this.context.templates;
  }

  get classes(): readonly ClassNode[] {
    return this.context.classes.nodes;
  }

  /** The scenes that have a plan, of all files. */
  get scenePlans(): readonly Scene[] {
    return this.scenes.flatMap(({ plan }) => plan.get() ?? []);
  }

  /** The terms of all templates, by their keys in the plan. */
  get templateTerms(): Readonly<Record<string, { readonly term: Term }>> {
    return Object.fromEntries([...this.templates].map(([key, { term }]) => [key, { term: term.get() }]));
  }

  /** The names of a file; its imports come first, so that they are known to it. */
  scopeOf(document: Document): TableScope {
    const known = this.scopes.get(document);
    if (known) return known;
    const table = new Map<string, Meaning>();
    const scope = new TableScope(document, undefined, table);
    this.scopes.set(document, scope);
    for (const { node, document: imported } of document.imports) this.import(node, imported, scope);
    this.declareFailedImports(document, table);
    for (const item of document.spec.items) this.declare(item, scope);
    return scope;
  }

  /** The names of an import that failed are known, so that it is told once and not at each use. */
  private declareFailedImports(document: Document, table: Map<string, Meaning>): void {
    const found = new Set(document.imports.map(({ node }) => node));
    for (const item of document.spec.items) {
      if (item.$type !== 'Import' || found.has(item)) continue;
      const names = [item.alias, ...item.names.map((each) => each.alias ?? each.name)];
      for (const name of names)
        if (name !== undefined && !table.has(name)) table.set(name, { kind: 'broken' });
    }
  }

  private put(scope: TableScope, name: string, node: AstNode, symbol: Meaning): void {
    this.putAt(scope, name, nameNode(node), symbol);
  }

  private putAt(scope: TableScope, name: string, place: AstNode | CstNode, symbol: Meaning): void {
    if (scope.table.has(name)) this.context.report('name/duplicate', scope, place, { name });
    else scope.table.set(name, symbol);
  }

  private import(node: Import, imported: Document, scope: TableScope): void {
    const { context } = this;
    const inner = this.scopeOf(imported);
    if (node.alias !== undefined) {
      this.putAt(scope, node.alias, importedName(node), {
        kind: 'namespace',
        document: imported,
        scope: inner,
      });
      return;
    }
    for (const each of node.names) {
      const symbol = inner.lookup(each.name);
      if (!symbol) {
        const nearest = context.nearest(each.name, () => inner.names());
        this.context.report('name/unknown', scope, each, {
          name: each.name,
          due: `a declaration of \`${imported.path}\``,
          nearest,
        });
      }
      this.putAt(scope, each.alias ?? each.name, importedName(each), symbol ?? { kind: 'broken' });
    }
  }

  private declare(item: Item, scope: TableScope): void {
    const { context } = this;
    switch (item.$type) {
      case 'LanguageLine':
      case 'Import':
        return;
      case 'Param':
        if (scope.document.index === 0) this.params.add(item.name);
        this.put(
          scope,
          item.name,
          item,
          this.constant(item, scope, () => this.paramValue(item, scope)),
        );
        return;
      case 'Let':
        this.put(
          scope,
          item.name,
          item,
          this.constant(item, scope, () => this.letValue(item, scope)),
        );
        return;
      case 'Element':
        this.declareElement(item, scope);
        return;
      case 'Entry':
        if (isOutputs(item.target) || isQuota(item.target)) return;
        if (reportReservedEntry(context, item, scope)) return;
        context.report('declaration/misplaced', scope, item, {
          what: 'This',
          where: 'at the top of a file',
          instead: 'a file has declarations',
        });
        return;
      default: {
        const what = `\`${item.$type.toLowerCase()}\``;
        context.report('declaration/misplaced', scope, item, {
          what,
          where: 'at the top of a file',
          instead: 'put it in a scene',
        });
      }
    }
  }

  private constant(item: Let | Param, scope: TableScope, compute: () => Typed): Meaning {
    const lazy = new Lazy(this.context, { name: item.name, node: item, scope }, compute, failed);
    this.constants.push(lazy);
    return {
      kind: 'constant',
      get type() {
        return lazy.get().type;
      },
      get value() {
        return lazy.get().plan;
      },
    };
  }

  private letValue(item: Let, scope: TableScope): Typed {
    if (item.random) {
      this.context.report('declaration/random-top', scope, nameNode(item), { name: item.name });
      return failed;
    }
    const { type, term } = elaborateTail(this.context, item as Tail, undefined, scope);
    return type.kind === 'error' || !('value' in term) ? failed : { type, plan: term.value };
  }

  /** A parameter's own value, or the one that was set from outside, which must be of the same type. */
  private paramValue(item: Param, scope: TableScope): Typed {
    const own = item.value ? elaborateValue(this.context, item.value, undefined, scope) : failed;
    const setting = scope.document.index === 0 ? this.context.settings.get(item.name) : undefined;
    if (setting === undefined || own.type.kind === 'error') return own;
    const parsed = parseText(`param x = ${setting}`);
    const node = parsed.spec.items[0];
    const refuse = (problem: string): Typed => {
      this.context.report('param/value', scope, nameNode(item), {
        name: item.name,
        value: shortText(setting),
        problem,
      });
      return failed;
    };
    if (parsed.faults.length > 0 || parsed.spec.items.length !== 1 || node?.$type !== 'Param') {
      return refuse('is not a value of the language');
    }
    const outside = new TableScope(new Document('--set', scope.document.index, parsed), undefined, new Map());
    const expected = settable(own.type);
    const silent = this.context.silenced();
    const value = elaborateValue(silent, node.value, expected, outside);
    if (value.type.kind === 'error' || silent.reporter.diagnostics.length > 0)
      return refuse(`is not ${typeName(expected)}`);
    return { type: value.type, plan: value.plan };
  }

  private declareElement(item: Element, scope: TableScope): void {
    const { context } = this;
    if (!templateKinds.has(item.kind)) refuseParameters(context, item, scope);
    switch (item.kind) {
      case 'dataset':
      case 'export':
      case 'design':
        return;
      case 'class':
        declareClasses(context, item, scope);
        return;
      case 'scene': {
        const scene = declareScene(context, item, scope);
        this.scenes.push(scene);
        this.put(scope, item.name, item, { kind: 'scene', declaration: scene });
        return;
      }
      case 'asset':
      case 'material': {
        const template = declareTemplate(context, item, item.kind, this.freeKey(item.name), scope);
        context.templates.set(template.key, template);
        this.put(scope, item.name, item, {
          kind: 'template',
          family: item.kind,
          declaration: template,
          use: template.term,
        });
        return;
      }
      case 'dist':
        this.put(scope, item.name, item, this.distribution(item, scope));
        return;
      case 'object':
      case 'light':
      case 'camera':
      case 'group':
      case 'attribute':
      case 'keypoint': {
        const place = { ...scope.document.place(item) };
        const instead =
          item.kind === 'attribute' || item.kind === 'keypoint'
            ? 'put it in an object or asset'
            : 'put it in a scene';
        context.reporter.report(
          'declaration/misplaced',
          { ...place, end: place.start + item.kind.length },
          { what: `\`${item.kind}\``, where: 'at the top of a file', instead },
        );
        return;
      }
      default:
        this.unknownKind(item, scope);
    }
  }

  /** Two files may each have a template of one name; in the plan each needs a key of its own. */
  private freeKey(name: string): string {
    if (!this.templates.has(name)) return name;
    for (let number = 2; ; number++) if (!this.templates.has(`${name}@${number}`)) return `${name}@${number}`;
  }

  private distribution(item: Element, scope: TableScope): Meaning {
    const { context } = this;
    const { value } = item;
    if (!value) {
      context.report('declaration/incomplete', scope, nameNode(item), {
        what: `The distribution \`${item.name}\``,
        due: '`= …`, a distribution',
      });
      return { kind: 'broken' };
    }
    if (item.random) {
      reportSign(
        context,
        'draw/constant',
        item as Tail,
        scope,
        'a `dist` names a distribution without drawing from it, so it',
      );
      return { kind: 'broken' };
    }
    const parameters = declareParameters(context, item, scope);
    const check = (): { type: Type; draw: Distribution } | undefined => {
      const inside = item.parameters.length > 0 ? placeholders(parameters.get(), scope) : scope;
      if (isDistributionLike(context, value, inside, undefined))
        return elaborateDistribution(context, value, undefined, inside);
      context.report('type/mismatch', scope, value, {
        due: 'a distribution',
        found: `\`${shortText(scope.document.textOf(value))}\``,
      });
      return undefined;
    };
    const use = new Lazy(context, { name: item.name, node: item, scope }, check, undefined);
    this.distributions.push(use);
    return { kind: 'distribution', node: value, scope, parameters, use };
  }

  private unknownKind(item: Element, scope: TableScope): void {
    const name = item.kind;
    const place = scope.document.place(item);
    const kindPlace = { ...place, end: place.start + name.length };
    if (reportReserved(this.context, name, item, scope)) return;
    if (name === 'quota') {
      const due = 'its variable in its body: `quota { of = outcome; crack: 2%, ok: 98% }`';
      this.context.reporter.report('declaration/incomplete', kindPlace, { what: 'A quota', due });
      return;
    }
    const nearest =
      nearestName(name, [
        'dataset',
        'class',
        'asset',
        'material',
        'dist',
        'param',
        'let',
        'scene',
        'labels',
        'export',
        'import',
        'design',
        'quota',
      ]) ?? '';
    const fixes = nearest
      ? [{ title: `Write \`${nearest}\``, edits: [{ ...kindPlace, text: nearest }] }]
      : [];
    this.context.reporter.report(
      'declaration/unknown',
      kindPlace,
      { name, where: ' at the top of a file', nearest },
      { fixes },
    );
  }
}

/** `labels { … }`, the one entry at the top of a file that is no declaration with a name. */
export function isOutputs(target: Expression): boolean {
  return target.$type === 'Construct' && target.target.$type === 'Ref' && target.target.name === 'labels';
}

/** The type that a setting must have: a parameter that is a whole number by chance may be set to any number. */
function settable(type: Type): Type {
  return type.kind === 'number' ? { kind: 'number', dimension: type.dimension } : type;
}
