import { deepestGroups } from '../../engine/plan/groups.js';
import type {
  ElementKind,
  Element as PlanElement,
  Require,
  Scene,
  Variable,
} from '../../engine/plan/plan.js';
import { nearestName } from '../diagnostics/suggest.js';
import type { Body, Element, Entry, Expression } from '../generated/ast.js';
import { documentationOf } from '../parser/parse.js';
import type { Kind } from '../words/catalogue.js';
import { BlockBody } from './block.js';
import type { Context } from './context.js';
import { ElementDeclaration, elementKind } from './element.js';
import { flatten, type GuardedItem, type Guards } from './guards.js';
import { headSymbol } from './head-symbol.js';
import { Lazy } from './lazy.js';
import { nameNode } from './name-node.js';
import { nothingToOverride } from './override.js';
import { refuseParameters } from './parameters.js';
import { reportReserved, reportReservedEntry } from './reserved.js';
import { BlockScope, RelocatedScope, type Scope } from './scope.js';

/** A `scene` of a file. */
export interface SceneDeclaration {
  readonly name: string;
  readonly node: Element;
  readonly scope: Scope;
  readonly plan: Lazy<Scene | undefined>;
}

export function declareScene(context: Context, node: Element, scope: Scope): SceneDeclaration {
  const subject = { name: node.name, node, scope };
  const scene: SceneDeclaration = {
    name: node.name,
    node,
    scope,
    plan: new Lazy<Scene | undefined>(context, subject, () => elaborateScene(context, scene), undefined),
  };
  return scene;
}

const sceneKind: Kind = {
  name: 'scene',
  parent: undefined,
  family: 'scene',
  positional: [],
  properties: new Map(),
  doc: '',
  origin: { file: '', start: 0, end: 0 },
};

const families: ReadonlyMap<string, ElementKind> = new Map<string, ElementKind>([
  ['group', 'group'],
  ['object', 'object'],
  ['light', 'light'],
  ['camera', 'camera'],
  ['environment', 'environment'],
]);

/** What is declared at the top of a file only. */
const topKinds: ReadonlySet<string> = new Set([
  'dataset',
  'class',
  'asset',
  'material',
  'dist',
  'scene',
  'export',
  'design',
]);

function elaborateScene(context: Context, declaration: SceneDeclaration): Scene | undefined {
  const layers = layersOf(context, declaration);
  if (!layers) return undefined;
  const base = layers[0]!;
  const builder = new SceneBuilder(context, base.scope, flatten(base.body?.items ?? []));
  context.findings?.scenes.set(declaration, builder.block);
  for (const layer of layers.slice(1)) builder.derive(layer, layers[0]!.declaration.name);
  return builder.plan(declaration, base.declaration.name);
}

/** How often a scene may be derived from another: each is elaborated with all its layers. */
const maximumLayers = 50;

interface Layer {
  readonly declaration: SceneDeclaration;
  readonly body: Body | undefined;
  readonly scope: Scope;
}

/** A scene and those that it is derived from, the outermost base first; undefined where something was told. */
function layersOf(context: Context, declaration: SceneDeclaration): Layer[] | undefined {
  const { node, scope } = declaration;
  if (node.body) return [{ declaration, body: node.body, scope }];
  if (!node.value || node.random) {
    context.report('declaration/incomplete', scope, nameNode(node), {
      what: `The scene \`${node.name}\``,
      due: 'a body in braces, or `= Base { … }`',
    });
    return undefined;
  }
  const head: Expression = node.value.$type === 'Construct' ? node.value.target : node.value;
  const body = node.value.$type === 'Construct' ? node.value.body : undefined;
  const symbol = headSymbol(head, scope);
  if (symbol?.kind !== 'scene') {
    const nearest = context.nearest(scope.document.textOf(head), () => namesLike(head, scope));
    context.report('name/unknown', scope, head, {
      name: scope.document.textOf(head),
      due: 'a scene',
      nearest,
    });
    return undefined;
  }
  // Elaborating the base finds scenes that are derived from themselves.
  if (!symbol.declaration.plan.get()) return undefined;
  const base = layersOf(context, symbol.declaration);
  if (base && base.length > maximumLayers) {
    const problem = `A scene is derived from others more than ${maximumLayers} deep`;
    context.report('limit/size', scope, nameNode(node), { problem });
    return undefined;
  }
  return base && [...base, { declaration, body, scope }];
}

/** The names that may stand at the head of a use: of the file, or of the imported file that it names. */
function namesLike(head: Expression, scope: Scope): Iterable<string> {
  const outer = head.$type === 'Member' && head.target.$type === 'Ref' ? head.target.name : undefined;
  const file = outer === undefined ? undefined : scope.lookup(outer);
  if (file?.kind !== 'namespace') return scope.names();
  return [...file.scope.names()].map((name) => `${outer}.${name}`);
}

/** Gathers what a scene and the scenes derived from it declare, then writes the plan. */
class SceneBuilder {
  readonly block: BlockScope;
  private readonly body: BlockBody;
  private isDerived = false;

  constructor(
    private readonly context: Context,
    scope: Scope,
    items: readonly GuardedItem[],
  ) {
    this.block = new BlockScope(scope.document, scope, undefined);
    const rules = { lets: true, requires: true, keypoints: false, owner: 'A scene' };
    const own = items.filter(({ item }) => item.$type === 'Let' || item.$type === 'Require');
    this.body = new BlockBody(context, this.block, sceneKind, rules, own);
    for (const item of items) this.declareElement(item, this.block, undefined);
  }

  /** Declares an object, light, camera, environment or group; the rest is told to be misplaced. */
  private declareElement(guarded: GuardedItem, scope: Scope, group: ElementDeclaration | undefined): void {
    const { context } = this;
    const { item } = guarded;
    if (item.$type === 'Let' || item.$type === 'Require') return;
    // The group has told what it makes of it.
    if (item.$type === 'Entry' && group) return;
    if (item.$type === 'Element') {
      refuseParameters(context, item, scope);
      const family = families.get(item.kind);
      if (family === 'environment' && group) this.misplacedEnvironment(item, scope);
      else if (family) this.declare(item.name, item, family, guarded, scope, group);
      else this.unknownKind(item, scope);
    } else if (
      item.$type === 'Entry' &&
      item.target.$type === 'Ref' &&
      item.target.name === 'environment' &&
      item.value
    ) {
      this.declare('environment', item, 'environment', guarded, scope, group);
    } else if (item.$type !== 'Entry' || !reportReservedEntry(context, item, scope)) {
      const what = item.$type === 'Entry' ? 'This' : `\`${item.$type.toLowerCase()}\``;
      context.report('declaration/misplaced', scope, item, {
        what,
        where: 'in a scene',
        instead: 'a scene has objects, lights, cameras, groups, an environment, `let` and `require`',
      });
    }
  }

  private misplacedEnvironment(item: Element, scope: Scope): void {
    this.context.report('declaration/misplaced', scope, item, {
      what: 'An environment',
      where: 'in a group',
      instead: 'it surrounds the whole world; put it in the scene',
    });
  }

  private unknownKind(item: Element, scope: Scope): void {
    const name = item.kind;
    const place = { ...scope.document.place(item) };
    const kindPlace = { ...place, end: place.start + name.length };
    if (reportReserved(this.context, name, item, scope)) return;
    if (topKinds.has(name)) {
      const instead = 'put it at the top of the file';
      this.context.reporter.report('declaration/misplaced', kindPlace, {
        what: `\`${name}\``,
        where: 'in a scene',
        instead,
      });
      return;
    }
    const nearest = nearestName(name, [...families.keys(), 'let', 'require']) ?? '';
    const fixes = nearest
      ? [{ title: `Write \`${nearest}\``, edits: [{ ...kindPlace, text: nearest }] }]
      : [];
    this.context.reporter.report(
      'declaration/unknown',
      kindPlace,
      { name, where: ' in a scene', nearest },
      { fixes },
    );
  }

  private declare(
    name: string,
    node: Element | Entry,
    family: ElementKind,
    { guards }: GuardedItem,
    scope: Scope,
    group: ElementDeclaration | undefined,
  ): void {
    const { context } = this;
    const isWhole = family === 'group' ? 'body' in node && node.body : node.value;
    if (node.$type === 'Element' && !(isWhole || (node.random && node.value === undefined))) {
      const due = whatItIs[family];
      context.report('declaration/incomplete', scope, nameNode(node), {
        what: `The ${family} \`${name}\``,
        due,
      });
      return;
    }
    if (!isWhole) return;
    const { elements, variables, blockKind } = group?.block ?? this.block;
    if (elements.has(name) || variables.has(name) || blockKind?.properties.has(name)) {
      const where =
        name === 'environment' ? '; give this one a name of its own, `environment night = …`' : '';
      const place = node.$type === 'Entry' ? node.target : nameNode(node);
      context.report('name/duplicate', scope, place, { name, where });
      return;
    }
    const due = { kind: 'use', family: family === 'object' ? 'asset' : family } as const;
    if (node.value) context.findings?.enter(node.value, due, scope);
    const kind = elementKind(context, family, node, scope);
    if (!kind) return;
    const path = group ? `${group.name}.${name}` : name;
    const element = new ElementDeclaration(context, family, path, kind, node, guards, scope, group);
    elements.set(name, element);
    if (family === 'group' && node.$type === 'Element') this.declareChildren(node, element, scope);
  }

  /** Declares the things of a group, whose block is round theirs. */
  private declareChildren(node: Element, group: ElementDeclaration, scope: Scope): void {
    if (group.name.split('.').length > deepestGroups) {
      const problem = `Groups stand more than ${deepestGroups} deep in one another`;
      this.context.report('limit/size', scope, nameNode(node), { problem });
      return;
    }
    for (const item of flatten(node.body?.items ?? [])) this.declareElement(item, group.block, group);
  }

  /** Writes the body of a derived scene over what stands: paths are overridden, declarations are added. */
  derive(layer: Layer, baseName: string): void {
    this.isDerived = true;
    const scope = new RelocatedScope(layer.scope.document, this.block, layer.scope);
    const added: GuardedItem[] = [];
    const written = new Set<string>();
    for (const guarded of flatten(layer.body?.items ?? [])) {
      const { item } = guarded;
      if (item.$type === 'Entry' && item.value && this.overrides(item, guarded.guards, baseName, scope)) {
        if (guarded.guards.length > 0) continue;
        const name = pathOf(item.target)!.join('.');
        if (written.has(name)) this.context.report('name/duplicate', scope, item.target, { name });
        written.add(name);
        continue;
      }
      if (item.$type === 'Let' || item.$type === 'Require') added.push(guarded);
      else {
        const isEnvironment =
          item.$type === 'Entry' && item.target.$type === 'Ref' && item.target.name === 'environment';
        if (isEnvironment && item.value && guarded.guards.length > 0) {
          // Where the condition is false the base's would have to stand; a scene has one environment.
          this.context.report('declaration/misplaced', scope, item, {
            what: 'An environment',
            where: 'in an `if` of a derived scene',
            instead: 'override its properties, `environment.rotation = if … then … else …`',
          });
          continue;
        }
        if (isEnvironment && item.value) this.block.elements.delete('environment');
        this.declareElement(guarded, scope, undefined);
      }
    }
    this.body.extend(added, scope);
  }

  /** Overrides what stands at a path; false where the item is a declaration or has no path. */
  private overrides(item: Entry, guards: Guards, base: string, scope: Scope): boolean {
    const path = pathOf(item.target);
    if (!path || (path.length === 1 && path[0] === 'environment')) return false;
    const override = { path, node: item, guards, scope, base };
    const { element, rest } = this.elementAlong(path);
    if (rest.length > 0 && element) element.body.override({ ...override, path: rest });
    else if (this.block.variables.has(path[0]!)) this.body.override(override);
    else nothingToOverride(this.context, override, () => this.block.names());
    return true;
  }

  /** The thing that a path leads to, through its groups, and the rest of the path. */
  private elementAlong(path: readonly string[]): { element?: ElementDeclaration; rest: readonly string[] } {
    let element = this.block.elements.get(path[0]!);
    let rest = path.slice(1);
    for (let inner = element; inner && rest.length > 0; ) {
      inner = inner.block.elements.get(rest[0]!);
      if (inner) [element, rest] = [inner, rest.slice(1)];
    }
    return { ...(element && { element }), rest };
  }

  /** A world has one environment: of two, neither may stand wherever the other does. */
  private checkEnvironments(): void {
    const all = [...this.block.elements.values()].filter(({ family }) => family === 'environment');
    for (const [at, second] of all.entries()) {
      const first = all.slice(0, at).find((each) => each.isWith(second) || second.isWith(each));
      if (first) second.reportSecond(first.name);
    }
  }

  plan(declaration: SceneDeclaration, root: string): Scene {
    const doc = documentationOf(declaration.node);
    const lets: Variable[] = this.body.lets();
    const things = [...this.block.elements.values()];
    // What a derived scene writes stands outside of the things that it is about.
    const read = this.isDerived ? things : things.filter((thing) => this.context.concerns(thing));
    const elements = read.flatMap(planElements);
    const requires: Require[] = this.body.requires();
    this.checkEnvironments();
    const at = declaration.scope.document.range(declaration.node);
    return { name: declaration.name, root, lets, elements, requires, at, ...(doc ? { doc } : {}) };
  }
}

/** An element, and those that stand in it if it is a group, in the order of declaration. */
function planElements(element: ElementDeclaration): PlanElement[] {
  return [element.plan(), ...[...element.block.elements.values()].flatMap(planElements)];
}

/** What a declaration lacks that says nothing of what it is. */
const whatItIs: Readonly<Record<ElementKind, string>> = {
  object: 'what it is, such as `= box`',
  light: 'what it is, such as `= point`',
  camera: 'what it is, such as `= pinhole`',
  environment: 'what it is, such as `= hdri`',
  group: 'a body in braces, with the things that belong to it',
};

/** The names of `main.noise.iso`; undefined for what is no path of names. */
export function pathOf(node: Expression): string[] | undefined {
  if (node.$type === 'Ref') return [node.name];
  if (node.$type !== 'Member') return undefined;
  const target = pathOf(node.target);
  return target && [...target, node.member];
}
