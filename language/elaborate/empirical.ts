import type { Call, Expression } from '../generated/ast.js';
import { type Column, readColumn } from '../tables/column.js';
import type { Type } from '../types/type.js';
import * as types from '../types/type.js';
import type { Signature } from '../words/catalogue.js';
import { orderedArguments } from './call.js';
import type { Context } from './context.js';
import type { Drawn } from './draw.js';
import type { Scope } from './scope.js';
import type { Typed } from './typed.js';

/** How many values of tables a plan may hold, over all draws. */
const maximumValues = 1_000_000;

/** `empirical("people.csv", "height", 1cm)`, its arguments matched: the value of a row of the table, each as likely. */
export function elaborateEmpirical(
  context: Context,
  node: Call,
  signature: Signature,
  call: { readonly args: readonly Typed[]; readonly type: Type },
  scope: Scope,
): Drawn | undefined {
  const nodes = orderedArguments(context, node, signature, scope)!.map((each) => each.value);
  const [file, name, unit] = call.args.map((each) => each.plan);
  if (typeof name !== 'string' || typeof unit !== 'number') {
    const at = typeof name !== 'string' ? 1 : 2;
    context.report('property/not-constant', scope, nodes[at], {
      name: signature.parameters[at]!.name,
      found: 'what is drawn',
    });
    return undefined;
  }
  const { file: path } = file as { readonly file: string };
  const column = columnOf(context, path, name, unitOf(nodes[2]!) ?? unit);
  if (column.kind === 'missing') {
    const nearest = context.nearest(name, () => column.names);
    const fix = nearest ? { title: `Write "${nearest}"`, text: JSON.stringify(nearest) } : undefined;
    context.report('table/column', scope, nodes[1], { path, name, nearest }, fix);
    return undefined;
  }
  if (column.kind === 'problem') {
    context.report('asset/broken', scope, nodes[0], { path, problem: column.problem });
    return undefined;
  }
  const { values } = column;
  context.tableValues += values.length;
  if (context.tableValues > maximumValues) {
    const problem = `Draws take more than ${maximumValues.toLocaleString('en')} values from tables`;
    context.report('limit/size', scope, node, { problem });
    return undefined;
  }
  const isPlain = call.type.kind === 'number' && call.type.dimension === '';
  return {
    type: isPlain && values.every(Number.isInteger) ? types.wholeNumber : call.type,
    draw: {
      dist: 'empirical',
      args: [{ tuple: values }],
      source: { file: path, column: name },
      at: context.range(scope, node),
    },
  };
}

/** The name of a unit that is written as one of it: `1cm`. Then values are read as if they had it. */
function unitOf(node: Expression): string | undefined {
  return node.$type === 'Quantity' ? /^1([^\d.eE_].*)?$/u.exec(node.text)?.[1] : undefined;
}

/** Read once, however often it is drawn from. */
function columnOf(context: Context, path: string, name: string, unit: string | number): Column {
  const key = JSON.stringify([path, name, unit]);
  let column = context.columns.get(key);
  if (!column) {
    const read = context.files.readTable(path);
    if (read.kind === 'text') column = readColumn(read.text, name, unit);
    else if (read.kind === 'missing') column = { kind: 'problem', problem: 'It is gone.' };
    else column = { kind: 'problem', problem: `${read.problem}.` };
    context.columns.set(key, column);
  }
  return column;
}
