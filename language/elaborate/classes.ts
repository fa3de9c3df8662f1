import type { AstNode } from 'langium';
import type { Body, Element, Expression } from '../generated/ast.js';
import { documentationOf } from '../parser/parse.js';
import { findKind } from '../words/catalogue.js';
import type { Context } from './context.js';
import { nameNode } from './name-node.js';
import { checkRange } from './range.js';
import type { TableScope } from './scope.js';
import { elaborateTail, type Tail } from './term.js';

/** Declares a class and the classes in its body: `fruit`, `fruit.apple`. Ids are unique over all files. */
export function declareClasses(context: Context, node: Element, scope: TableScope): void {
  if (context.classes.has(node.name)) {
    const where = scope.table.has(node.name)
      ? ''
      : ', in another file: classes are known by their names alone';
    context.report('name/duplicate', scope, nameNode(node), { name: node.name, where });
    return;
  }
  if (scope.table.has(node.name)) {
    context.report('name/duplicate', scope, nameNode(node), { name: node.name });
    return;
  }
  declareClass(context, node.name, node, node.body, scope);
}

function declareClass(
  context: Context,
  path: string,
  node: AstNode,
  body: Body | undefined,
  scope: TableScope,
): void {
  const { classes } = context;
  scope.table.set(path, { kind: 'class', path });
  const place = node.$type === 'Element' ? nameNode(node) : node;
  const property = findKind(context.catalogue, 'declaration', 'class')!.properties.get('id')!;
  const children = new Map<string, { node: Expression; body: Body | undefined }>();
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
      const inner = item.target.$type === 'Construct' ? item.target.body : undefined;
      if (children.has(name)) context.report('name/duplicate', scope, item.target, { name });
      else children.set(name, { node: item.target, body: inner });
    } else {
      context.report('declaration/misplaced', scope, item, {
        what: 'This',
        where: 'in the body of a class',
        instead: 'a class has an `id` and classes',
      });
    }
  }
  const same = id === undefined ? undefined : classes.withId(id);
  if (id === undefined && !told) {
    context.report('class/id', scope, place, {
      problem: `The class \`${path}\` needs an id: \`id = ${classes.freeId}\`.`,
    });
  } else if (same) {
    context.report('class/id', scope, place, {
      problem: `The id ${id} is already that of \`${same}\`; ${classes.freeId} is free.`,
    });
  }
  const doc = documentationOf(node);
  classes.add({ path, id: id ?? -1, at: context.range(scope, node), ...(doc ? { doc } : {}) });
  for (const [name, child] of children)
    declareClass(context, `${path}.${name}`, child.node, child.body, scope);
}

function headOf(node: Expression): string | undefined {
  const target = node.$type === 'Construct' ? node.target : node;
  return target.$type === 'Ref' ? target.name : undefined;
}
