import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Document } from '../../language/project/document.js';
import { wordAt } from '../source/surroundings.js';
import { nodesAround } from '../source/tree.js';
import { guarded, type Server } from './feature.js';

/** Widens a selection: the word, its expression, the item, the body, the declaration, the file. */
export function installSelectionRanges(server: Server): void {
  server.connection.onSelectionRanges(
    guarded(
      server,
      'selection',
      [],
      ({ textDocument, positions }: SelectionRangeParams): SelectionRange[] => {
        const project = server.projects.of(textDocument.uri);
        if (!project) return [];
        const { main } = project.checked.project;
        const text = project.text(main.path);
        return positions.map((position) => selectionAt(main, text, text.offsetAt(position)));
      },
    ),
  );
}

function selectionAt(main: Document, text: TextDocument, offset: number): SelectionRange {
  const word = wordAt(text.getText(), offset);
  const stretches = nodesAround(main, word?.start ?? offset, word?.end ?? offset).flatMap((node) =>
    node.$cstNode ? [main.place(node)] : [],
  );
  const all = [
    ...(word ? [word] : [{ start: offset, end: offset }]),
    ...stretches,
    { start: 0, end: text.getText().length },
  ];
  let selection: SelectionRange | undefined;
  let last: { start: number; end: number } | undefined;
  for (const { start, end } of all.reverse()) {
    if (last && (start < last.start || end > last.end || end - start === last.end - last.start)) continue;
    last = { start, end };
    const range = { start: text.positionAt(start), end: text.positionAt(end) };
    selection = { range, ...(selection && { parent: selection }) };
  }
  return selection!;
}
