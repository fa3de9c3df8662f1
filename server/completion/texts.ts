import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { modelFiles, nodeCall } from '../../language/elaborate/node-part.js';
import type { Import, Text } from '../../language/generated/ast.js';
import { endings } from '../../language/index.js';
import { thingOf } from '../../language/names/resolve.js';
import type { FileContent, Type } from '../../language/types/type.js';
import type { OpenProject, Projects } from '../projects.js';
import { marker } from '../source/probe.js';
import { nodesOf } from '../source/tree.js';

/** Files that are offered; an editor narrows them by what is written. */
const most = 500;

/** What may stand in quotes: paths of files of the right kind, or the names of a model's nodes. */
export function textItems(projects: Projects, document: TextDocument, offset: number): CompletionItem[] {
  const text = document.getText();
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const start = openQuote(text.slice(lineStart, offset)) + lineStart + 1;
  if (start <= lineStart) return [];
  const line = /^[^\r\n]*/.exec(text.slice(offset))![0];
  const close = line.indexOf('"');
  const end = close < 0 ? offset : offset + close;
  const labels = labelsAt(projects, document, start, end, close < 0);
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  return labels.slice(0, most).map((label) => ({
    label,
    kind: CompletionItemKind.File,
    textEdit: { range, newText: label },
  }));
}

/** Where the text begins that is not closed at the end of a line. */
function openQuote(line: string): number {
  const closed = line.replace(/"(?:\\.|[^"\\])*"/g, (each) => ' '.repeat(each.length));
  return closed.indexOf('"');
}

function labelsAt(
  projects: Projects,
  document: TextDocument,
  start: number,
  end: number,
  isOpen: boolean,
): string[] {
  const text = document.getText();
  const path = projects.pathOf(document.uri);
  if (path === undefined) return [];
  const before = text.slice(0, start) + marker;
  for (const more of isOpen ? ['"', '")', '" as part'] : ['']) {
    const texts = new Map([[path, `${before}${more}${text.slice(end)}`]]);
    const project = projects.tried(document.uri, texts, start);
    const labels = labelsIn(project);
    if (labels) return labels;
  }
  return [];
}

function labelsIn(project: OpenProject): string[] | undefined {
  const { main, files } = project.checked.project;
  const { resolver } = project.names;
  for (const node of nodesOf(main)) {
    if (node.$type === 'Import' && (node as Import).path === marker)
      return files.find('**/*.specimen').filter((each) => each !== main.path);
    if (node.$type !== 'Text' || (node as Text).value !== marker) continue;
    const call = node.$container?.$type === 'Argument' ? (node as Text).$container : undefined;
    const outer = call?.$container?.$type === 'Call' ? call.$container : undefined;
    const part = outer && nodeCall(outer);
    if (part) {
      const scope = resolver.scopeOf(outer);
      const thing = scope && thingOf(part.thing, scope);
      const models = thing ? modelFiles(project.checked.declarations.templates, thing.assetPlan()) : [];
      return [...new Set([...models].flatMap((each) => files.nodes?.(each) ?? []))];
    }
    const head = outer?.target.$type === 'Ref' ? outer.target.name : undefined;
    const content =
      head === 'textures'
        ? 'image'
        : contentOf(project.checked.findings?.of(head === 'files' ? outer! : node)?.due);
    return content === undefined && head !== 'files' ? [] : filesOf(project, content ?? 'any');
  }
  return undefined;
}

function contentOf(due: Type | undefined): FileContent | undefined {
  const all = due?.kind === 'union' ? due.of : due ? [due] : [];
  for (const one of all) if (one.kind === 'file') return one.content;
  return undefined;
}

function filesOf({ checked }: OpenProject, content: FileContent): string[] {
  const { files } = checked.project;
  const known = content === 'any' ? Object.values(endings).flat() : endings[content];
  return known.flatMap((ending) => [...files.find(`**/*${ending}`)]).sort();
}
