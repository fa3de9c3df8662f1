import type { Block, Record_, Term } from '../../engine/plan/plan.js';
import type { Body, Call, Element, Expression } from '../generated/ast.js';
import { documentationOf } from '../parser/parse.js';
import type { Type } from '../types/type.js';
import { findKind, type Kind } from '../words/catalogue.js';
import { BlockBody } from './block.js';
import { orderedArguments } from './call.js';
import type { Context } from './context.js';
import { elaborateDraw } from './draw.js';
import { headName, isDistributionLike } from './draw-shape.js';
import { flatten } from './guards.js';
import { headSymbol } from './head-symbol.js';
import { Lazy } from './lazy.js';
import { nameNode } from './name-node.js';
import { ownerName } from './owner-name.js';
import {
  declareParameters,
  elaborateArguments,
  inlinedScope,
  type Parameter,
  parameterBlock,
} from './parameters.js';
import { BlockScope, type Scope } from './scope.js';
import { reportSign, shortText, type Tail } from './term.js';
import { failed, type Typed } from './typed.js';
import { elaborateValue } from './value.js';

/** An `asset` or `material` of a file. */
export interface TemplateDeclaration {
  readonly family: 'asset' | 'material';
  /** Its name, which stands in addresses. */
  readonly name: string;
  /** Its name in the plan: the same, unless another file has a template of that name. */
  readonly key: string;
  readonly node: Element;
  readonly scope: Scope;
  readonly parameters: Lazy<readonly Parameter[]>;
  readonly term: Lazy<Term>;
  readonly doc: string | undefined;
}

/** The parts of `kind(args) { body }` or `Template { body }`. */
export interface UseParts {
  readonly head: Expression;
  readonly call: Call | undefined;
  readonly body: Body | undefined;
}

/** Takes a use apart: `model("a.glb") { … }` has a call and a body. The branches of a bare `choice { … }` are no body. */
export function usePartsOf(node: Expression): UseParts {
  const isBareChoice =
    node.$type === 'Construct' && node.target.$type === 'Ref' && node.target.name === 'choice';
  const body = node.$type === 'Construct' && !isBareChoice ? node.body : undefined;
  const inner = body ? (node as { target: Expression }).target : node;
  return inner.$type === 'Call'
    ? { head: inner.target, call: inner, body }
    : { head: inner, call: undefined, body };
}

/** The kind of a family that an expression names, unless an author has taken the name. */
export function namedKind(
  context: Context,
  family: string,
  head: Expression,
  scope: Scope,
): Kind | undefined {
  if (head.$type !== 'Ref' || scope.lookup(head.name)) return undefined;
  const kind = findKind(context.catalogue, family, head.name);
  return kind?.name === family ? undefined : kind;
}

/** The families of what can be run: those with a block for a plan, and those of records. */
const families = ['asset', 'material', 'noise', 'pattern'];
const recordFamilies: ReadonlySet<string> = new Set(['noise', 'pattern']);

/** A shape, a material or a record written where it is used: `material = pbr { … }`, `noise = sensor { … }`, `baseColor = checker { … }`. */
export function anonymousUse(
  context: Context,
  node: Expression,
  expected: Type | undefined,
  scope: Scope,
): Typed | undefined {
  const alternatives = expected?.kind === 'union' ? expected.of : expected ? [expected] : [];
  const due = alternatives.flatMap((one) => (one.kind === 'use' ? [one.family] : []));
  const { head, call, body } = usePartsOf(node);
  for (const family of due.length > 0 ? due : expected ? [] : families) {
    const kind = namedKind(context, family, head, scope);
    if (!kind) continue;
    const type: Type = { kind: 'use', family };
    const plan = recordFamilies.has(family)
      ? record(context, kind, node, call, body, scope)
      : elaborateBlock(context, kind, node, call, body, scope);
    return plan ? { type, plan } : failed;
  }
  const symbol = headSymbol(head, scope);
  if (symbol?.kind === 'template' && body) {
    // Elaborating it finds templates that are derived from themselves.
    symbol.use.get();
    const block = extendedBlock(context, symbol.declaration, call, node, body, scope);
    return block ? { type: { kind: 'use', family: symbol.family }, plan: block } : failed;
  }
  return undefined;
}

/** How often a template may be derived from another: each run is elaborated with all its layers. */
const maximumLayers = 50;

const bodyRules = { lets: true, requires: false, keypoints: true };

/** A run of a kind's body. */
export function elaborateBlock(
  context: Context,
  kind: Kind,
  node: Expression,
  call: Call | undefined,
  body: Body | undefined,
  scope: Scope,
): Block | undefined {
  const block = new BlockScope(scope.document, scope, kind);
  const reader = new BlockBody(
    context,
    block,
    kind,
    { ...bodyRules, owner: ownerName(kind) },
    flatten(body?.items ?? []),
  );
  reader.takeOverrides(node, scope);
  return blockPlan(context, kind, node, call, reader, scope);
}

function blockPlan(
  context: Context,
  kind: Kind,
  node: Expression,
  call: Call | undefined,
  reader: BlockBody,
  scope: Scope,
): Block | undefined {
  const positional = elaboratePositional(context, kind, node, call, scope);
  reader.checkRequired(node);
  const keypoints = reader.keypoints();
  const lets = reader.lets();
  const properties = reader.propertyTerms();
  const attributes = reader.attributes();
  if (!positional) return undefined;
  return {
    block: kind.name,
    lets,
    attributes,
    properties: { ...positional, ...properties },
    ...(keypoints && keypoints.length > 0 ? { keypoints } : {}),
    at: context.range(scope, node),
  };
}

/** The arguments of `model("…")`. */
export function elaboratePositional(
  context: Context,
  kind: Kind,
  node: Expression,
  call: Call | undefined,
  scope: Scope,
): Record<string, Term> | undefined {
  if (!call && kind.positional.length === 0) return {};
  if (!call) {
    const due = `(${kind.positional.map((each) => each.name).join(', ')})`;
    context.report('call/arguments', scope, node, { name: kind.name, due, found: 'there are none' });
    return undefined;
  }
  const given = orderedArguments(context, call, { name: kind.name, parameters: kind.positional }, scope);
  if (!given) return undefined;
  const terms: Record<string, Term> = {};
  for (const [at, argument] of given.entries()) {
    const { name, type } = kind.positional[at]!;
    const typed = elaborateValue(context, argument.value, type as Type, scope);
    if (typed.type.kind === 'error') return undefined;
    terms[name] = { value: typed.plan };
  }
  return terms;
}

/** `Mug { scale = 2 }`: the body of the template with some properties written anew. */
function extendedBlock(
  context: Context,
  template: TemplateDeclaration,
  call: Call | undefined,
  node: Expression,
  body: Body,
  scope: Scope,
): Block | undefined {
  const base = blockOf(context, template, call, node, scope);
  if (!base) {
    if (template.node.random) {
      context.report('declaration/misplaced', scope, node, {
        what: 'A body',
        where: `after \`${template.name}\`, which is a choice`,
        instead: 'write it after its branches',
      });
    }
    return undefined;
  }
  const { kind, layers } = base;
  const block = new BlockScope(base.scope.document, base.scope, kind);
  const rules = { ...bodyRules, owner: ownerName(kind) };
  const reader = new BlockBody(context, block, kind, rules, flatten(base.body?.items ?? []));
  for (const layer of [...layers, { body, scope }]) reader.extend(flatten(layer.body.items), layer.scope);
  reader.takeOverrides(node, scope);
  return blockPlan(context, kind, base.node, base.call, reader, base.scope);
}

/** A template's run of one kind, and the bodies written over it, the innermost first, each with the scope of its file. */
interface TemplateBlock {
  readonly kind: Kind;
  readonly node: Expression;
  readonly call: Call | undefined;
  readonly body: Body | undefined;
  readonly scope: Scope;
  readonly layers: readonly { readonly body: Body; readonly scope: Scope }[];
}

/** The run that a template is, to be written out in `place`; undefined for a choice, or where something was told. */
function blockOf(
  context: Context,
  template: TemplateDeclaration,
  use: Call | undefined,
  node: Expression,
  place: Scope,
): TemplateBlock | undefined {
  const layers: { body: Body; scope: Scope }[] = [];
  const seen = new Set<TemplateDeclaration>();
  let using = { call: use, node, scope: place };
  for (let each = template; !seen.has(each); ) {
    seen.add(each);
    const parameters = each.parameters.get();
    const given = elaborateArguments(context, each.name, parameters, using.call, using.node, using.scope);
    if (!given) return undefined;
    const scope = inlinedScope(parameters, given, each.scope, place);
    const { value, random } = each.node;
    if (!value || random) return undefined;
    const { head, call, body } = usePartsOf(value);
    using = { call, node: value, scope };
    const kind = namedKind(context, each.family, head, scope);
    if (kind) return { kind, node: value, call, body, scope, layers: layers.reverse() };
    const symbol = headSymbol(head, scope);
    if (symbol?.kind !== 'template') return undefined;
    if (body) layers.push({ body, scope });
    if (layers.length > maximumLayers) {
      const problem = `A template is derived from others more than ${maximumLayers} deep`;
      context.report('limit/size', template.scope, nameNode(template.node), { problem });
      return undefined;
    }
    each = symbol.declaration;
  }
  return undefined;
}

/** `noise = sensor { iso ~ … }`: named values; its variables stand under the property. */
function record(
  context: Context,
  kind: Kind,
  node: Expression,
  call: Call | undefined,
  body: Body | undefined,
  scope: Scope,
): Record_ | undefined {
  const inner = new BlockScope(scope.document, scope, kind);
  const reader = new BlockBody(
    context,
    inner,
    kind,
    { lets: false, requires: false, keypoints: false, owner: ownerName(kind) },
    flatten(body?.items ?? []),
  );
  reader.takeOverrides(node, scope);
  const positional = elaboratePositional(context, kind, node, call, scope);
  const properties = reader.propertyTerms();
  return positional && { record: kind.name, properties, at: context.range(scope, node) };
}

/** Declares an `asset` or `material`. */
export function declareTemplate(
  context: Context,
  node: Element,
  family: 'asset' | 'material',
  key: string,
  scope: Scope,
): TemplateDeclaration {
  const subject = { name: node.name, node, scope };
  const parameters = declareParameters(context, node, scope);
  const inside = () =>
    node.parameters.length > 0 ? parameterBlock(context, parameters.get(), scope) : scope;
  const template: TemplateDeclaration = {
    family,
    name: node.name,
    key,
    node,
    scope,
    parameters,
    term: new Lazy<Term>(context, subject, () => templateTerm(context, node, family, inside()), { value: 0 }),
    doc: documentationOf(node),
  };
  return template;
}

function templateTerm(context: Context, node: Element, family: 'asset' | 'material', scope: Scope): Term {
  const type: Type = { kind: 'use', family };
  if (!node.value) {
    const due = `what it is, such as \`= ${family === 'asset' ? 'model("file.glb")' : 'pbr'} { … }\``;
    context.report('declaration/incomplete', scope, nameNode(node), {
      what: `The ${family} \`${node.name}\``,
      due,
    });
    return { value: 0 };
  }
  if (node.random) return elaborateDraw(context, node.value, type, scope, node as Tail).term;
  if (isDistributionLike(context, node.value, scope, type) || headName(node.value) === 'choice') {
    reportSign(
      context,
      'draw/distribution',
      node as Tail,
      scope,
      `\`${shortText(scope.document.textOf(node.value))}\``,
    );
    return { value: 0 };
  }
  const typed = elaborateValue(context, node.value, type, scope);
  return { value: typed.plan, at: context.range(scope, node) };
}
