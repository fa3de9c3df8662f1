import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import type { ElementDeclaration } from '../../language/elaborate/element.js';
import { outputsOf } from '../../language/elaborate/output.js';
import { pathOf } from '../../language/elaborate/scene.js';
import type { BlockScope } from '../../language/elaborate/scope.js';
import type { Expression, Member } from '../../language/generated/ast.js';
import type { Catalogue } from '../../language/index.js';
import { sceneOfPath } from '../../language/names/paths.js';
import { thingOf } from '../../language/names/resolve.js';
import { fits, type Type, typeName } from '../../language/types/type.js';
import { marker, type Probe } from '../source/probe.js';
import { item, propertyItem, type Rank, signatureItem } from './item.js';

/** What may stand behind a dot. */
export function memberItems({ project, node }: Probe): CompletionItem[] {
  const { resolver } = project.names;
  const { target } = node as Member;
  const scene = sceneOfPath(project.checked, node as Expression);
  const along = scene && thingAlong(scene, pathOf(target) ?? []);
  if (scene) return along ? writtenItems(along) : [];
  const scope = resolver.scopeOf(node);
  if (!scope) return [];
  const due = resolver.dueAt(node as Expression);
  const file = target.$type === 'Ref' ? scope.lookup(target.name) : undefined;
  if (file?.kind === 'namespace') {
    return [...file.scope.names()]
      .filter((name) => !name.includes('.'))
      .map((name) => item(name, CompletionItemKind.Variable, file.document.path, ''));
  }
  const thing = thingOf(target, scope);
  if (thing) return thingItems(resolver.catalogue, thing, due);
  const owner = resolver.target(target);
  const path = owner?.kind === 'declared' ? resolver.index.classPath(owner.node) : undefined;
  if (path !== undefined) {
    return resolver.index.classesIn(path).map((name) => item(name, CompletionItemKind.Class, 'class', ''));
  }
  const type = project.checked.findings?.of(target)?.type;
  if (type?.kind === 'vector')
    return ['x', 'y', 'z']
      .slice(0, type.size)
      .map((axis) => typed(axis, { kind: 'number', dimension: type.dimension }, due));
  if (type?.kind === 'joint') return type.parts.map((part) => typed(part.name, part.type, due));
  return [];
}

/** The thing to which a path leads from outside of a scene. */
function thingAlong(scene: BlockScope, path: readonly string[]): ElementDeclaration | undefined {
  let thing: ElementDeclaration | undefined;
  for (const name of path) {
    thing = (thing ? thing.block : scene).elements.get(name);
    if (!thing) return undefined;
  }
  return thing;
}

/** What may be written over, or named, of a thing from outside of its scene. */
function writtenItems({ block, kind }: ElementDeclaration): CompletionItem[] {
  const own = [...block.variables.keys()].filter((name) => name !== marker && !kind.properties.has(name));
  const things = [...block.elements.keys()];
  return [
    ...[...kind.properties.values()].map(propertyItem),
    ...[...own, ...things].map((name) => item(name, CompletionItemKind.Variable, '', '', 'fits')),
  ];
}

function thingItems(
  catalogue: Catalogue,
  thing: ElementDeclaration,
  due: Type | undefined,
): CompletionItem[] {
  const { block, kind, family } = thing;
  const variables = [...block.variables]
    .filter(([name]) => name !== marker)
    .map(([name, { resolved }]) => typed(name, resolved.get().type, due));
  const unset = [...kind.properties.keys()].flatMap((name) => {
    const value = thing.defaultOf(name);
    return value ? [typed(name, value.type, due)] : [];
  });
  const facts = [...outputsOf(family)].map(([name, type]) => typed(name, type, due));
  const things = [...block.elements.keys()].map((name) =>
    item(name, CompletionItemKind.Variable, 'thing', ''),
  );
  const relations = [...catalogue.relations.values()].map((each) =>
    signatureItem({ ...each, parameters: each.parameters.slice(1) }, 'other'),
  );
  return [...variables, ...facts, ...unset, ...things, ...relations];
}

function typed(name: string, type: Type, due: Type | undefined): CompletionItem {
  const isFit = due !== undefined && type.kind !== 'error' && fits(type, due);
  const rank: Rank = isFit ? 'fits' : due === undefined ? 'leads' : 'other';
  return item(name, CompletionItemKind.Property, type.kind === 'error' ? '' : typeName(type), '', rank);
}
