import type { ExportOutput, LabelOutput, Expression as PlanExpression } from '../../engine/plan/plan.js';
import { nearestName } from '../diagnostics/suggest.js';
import type { Body, Element, Entry, Expression } from '../generated/ast.js';
import { findKind, type Kind, kindsOf } from '../words/catalogue.js';
import { BlockBody } from './block.js';
import type { Context } from './context.js';
import { headName } from './draw-shape.js';
import { flatten } from './guards.js';
import { BlockScope, type Meaning, TableScope } from './scope.js';

/** What is known of each annotation once its pixels are: for `keep`. */
const measures = ['visibility', 'truncation', 'area'];

/** The outputs in `labels { rgb, boxes { keep = visibility > 10% } }`. */
export function elaborateLabels(context: Context, node: Entry, scope: TableScope): LabelOutput[] {
  const body = (node.target as { body?: Body }).body;
  const seen = new Set<string>();
  return (body?.items ?? []).flatMap((item): LabelOutput[] => {
    const target: Expression | undefined =
      item.$type === 'Entry' && !item.value && !item.weight ? item.target : undefined;
    const name = target && headName(target);
    if (!target || name === undefined) {
      context.report('declaration/misplaced', scope, item, {
        what: 'This',
        where: 'in `labels`',
        instead: 'name the labels, such as `rgb, boxes`',
      });
      return [];
    }
    const kind = outputKind(context, 'label', name, target, scope);
    if (!kind) return [];
    if (seen.has(name)) context.report('name/duplicate', scope, target, { name });
    seen.add(name);
    const zero = name === 'classes' ? context.classes.withId(0) : undefined;
    if (zero !== undefined) context.report('class/zero', scope, target, { path: zero });
    const properties = outputProperties(
      context,
      kind,
      target.$type === 'Construct' ? target.body : undefined,
      scope,
    );
    return [{ label: name, properties, at: context.range(scope, item) }];
  });
}

/** `export coco { path = "coco" }`. */
export function elaborateExport(context: Context, node: Element, scope: TableScope): ExportOutput[] {
  const kind = outputKind(context, 'export', node.name, node, scope);
  if (!kind) return [];
  const properties = outputProperties(context, kind, node.body, scope);
  const { path } = properties;
  if (
    typeof path === 'string' &&
    !/^[A-Za-z0-9_-][A-Za-z0-9_.-]*(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$/.test(path)
  ) {
    context.report('path/outside', scope, node, {
      path,
      problem: 'is no folder inside the data set: names of letters, digits, `_`, `-` and `.`, joined by `/`',
    });
  }
  return [{ export: node.name, properties, at: context.range(scope, node) }];
}

function outputKind(
  context: Context,
  family: string,
  name: string,
  node: Expression | Element,
  scope: TableScope,
): Kind | undefined {
  const kind = findKind(context.catalogue, family, name);
  if (kind) return kind;
  const known = kindsOf(context.catalogue, family).map((each) => each.name);
  const nearest = nearestName(name, known) ?? '';
  const due = family === 'label' ? 'a label' : `a format: ${known.map((each) => `\`${each}\``).join(', ')}`;
  context.report('name/unknown', scope, node, { name, due, nearest });
  return undefined;
}

function outputProperties(
  context: Context,
  kind: Kind,
  body: Body | undefined,
  scope: TableScope,
): Record<string, PlanExpression> {
  const known = new Map<string, Meaning>(measures.map((name) => [name, { kind: 'measure', name }]));
  const block = new BlockScope(scope.document, new TableScope(scope.document, scope, known), kind);
  const rules = { lets: false, requires: false, keypoints: false, owner: `\`${kind.name}\`` };
  const reader = new BlockBody(context, block, kind, rules, flatten(body?.items ?? []));
  const properties: Record<string, PlanExpression> = {};
  for (const [name, term] of Object.entries(reader.propertyTerms())) {
    if ('value' in term) properties[name] = term.value;
    else
      context.report('draw/misplaced', scope, block.variables.get(name)?.node, {
        found: `\`${name}\``,
        due: `\`${kind.name}\``,
      });
  }
  return properties;
}
