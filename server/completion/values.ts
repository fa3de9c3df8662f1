import type { AstNode } from 'langium';
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { aggregateNames } from '../../language/elaborate/aggregate.js';
import { isMany } from '../../language/elaborate/element-path.js';
import { layouts } from '../../language/elaborate/layout.js';
import type { BlockScope, Meaning, Scope } from '../../language/elaborate/scope.js';
import type { Expression, Ref } from '../../language/generated/ast.js';
import type { Catalogue, Signature } from '../../language/index.js';
import { sceneOfPath } from '../../language/names/paths.js';
import { isRegion, wholeOf } from '../../language/names/words.js';
import { fits, type Type, typeName } from '../../language/types/type.js';
import { marker, type Probe } from '../source/probe.js';
import { holding, item, kindItems, type Rank, signatureItem } from './item.js';

/** What may stand where an expression begins, the likeliest first: by the type that is due, and whether it is drawn. */
export function valueItems({ project, node }: Probe): CompletionItem[] {
  const { resolver } = project.names;
  const { catalogue } = resolver;
  const scene = sceneOfPath(project.checked, node as Expression);
  if (scene) return sceneItems(scene);
  const scope = resolver.scopeOf(node);
  if (!scope) return [];
  const due = resolver.dueAt(node as Expression);
  const isDraw = isDrawn(node as Expression);
  return [
    ...members(due),
    ...nameItems(scope, due, isDraw),
    ...familiesOf(due).flatMap((family) => kindItems(catalogue, family, 'fits')),
    ...(isDraw ? drawItems(catalogue, due) : layoutItems(catalogue, due)),
    ...(isRegion(node as Ref) ? kindItems(catalogue, 'region', 'fits') : []),
    ...(scope.subject ? relationItems(catalogue) : []),
    ...functionItems(catalogue, due, isDraw),
    ...constantItems(catalogue, due, isDraw),
    ...wordItems(due, isDraw, wholeOf(node as Expression).$containerProperty === 'target'),
  ];
}

/** What a path from outside of a scene may begin with: its variables and things. */
export function sceneItems({ variables, elements }: BlockScope): CompletionItem[] {
  const known = [...variables].map(([name, { resolved }]) => [name, typeName(resolved.get().type)] as const);
  const things = [...elements].map(([name, { family }]) => [name, family] as const);
  return [...known, ...things]
    .filter(([name]) => name !== marker)
    .map(([name, detail]) => item(name, CompletionItemKind.Variable, detail, '', 'fits'));
}

/** Whether what stands there is drawn from: after `~`, also as a branch or component. */
export function isDrawn(node: Expression): boolean {
  const whole = wholeOf(node);
  const outer = whole.$container as (AstNode & { random?: boolean }) | undefined;
  if (!outer) return false;
  if (outer.$type === 'Tuple' || (outer.$type === 'IfExpression' && whole.$containerProperty !== 'condition'))
    return isDrawn(outer as Expression);
  return whole.$containerProperty === 'value' && outer.random === true;
}

function alternatives(due: Type | undefined): readonly Type[] {
  return due?.kind === 'union' ? due.of : due ? [due] : [];
}

function members(due: Type | undefined): CompletionItem[] {
  return alternatives(due).flatMap((one) =>
    one.kind === 'enum'
      ? one.members.map((name) => item(name, CompletionItemKind.EnumMember, typeName(one), '', 'fits'))
      : [],
  );
}

function familiesOf(due: Type | undefined): string[] {
  return alternatives(due).flatMap((one) =>
    one.kind === 'use' ? [one.family] : one.kind === 'names' ? ['label'] : [],
  );
}

/** The names in scope; those whose values fit are first, those of which a part may fit stay. */
function nameItems(scope: Scope, due: Type | undefined, isDraw: boolean): CompletionItem[] {
  return [...scope.names()].flatMap((name) => {
    if (name === marker || name.includes('.')) return [];
    const meaning = scope.lookup(name);
    const shown = meaning && itemOf(meaning, scope);
    if (!shown) return [];
    const { type, kind, word } = shown;
    const isFit = due !== undefined && type !== undefined && type.kind !== 'error' && fits(type, due);
    // What is drawn is no value, but a run of a template is drawn anew by itself.
    const isRight = meaning.kind === 'distribution' ? isDraw : !isDraw || type?.kind === 'use';
    const rank: Rank = isFit && isRight ? 'fits' : due === undefined ? 'leads' : 'other';
    if (meaning.kind === 'distribution' && !isDraw) return [];
    return [item(name, kind, type && type.kind !== 'error' ? typeName(type) : word, '', rank)];
  });
}

function itemOf(
  meaning: Meaning,
  scope: Scope,
): { type?: Type; kind: CompletionItemKind; word: string } | undefined {
  switch (meaning.kind) {
    case 'constant':
    case 'argument':
    case 'output':
      return { type: meaning.type, kind: CompletionItemKind.Variable, word: 'value' };
    case 'variable':
      return {
        type: meaning.variable.resolved.get().type,
        kind: CompletionItemKind.Variable,
        word: 'variable',
      };
    case 'element': {
      const { element } = meaning;
      const type: Type = { kind: 'element', element: element.family, many: isMany(element, scope) };
      return { type, kind: CompletionItemKind.Variable, word: element.family };
    }
    case 'template':
      return {
        type: { kind: 'use', family: meaning.family },
        kind: CompletionItemKind.Struct,
        word: meaning.family,
      };
    case 'class':
      return { type: { kind: 'class' }, kind: CompletionItemKind.Class, word: 'class' };
    case 'distribution': {
      const type = meaning.use.get()?.type;
      return { ...(type && { type }), kind: CompletionItemKind.Function, word: 'distribution' };
    }
    case 'measure':
      return { type: { kind: 'number', dimension: '' }, kind: CompletionItemKind.Variable, word: 'measure' };
    case 'namespace':
      return { kind: CompletionItemKind.Module, word: 'imported file' };
    default:
      return undefined;
  }
}

const isPlace = (due: Type | undefined) =>
  due === undefined ||
  alternatives(due).some((one) => one.kind === 'vector' && one.size === 3 && one.dimension === 'm');

/** Distributions whose values fit; draws in space where a place or rotation is due; the words of drawing. */
function drawItems(catalogue: Catalogue, due: Type | undefined): CompletionItem[] {
  const distributions = [...catalogue.distributions.values()].map((each) =>
    signatureItem(each, fitsResult(each, due) ? 'fits' : 'other'),
  );
  const turns = alternatives(due).some(({ kind }) => kind === 'rotation');
  return [
    ...distributions,
    ...kindItems(catalogue, 'placement', isPlace(due) && due ? 'fits' : 'other'),
    ...kindItems(catalogue, 'orientation', turns ? 'fits' : 'other'),
    holding(item('choice', CompletionItemKind.Keyword, 'one of its branches', ''), 'choice { <value>: <1> }'),
    holding(
      item('pick', CompletionItemKind.Keyword, 'one of its arguments, each as likely', ''),
      'pick(<value>)',
    ),
    holding(
      item('copula', CompletionItemKind.Keyword, 'numbers that go together', ''),
      'copula { <a> ~ <normal(0, 1)>; <b> ~ <normal(0, 1)>; correlation = <0.5> }',
    ),
    ...['files', 'textures'].map((word) =>
      holding(
        item(word, CompletionItemKind.Keyword, 'one of the files that match', ''),
        `${word}("<folder/*>")`,
      ),
    ),
  ];
}

function layoutItems(catalogue: Catalogue, due: Type | undefined): CompletionItem[] {
  return isPlace(due) && due
    ? kindItems(catalogue, 'placement', 'fits').filter(({ label }) => layouts.has(label))
    : [];
}

function relationItems(catalogue: Catalogue): CompletionItem[] {
  return [...catalogue.relations.values()].map((each) =>
    signatureItem({ ...each, parameters: each.parameters.slice(1) }, 'leads'),
  );
}

function functionItems(catalogue: Catalogue, due: Type | undefined, isDraw: boolean): CompletionItem[] {
  // Of random components only colours are made.
  const functions = [...catalogue.functions.values()].filter(
    ({ result, parameters }) => (!isDraw || result.kind === 'color') && parameters[0]?.type.kind !== 'list',
  );
  const asked = isDraw ? [] : aggregateNames.filter((name) => !catalogue.functions.has(name));
  return [
    ...functions.map((each) => signatureItem(each, due && fitsResult(each, due) ? 'leads' : 'other')),
    ...asked.map((name) =>
      holding(item(name, CompletionItemKind.Function, 'asked of many', '', 'other'), `${name}(<things>)`),
    ),
  ];
}

/** Whether a signature can give what is due: one of any quantity a number of any dimension. */
function fitsResult({ result }: Signature, due: Type | undefined): boolean {
  if (due === undefined) return true;
  if (result.kind !== 'scheme')
    return fits(result, due) || (result.kind === 'number' && fits({ ...result, whole: true }, due));
  return alternatives(due).some(
    ({ kind, ...one }) =>
      (kind === 'number' && !('whole' in one && one.whole)) ||
      (result.name === 'blend' && (kind === 'color' || kind === 'vector')),
  );
}

function constantItems(catalogue: Catalogue, due: Type | undefined, isDraw: boolean): CompletionItem[] {
  if (isDraw) return [];
  return [...catalogue.constants.values()].map(({ name, type, doc }) => {
    const rank = due === undefined ? 'leads' : fits(type, due) ? 'leads' : 'other';
    return item(
      name,
      type.kind === 'color' ? CompletionItemKind.Color : CompletionItemKind.Constant,
      typeName(type),
      doc,
      rank,
    );
  });
}

/** @param isFirst whether an item begins here, for which `if` has another meaning */
function wordItems(due: Type | undefined, isDraw: boolean, isFirst: boolean): CompletionItem[] {
  const condition = holding(
    item('if', CompletionItemKind.Keyword, 'one of two', '', 'other'),
    'if <condition> then <value> else <value>',
  );
  const conditions = isFirst ? [] : [condition];
  if (isDraw) return conditions;
  const rank: Rank = due?.kind === 'truth' ? 'fits' : 'other';
  const words = ['true', 'false'].map((word) =>
    item(word, CompletionItemKind.Keyword, 'true or false', '', rank),
  );
  return [
    ...words,
    holding(item('not', CompletionItemKind.Keyword, '', '', 'other'), 'not <condition>'),
    ...conditions,
  ];
}
