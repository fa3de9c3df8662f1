import type { AstNode } from 'langium';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Expression } from '../../language/generated/ast.js';
import { sceneOfPath } from '../../language/names/paths.js';
import type { OpenProject, Projects } from '../projects.js';
import { nodesOf } from './tree.js';

/** A name that no author writes: it stands where something is about to be written. */
export const marker = 'writtenNext__';

/** A spec as if a name stood at a place in it, and the node that has that name. */
export interface Probe {
  readonly project: OpenProject;
  readonly node: AstNode;
}

/**
 * Checks an open spec with a name in the place of the word at an offset, so that what is due there is known though nothing
 * is written yet. Brackets that are still open before the end of the line are closed. Undefined where no name can stand.
 */
export function probe(
  projects: Projects,
  document: TextDocument,
  start: number,
  end: number,
): Probe | undefined {
  const text = document.getText();
  const before = text.slice(0, start);
  for (const more of new Set(['', closing(before.slice(before.lastIndexOf('\n') + 1))])) {
    const found = tried(projects, document, `${before}${marker}${more}${text.slice(end)}`, start);
    if (found) return found;
  }
  return undefined;
}

function tried(projects: Projects, document: TextDocument, text: string, start: number): Probe | undefined {
  const path = projects.pathOf(document.uri);
  const project =
    path === undefined ? undefined : projects.tried(document.uri, new Map([[path, text]]), start);
  const main = project?.checked.project.main;
  if (!project || !main) return undefined;
  for (const node of nodesOf(main)) {
    const { name, member } = node as { name?: string; member?: string };
    if (name !== marker && member !== marker) continue;
    const { findings } = project.checked;
    const isRead =
      findings !== undefined &&
      (nearest(node, (each) => findings.of(each) !== undefined) !== undefined ||
        sceneOfPath(project.checked, node as Expression) !== undefined);
    if (node.$cstNode && main.place(node).end === start + marker.length && isRead) return { project, node };
  }
  return undefined;
}

/** The brackets that close those that are open at the end of a line. */
function closing(line: string): string {
  const open: string[] = [];
  for (const character of line.replace(/"(?:\\.|[^"\\])*"|\/\/.*/g, '')) {
    if (character === '(') open.unshift(')');
    else if (character === '[') open.unshift(']');
    else if (character === ')' || character === ']') open.shift();
  }
  return open.join('');
}

/** The node itself or the innermost one round it that passes. */
export function nearest(node: AstNode, passes: (node: AstNode) => boolean): AstNode | undefined {
  for (let each: AstNode | undefined = node; each; each = each.$container) if (passes(each)) return each;
  return undefined;
}
