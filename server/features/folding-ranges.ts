import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { guarded, type Server } from './feature.js';

const token =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|"(?:\\.|[^"\\\n])*(?:"|$|(?=\n))|[{}()[\]]|^[ \t]*import\b/gmu;
const closing: Readonly<Record<string, string>> = { '}': '{', ')': '(', ']': '[' };

/** Brackets, comments and imports over several lines; found in the text, so that broken ones fold too. */
export function installFoldingRanges(server: Server): void {
  server.connection.onFoldingRanges(
    guarded(server, 'folding', [], ({ textDocument }: FoldingRangeParams): FoldingRange[] => {
      const document = server.documents.get(textDocument.uri);
      return document ? foldingRangesOf(document) : [];
    }),
  );
}

function foldingRangesOf(text: TextDocument): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: { bracket: string; line: number }[] = [];
  /** The lines of comments or imports that follow one another. */
  let run: { kind: FoldingRangeKind; from: number; to: number } | undefined;
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind) => {
    if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind && { kind }) });
  };
  const extend = (kind: FoldingRangeKind, line: number) => {
    if (run?.kind === kind && line === run.to + 1) run.to = line;
    else {
      if (run) add(run.from, run.to, run.kind);
      run = { kind, from: line, to: line };
    }
  };
  for (const { 0: image, index } of text.getText().matchAll(token)) {
    const { line } = text.positionAt(index);
    if (image.startsWith('/*')) {
      add(line, text.positionAt(index + image.length).line, FoldingRangeKind.Comment);
    } else if (image.startsWith('//')) {
      if (startsItsLine(text, index)) extend(FoldingRangeKind.Comment, line);
    } else if (image.endsWith('import')) {
      extend(FoldingRangeKind.Imports, line);
    } else if (image in closing) {
      const at = open.findLastIndex(({ bracket }) => bracket === closing[image]);
      if (at < 0) continue;
      // The line of the closing bracket stays in sight.
      add(open[at]!.line, line - 1);
      open.length = at;
    } else if (!image.startsWith('"')) open.push({ bracket: image, line });
  }
  if (run) add(run.from, run.to, run.kind);
  return ranges;
}

function startsItsLine(text: TextDocument, offset: number): boolean {
  const { line } = text.positionAt(offset);
  const before = { start: { line, character: 0 }, end: text.positionAt(offset) };
  return text.getText(before).trim() === '';
}
