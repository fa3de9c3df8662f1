import type { AstNode } from 'langium';
import type { ClassNode } from '../../engine/plan/plan.js';
import type { Body, Element, Expression } from '../generated/ast.js';
import { documentationOf } from '../parser/parse.js';
import { findKind } from '../words/catalogue.js';
import type { Context } from './context.js';
import { nameNode } from './name-node.js';
import { checkRange } from './range.js';
import type { TableScope } from './scope.js';
import { elaborateTail, type Tail } from './term.js';

/** Declares a class and the classes in its body: `fruit`, `fruit.apple`. Ids are unique over all files. */
export function declareClasses(
  context: Context,
  node: Element,
  scope: TableScope,
  classes: ClassNode[],
): void {
  if (scope.table.has(node.name)) {
    context.report('name/duplicate', scope, nameNode(node), { name: node.name });
    return;
  }
  declareClass(context, node.name, node, node.body, scope, classes);
}

function declareClass(
  context: Context,
  path: string,
  node: AstNode,
  body: Body | undefined,
  scope: TableScope,
  classes: ClassNode[],
): void {
  scope.table.set(path, { kind: 'class', path });
  const place = node.$type === 'Element' ? nameNode(node) : node;
  const property = findKind(context.catalogue, 'declaration', 'class')!.properties.get('id')!;
  const children: { path: string; node: Expression; body: Body | undefined }[] = [];
  let id: number | undefined;
  let told = false;
  for (const item of body?.items ?? []) {
    if (item.$type === 'Entry' && item.target.$type === 'Ref' && item.target.name === 'id' && item.value) {
      const { term, type } = elaborateTail(context, item as Tail, property.type, scope);
      told = type.kind === 'error';
      if (!told) checkRange(context, property, term, item as Tail, scope);
      if ('value' in term && typeof term.value === 'number') id = term.value;
    } else if (item.$type === 'Entry' && !item.value && headOf(item.target)) {
      const name = headOf(item.target)!;
      const child = {
        path: `${path}.${name}`,
        node: item.target,
        body: item.target.$type === 'Construct' ? item.target.body : undefined,
      };
      if (children.some((each) => each.path === child.path))
        context.report('name/duplicate', scope, item.target, { name });
      else children.push(child);
    } else {
      context.report('declaration/misplaced', scope, item, {
        what: 'This',
        where: 'in the body of a class',
        instead: 'a class has an `id` and classes',
      });
    }
  }
  const same = classes.find((each) => each.id === id);
  if (id === undefined && !told) {
    context.report('class/id', scope, place, {
      problem: `The class \`${path}\` needs an id: \`id = ${freeId(classes)}\`.`,
    });
  } else if (same) {
    context.report('class/id', scope, place, {
      problem: `The id ${id} is already that of \`${same.path}\`; ${freeId(classes)} is free.`,
    });
  }
  const doc = documentationOf(node);
  classes.push({ path, id: id ?? -1, at: context.range(scope, node), ...(doc ? { doc } : {}) });
  for (const child of children) declareClass(context, child.path, child.node, child.body, scope, classes);
}

function headOf(node: Expression): string | undefined {
  const target = node.$type === 'Construct' ? node.target : node;
  return target.$type === 'Ref' ? target.name : undefined;
}

function freeId(classes: readonly ClassNode[]): number {
  return Math.max(0, ...classes.map((each) => each.id)) + 1;
}
