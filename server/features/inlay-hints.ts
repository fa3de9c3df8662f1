import { type InlayHint, InlayHintKind, type InlayHintParams } from 'vscode-languageserver';
import type { Let } from '../../language/generated/ast.js';
import type { Document } from '../../language/project/document.js';
import { typeName } from '../../language/types/type.js';
import type { Expectations } from '../analysis/expectations.js';
import type { OpenProject } from '../projects.js';
import { conditionsOf } from '../source/conditions.js';
import { percent } from './code-lenses.js';
import { guarded, type Server } from './feature.js';

/** What the text does not say: the types of computed constants, and how often conditions hold. */
export function installInlayHints(server: Server, expectations: Expectations): void {
  server.connection.languages.inlayHint.on(
    guarded(server, 'inlay hints', [], ({ textDocument, range }: InlayHintParams): InlayHint[] => {
      const project = server.projects.of(textDocument.uri);
      if (!project) return [];
      const { main } = project.checked.project;
      const text = project.text(main.path);
      const { accepted } = expectations.of(project.uriOf(main.path));
      const hints = [...typesOf(main, project), ...sharesOf(main, accepted)];
      const [from, to] = [text.offsetAt(range.start), text.offsetAt(range.end)];
      return hints
        .filter(({ offset }) => offset >= from && offset <= to)
        .map(({ offset, ...hint }) => ({ ...hint, position: text.positionAt(offset) }));
    }),
  );
}

type Hint = Omit<InlayHint, 'position'> & { readonly offset: number };

function typesOf(main: Document, project: OpenProject): Hint[] {
  const scope = project.checked.declarations.scopeOf(main);
  return main.spec.items.flatMap((item) => {
    if (item.$type !== 'Let' || !isComputed(item)) return [];
    const meaning = scope.lookup(item.name);
    if (meaning?.kind !== 'constant' || meaning.type.kind === 'error') return [];
    const words = typeName(meaning.type).replace(/^an? /, '');
    // After the name, which stands where the value's sign begins.
    const after = main.textOf(item).indexOf(item.name, 'let'.length) + item.name.length;
    const offset = main.place(item).start + after;
    return [{ offset, label: `: ${words}`, kind: InlayHintKind.Type }];
  });
}

/** Whether the type is not plain to see: `= 80cm` says itself that it is a length. */
function isComputed({ value }: Let): boolean {
  return value !== undefined && !['Quantity', 'HexColor', 'Text', 'List', 'Struct'].includes(value.$type);
}

function sharesOf(main: Document, accepted: ReadonlyMap<string, number>): Hint[] {
  return conditionsOf(main).flatMap(({ key, node }) => {
    const share = accepted.get(key);
    if (share === undefined || !node.$cstNode) return [];
    return [
      {
        offset: main.place(node).end,
        label: `holds in ${percent(share)}`,
        paddingLeft: true,
        tooltip: 'Of the first draws, before anything is drawn again.',
      },
    ];
  });
}
