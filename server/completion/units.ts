import { type CompletionItem, CompletionItemKind, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { quantityDue } from '../../language/elaborate/value.js';
import type { Expression } from '../../language/generated/ast.js';
import { units, unitsOf } from '../../language/types/units.js';
import type { Projects } from '../projects.js';
import { probe } from '../source/probe.js';

/** A number with the start of a unit, up to where the author writes. */
const quantity = /(?<![\w.#µ°])([0-9][0-9_]*(?:\.[0-9][0-9_]*)?)([A-Za-zµ°][A-Za-z0-9/]*)?$/;

/** The units that may follow a number, those of what is due there; undefined where no number is written. */
export function unitItems(
  projects: Projects,
  document: TextDocument,
  offset: number,
): CompletionItem[] | undefined {
  const text = document.getText();
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const found = quantity.exec(line);
  if (!found) return undefined;
  const start = offset - found[0].length;
  const rest = /^[A-Za-z0-9]*/.exec(text.slice(offset))![0].length;
  const probed = probe(projects, document, start, offset + rest);
  if (!probed) return [];
  const due = probed.project.names.resolver.dueAt(probed.node as Expression);
  const dimension = quantityDue(due?.kind === 'interval' ? due.of : due);
  const names = dimension === undefined ? (due ? [] : [...units.keys()]) : unitsOf(dimension);
  const range = { start: document.positionAt(start), end: document.positionAt(offset + rest) };
  return names.map((unit, at) => {
    const label = `${found[1]}${unit}`;
    return {
      label,
      kind: CompletionItemKind.Unit,
      sortText: String(at).padStart(3, '0'),
      documentation: { kind: MarkupKind.Markdown, value: units.get(unit)!.doc },
      textEdit: { range, newText: label },
    };
  });
}
