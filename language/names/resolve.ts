import type { AstNode } from 'langium';
import { AstUtils } from 'langium';
import type { Checked } from '../check.js';
import type { ElementDeclaration } from '../elaborate/element.js';
import { elementAt } from '../elaborate/element-path.js';
import { headSymbol } from '../elaborate/head-symbol.js';
import { outputsOf } from '../elaborate/output.js';
import { pathOf } from '../elaborate/scene.js';
import type { Meaning, Scope } from '../elaborate/scope.js';
import { isOutputs } from '../elaborate/top.js';
import type {
  Argument,
  Construct,
  Element,
  Entry,
  Expression,
  ImportedName,
  Member,
  Ref,
} from '../generated/ast.js';
import type { Type } from '../types/type.js';
import { type Catalogue, findKind, type Property } from '../words/catalogue.js';
import { loadCatalogue, typeNamed } from '../words/load.js';
import { DeclarationIndex, importedBy, memberOfValue, nameOfEntry } from './declarations.js';
import { followPath, sceneOfPath } from './paths.js';
import type { Declared, Target, Word } from './target.js';
import { fact, wholeOf, wordAt } from './words.js';

/** Finds what the names of a checked spec mean, from where the elaboration looked them up. */
export class Resolver {
  readonly index: DeclarationIndex;
  readonly catalogue: Catalogue = loadCatalogue();

  constructor(readonly checked: Checked) {
    this.index = new DeclarationIndex(checked);
  }

  /** Where names are looked up at a node: where the elaboration did, else at the top of its file. */
  scopeOf(node: AstNode): Scope | undefined {
    const { findings, declarations } = this.checked;
    for (let each: AstNode | undefined = node; each; each = each.$container) {
      const scope = findings?.of(each)?.scope;
      if (scope) return scope;
    }
    const document = this.index.documentOf(node);
    return document && declarations.scopeOf(document);
  }

  /** The type that is due where an expression stands; of the head of a use, where the use stands. */
  dueAt(node: Expression): Type | undefined {
    return this.checked.findings?.of(wholeOf(node))?.due ?? this.checked.findings?.of(node)?.due;
  }

  /** The type that an author writes behind the name of a parameter. */
  typeWritten(node: Expression | undefined): Type | undefined {
    return node?.$type === 'Ref' ? typeNamed(node.name) : undefined;
  }

  /** What a name in an expression, or on the left of a sign, means. */
  ref(node: Ref): Target | undefined {
    if (node.$container.$type === 'Formal' && node.$containerProperty === 'type') {
      const type = typeNamed(node.name);
      return type && { kind: 'word', role: 'type', name: node.name, entry: undefined, type };
    }
    const whole = wholeOf(node);
    const entry = whole.$container?.$type === 'Entry' && whole.$containerProperty === 'target';
    if (entry) return this.entryName(whole.$container as Entry, node);
    return this.inExpression(node);
  }

  private inExpression(node: Ref): Target | undefined {
    const scene = sceneOfPath(this.checked, node);
    const found = scene && followPath(this.index, scene, [node.name]);
    if (found) return found;
    const scope = this.scopeOf(node);
    if (!scope) return undefined;
    const symbol = scope.lookup(node.name);
    const isCalled = node.$container.$type === 'Call' && node.$containerProperty === 'target';
    // `count(things)` asks, also where `count` is a property that is written.
    const isAsked = isCalled && node.name === 'count' && symbol?.kind === 'variable';
    if (symbol && !isAsked) return this.meaning(symbol, node.name, node, scope);
    return wordAt(this.catalogue, node, this.dueAt(node), scope);
  }

  /** The name at the start of an entry: a property, a class, a label, a branch, or a path into a scene. */
  private entryName(entry: Entry, node: Ref): Target | undefined {
    const { findings } = this.checked;
    const property = this.property(entry);
    if (property) return property;
    const owner = entry.$container;
    const outer = owner.$type === 'Body' ? owner.$container : undefined;
    if (owner.$type === 'Spec')
      return isOutputs(entry.target) || node.name === 'quota'
        ? this.kind('declaration', node.name)
        : undefined;
    const path = this.index.classPath(entry);
    if (path !== undefined) return this.index.classAt(path);
    if (node.name === 'environment' && entry.value && outer?.$type !== 'Struct') {
      const declared = this.index.of(entry, 'environment');
      if (declared) return declared;
    }
    if (outer?.$type === 'Construct' && isOutputs(outer)) return this.kind('label', node.name);
    const head = outer?.$type === 'Construct' ? wordOfHead(outer.target) : undefined;
    if (outer?.$type === 'Element' && outer.kind !== 'scene' && entry.value)
      return this.propertyWord(outer.kind, outer.name, node.name);
    if (head === 'quota') return this.inQuota(entry, node, outer as Construct);
    if (this.isInClass(entry)) return this.propertyWord('class', 'class', node.name);
    const scene = sceneOfPath(this.checked, node);
    if (scene && !entry.weight) return followPath(this.index, scene, [node.name]);
    if (outer && findings?.of(entry.target)) return this.inExpression(node);
    if (head === 'choice' && !entry.value) return this.inExpression(node);
    if (head === 'choice' || head === 'copula')
      return node.name === 'correlation'
        ? { kind: 'word', role: 'keyword', name: node.name, entry: undefined }
        : this.index.of(entry, head === 'choice' ? 'branch' : 'part');
    return undefined;
  }

  /** Whether an entry is written in the body of a class. */
  private isInClass({ $container: body }: Entry): boolean {
    const outer = body.$type === 'Body' ? body.$container : undefined;
    if (outer?.$type === 'Element') return outer.kind === 'class';
    return (
      outer?.$type === 'Construct' &&
      outer.$container.$type === 'Entry' &&
      this.index.isClass(outer.$container)
    );
  }

  /** `of` of a quota, or an outcome: a branch of the choice that it is of, or what that branch names. */
  private inQuota(entry: Entry, node: Ref, quota: Construct): Target | undefined {
    if (entry.value) return this.propertyWord('quota', 'quota', node.name);
    const of = quota.body.items.find(
      (item): item is Entry =>
        item.$type === 'Entry' && item.value !== undefined && nameOfEntry(item) === 'of',
    );
    const variable = of?.value && this.target(of.value);
    const branch = variable?.kind === 'declared' ? memberOfValue(variable.node, node.name) : undefined;
    if (branch?.$type !== 'Entry') return undefined;
    const { target, value } = branch as Entry;
    const head = target.$type === 'Construct' ? target.target : target;
    return value ? this.index.of(branch, 'branch') : this.target(head);
  }

  /** The property that an entry gives its value, with what the catalogue says of it. */
  property(entry: Entry): Declared | undefined {
    const found = this.checked.findings?.properties.get(entry);
    if (!found) return undefined;
    const { property, block } = found;
    const node = block.variables.get(property.name)?.node ?? entry;
    return this.declaredProperty(node, property);
  }

  private declaredProperty(node: AstNode, property: Property): Declared | undefined {
    return this.index.of(node, 'property', { word: propertyWord(property) });
  }

  private kind(family: string, name: string): Word | undefined {
    const entry = findKind(this.catalogue, family, name);
    return entry && { kind: 'word', role: 'kind', name, entry };
  }

  private propertyWord(kind: string, second: string, name: string): Word | undefined {
    for (const each of this.catalogue.kinds) {
      const property = each.name === kind || each.name === second ? each.properties.get(name) : undefined;
      if (property) return propertyWord(property);
    }
    return undefined;
  }

  /** The word before the name of a declaration, and what follows it where that is a word of the language too. */
  kindOf(node: Element): Word | undefined {
    return (
      this.kind('declaration', node.kind) ??
      this.kind('element', node.kind) ??
      this.kind(node.kind, node.kind)
    );
  }

  /** The format or design that a declaration names. */
  namedKind(node: Element): Word | undefined {
    return node.kind === 'export' || node.kind === 'design' ? this.kind(node.kind, node.name) : undefined;
  }

  /** What stands behind a dot. */
  member(node: Member): Target | undefined {
    const scene = sceneOfPath(this.checked, node);
    const path = pathOf(node);
    if (scene && path) {
      const entry =
        node.$container.$type === 'Entry' && node.$containerProperty === 'target'
          ? node.$container
          : undefined;
      const property = entry && this.property(entry);
      return property ?? followPath(this.index, scene, path);
    }
    const scope = this.scopeOf(node);
    return scope && this.memberIn(node, scope);
  }

  private memberIn(node: Member, scope: Scope): Target | undefined {
    const { target, member } = node;
    const file = target.$type === 'Ref' ? scope.lookup(target.name) : undefined;
    if (file?.kind === 'namespace') {
      const symbol = file.scope.lookup(member);
      return symbol && this.meaning(symbol, member, node, file.scope);
    }
    const inGroup = elementAt(node, scope);
    if (inGroup) return this.index.of(inGroup.node);
    const thing = thingOf(target, scope);
    if (thing) return this.ofThing(thing, member);
    const type = this.checked.findings?.of(target)?.type;
    if (type?.kind === 'class') {
      const owner = this.target(target);
      const path =
        owner?.kind === 'declared'
          ? this.index.classPath((owner.of as Declared)?.node ?? owner.node)
          : undefined;
      return path === undefined ? undefined : this.index.classAt(`${path}.${member}`);
    }
    if (type?.kind === 'vector') return fact(member, { kind: 'number', dimension: type.dimension });
    if (type?.kind === 'joint') {
      const owner = this.target(target);
      const part = owner?.kind === 'declared' ? memberOfValue(owner.node, member) : undefined;
      return part && this.index.of(part, 'part');
    }
    const method = this.catalogue.functions.get(member) ?? this.catalogue.relations.get(member);
    if (method) return { kind: 'word', role: 'signature', name: member, entry: method };
    return { kind: 'word', role: 'fact', name: member, entry: undefined };
  }

  /** A variable, property or fact of a thing. */
  private ofThing(thing: ElementDeclaration, name: string): Target | undefined {
    const variable = thing.block.variables.get(name);
    const property = thing.kind.properties.get(name);
    if (variable)
      return property ? this.declaredProperty(variable.node, property) : this.index.of(variable.node);
    if (property) return propertyWord(property);
    const relation = this.catalogue.relations.get(name);
    if (relation) return { kind: 'word', role: 'signature', name, entry: relation };
    const type = outputsOf(thing.family).get(name);
    return { kind: 'word', role: 'fact', name, entry: undefined, ...(type && { type }) };
  }

  /** What a name or a path of names means. */
  target(node: Expression): Target | undefined {
    if (node.$type === 'Ref') return this.ref(node);
    return node.$type === 'Member' ? this.member(node) : undefined;
  }

  /** The parameter that a named argument is for. */
  argument(node: Argument): Target | undefined {
    const { target } = node.$container;
    const scope = this.scopeOf(node.$container);
    const symbol = scope && headSymbol(target, scope);
    const declaring =
      symbol?.kind === 'template'
        ? symbol.declaration.node
        : symbol?.kind === 'distribution'
          ? (symbol.node.$container as Element)
          : undefined;
    if (declaring) {
      const formal = declaring.parameters.find((each) => each.name === node.name);
      return formal && this.index.of(formal);
    }
    const word = this.target(target);
    const entry = word?.kind === 'word' ? word.entry : undefined;
    return node.name !== undefined && entry
      ? { kind: 'word', role: 'argument', name: node.name, entry }
      : undefined;
  }

  /** What an import takes from another file. */
  imported(node: ImportedName): Target | undefined {
    const document = this.index.documentOf(node);
    const file = document && importedBy(node.$container, document);
    if (!file) return undefined;
    const scope = this.checked.declarations.scopeOf(file);
    const symbol = scope.lookup(node.name);
    return symbol && this.meaning(symbol, node.name, file.spec, scope);
  }

  /** What an author's name stands for; one that an import calls otherwise stands for the import. */
  private meaning(symbol: Meaning, name: string, node: AstNode, scope: Scope): Target | undefined {
    const document = this.index.documentOf(node);
    const alias = document && scope.document === document ? this.index.aliasNamed(name, document) : undefined;
    const of = this.declaration(symbol, name, node, scope);
    if (alias && (of?.kind !== 'declared' || of.name !== name || of.document !== document))
      return this.index.of(alias, 'import', of ? { of } : {});
    return of;
  }

  private declaration(symbol: Meaning, name: string, node: AstNode, scope: Scope): Target | undefined {
    const { index } = this;
    switch (symbol.kind) {
      case 'namespace': {
        const place = index.nodeOf(symbol);
        return place && index.of(place);
      }
      case 'constant': {
        const place = index.nodeOf(symbol);
        if (place) return index.of(place);
        return scope.subject && this.ofThing(scope.subject.element, name);
      }
      case 'output':
        return scope.subject && this.ofThing(scope.subject.element, name);
      case 'variable': {
        const property = symbol.block.blockKind?.properties.get(name);
        const place = symbol.variable.node;
        return property && place.$type === 'Entry' ? this.declaredProperty(place, property) : index.of(place);
      }
      case 'argument': {
        const owner = AstUtils.getContainerOfType(node, (each): each is Element => hasParameter(each, name));
        const formal = owner?.parameters.find((each) => each.name === name);
        return formal && index.of(formal);
      }
      case 'element':
        return index.of(symbol.element.node, symbol.element.family);
      case 'template':
      case 'scene':
        return index.of(symbol.declaration.node);
      case 'distribution':
        return symbol.node.$container && index.of(symbol.node.$container);
      case 'class':
        return index.classAt(symbol.path);
      case 'measure':
        return fact(name, { kind: 'number', dimension: '' });
      case 'broken':
        return undefined;
    }
  }
}

function hasParameter(node: AstNode, name: string): boolean {
  return node.$type === 'Element' && (node as Element).parameters.some((each) => each.name === name);
}

function propertyWord(property: Property): Word {
  return { kind: 'word', role: 'property', name: property.name, entry: property, type: property.type };
}

function wordOfHead(node: Expression): string | undefined {
  return node.$type === 'Ref' ? node.name : undefined;
}

/** The thing of the scene that an expression names, one of many among them. */
export function thingOf(node: Expression, scope: Scope): ElementDeclaration | undefined {
  if (node.$type === 'Index') return thingOf(node.target, scope);
  if (node.$type === 'Call' && node.target.$type === 'Ref' && node.target.name === 'nearest') {
    const [things] = node.args;
    return things && elementAt(things.value, scope);
  }
  return elementAt(node, scope);
}
