import { AstUtils } from 'langium';
import { type InlayHint, InlayHintKind, type InlayHintParams } from 'vscode-languageserver';
import { authorUnit, dimensionOf, inUnit } from '../../language/bounds/author-unit.js';
import type { Expression, Let } from '../../language/generated/ast.js';
import type { Document } from '../../language/project/document.js';
import { typeName } from '../../language/types/type.js';
import type { Expectations } from '../analysis/expectations.js';
import type { OpenProject } from '../projects.js';
import { conditionsOf } from '../source/conditions.js';
import { nodesOfKind } from '../source/tree.js';
import { percent } from './code-lenses.js';
import { guarded, type Server } from './feature.js';

/**
 * What the text does not say: the values of computed constants, the types of other variables, how often conditions hold.
 * All of it stands behind what it is about, so that no character moves under the hand that types.
 */
export function installInlayHints(server: Server, expectations: Expectations): void {
  server.connection.languages.inlayHint.on(
    guarded(server, 'inlay hints', [], ({ textDocument, range }: InlayHintParams): InlayHint[] => {
      const project = server.projects.of(textDocument.uri);
      if (!project) return [];
      const { main } = project.checked.project;
      const text = project.text(main.path);
      const { accepted } = expectations.of(project.uriOf(main.path));
      const hints = [...variablesOf(main, project), ...sharesOf(main, accepted)];
      const [from, to] = [text.offsetAt(range.start), text.offsetAt(range.end)];
      return hints
        .filter(({ offset }) => offset >= from && offset <= to)
        .map(({ offset, ...hint }) => ({ ...hint, position: text.positionAt(offset), paddingLeft: true }));
    }),
  );
}

type Hint = Omit<InlayHint, 'position'> & { readonly offset: number };

function variablesOf(main: Document, project: OpenProject): Hint[] {
  return nodesOfKind<Let>(main, 'Let').flatMap((node) => {
    if (!node.value || isPlain(node)) return [];
    const words = constantText(node, project) ?? typeText(node, project);
    return words === undefined
      ? []
      : [{ offset: main.place(node).end, label: words, kind: InlayHintKind.Type }];
  });
}

/** `= 80cm`, the value of a constant of the file, in the unit in which its author writes. */
function constantText(item: Let, { checked }: OpenProject): string | undefined {
  const { main } = checked.project;
  if (item.$container.$type !== 'Spec') return undefined;
  const meaning = checked.declarations.scopeOf(main).lookup(item.name);
  if (meaning?.kind !== 'constant' || typeof meaning.value !== 'number') return undefined;
  const unit = authorUnit(main.textOf(item.value!), dimensionOf(meaning.type));
  return `= ${inUnit(meaning.value, unit)}`;
}

function typeText(item: Let, { checked }: OpenProject): string | undefined {
  const type = checked.findings?.of(item.value!)?.type;
  return type && `: ${typeName(type).replace(/^an? /, '')}`;
}

/** Whether the value says itself what it is: `= 80cm` is a length, and what is drawn between lengths is one. */
function isPlain({ value, random }: Let): boolean {
  if (!random) return plain.has(value!.$type);
  return [value!, ...AstUtils.streamAllContents(value!)].some(({ $type }) => plain.has($type as string));
}

const plain: ReadonlySet<Expression['$type'] | string> = new Set([
  'Quantity',
  'HexColor',
  'Text',
  'List',
  'Struct',
]);

function sharesOf(main: Document, accepted: ReadonlyMap<string, number>): Hint[] {
  return conditionsOf(main).flatMap(({ key, node }) => {
    const share = accepted.get(key);
    if (share === undefined) return [];
    return [
      {
        offset: main.place(node).end,
        label: `holds in ${percent(share)}`,
        tooltip: 'Of the first draws, before anything is drawn again.',
      },
    ];
  });
}
