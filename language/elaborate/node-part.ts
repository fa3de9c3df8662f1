import type { Expression as PlanExpression, Term } from '../../engine/plan/plan.js';
import type { Call, Expression } from '../generated/ast.js';
import type { Context } from './context.js';
import { elementReference } from './member.js';
import type { Scope } from './scope.js';
import type { TemplateDeclaration } from './template.js';

/** `x.node("…")`: the thing and the call; undefined for anything else. */
export function nodeCall(node: Expression): { thing: Expression; call: Call } | undefined {
  if (node.$type !== 'Call' || node.target.$type !== 'Member' || node.target.member !== 'node')
    return undefined;
  return { thing: node.target.target, call: node };
}

/** The name in `x.node("…")`, if a model that the thing may be has such a node; otherwise that is told. */
export function partName(context: Context, call: Call, thing: Expression, scope: Scope): string | undefined {
  const [argument] = call.args;
  if (call.args.length !== 1 || argument?.value.$type !== 'Text') {
    const found = argument ? `this is \`${scope.document.textOf(argument.value)}\`` : 'nothing is given';
    const due = 'the name of a node of the model, such as "board"';
    context.report('call/arguments', scope, argument ?? call, { name: 'node', due, found });
    return undefined;
  }
  const name = argument.value.value;
  const reference = elementReference(context, thing, scope);
  if (!reference || reference === 'told') return undefined;
  const { files } = context;
  if (!files.nodes) return name;
  const names = new Set<string>();
  for (const file of modelFiles(context.templates, reference.element.assetPlan()))
    for (const each of files.nodes(file)) names.add(each);
  if (names.has(name)) return name;
  const nearest = context.nearest(name, () => names);
  const fix = nearest ? { title: `Write "${nearest}"`, text: JSON.stringify(nearest) } : undefined;
  const owner = reference.element.name;
  context.report('reference/node', scope, argument.value, { owner, name, nearest }, fix);
  return undefined;
}

/** The files of the models that an asset may be. */
export function modelFiles(
  templates: ReadonlyMap<string, Pick<TemplateDeclaration, 'term'>>,
  asset: Term,
): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (term: Term): void => {
    if ('if' in term) {
      visit(term.then);
      if (term.else) visit(term.else);
    } else if ('value' in term) visitValue(term.value);
    else if ('choice' in term.draw) for (const { term: branch } of term.draw.choice) visit(branch);
  };
  const visitValue = (value: PlanExpression): void => {
    if (typeof value !== 'object') return;
    if ('use' in value && !seen.has(value.use)) {
      seen.add(value.use);
      const template = templates.get(value.use);
      if (template) visit(template.term.get());
    }
    if (!('block' in value)) return;
    const file = value.properties['file'];
    if (file && 'value' in file && typeof file.value === 'object' && 'file' in file.value)
      files.add(file.value.file);
  };
  visit(asset);
  return files;
}
