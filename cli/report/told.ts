import type { Diagnostic, Severity } from '../../language/diagnostics/diagnostic.js';
import { type Range, SourceText } from './source-text.js';

/** A stretch of a file, as it is told outside. */
export interface ToldPlace {
  /** As the reader can open it from the current folder, with `/`. */
  readonly file: string;
  readonly range: Range;
}

/** A diagnostic with all that its printing needs. */
export interface Told extends ToldPlace {
  /** Of the catalogue of diagnostics; of a plan, `plan/…`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Of the file; undefined where it could not be read. */
  readonly source: SourceText | undefined;
  readonly related: readonly (ToldPlace & { readonly message: string })[];
  readonly fixes: readonly {
    readonly title: string;
    readonly edits: readonly (ToldPlace & { readonly text: string })[];
  }[];
}

/** The files of a project: their texts, and how they are named outside. */
export interface Sources {
  /** By paths relative to the folder of the main spec. */
  readonly texts: ReadonlyMap<string, string>;
  nameOf(path: string): string;
}

/** Puts the language's diagnostics in terms of files, lines and columns. */
export function tell(diagnostics: readonly Diagnostic[], sources: Sources): Told[] {
  const texts = new Map<string, SourceText>();
  const textOf = (uri: string) => {
    const known = texts.get(uri) ?? new SourceText(sources.texts.get(uri) ?? '');
    texts.set(uri, known);
    return known;
  };
  const place = ({ uri, start, end }: { uri: string; start: number; end: number }): ToldPlace => ({
    file: sources.nameOf(uri),
    range: textOf(uri).range(start, end),
  });
  return diagnostics.map((diagnostic) => ({
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    ...place(diagnostic),
    source: sources.texts.get(diagnostic.uri) ? textOf(diagnostic.uri) : undefined,
    related: diagnostic.related.map((each) => ({ ...place(each), message: each.message })),
    fixes: diagnostic.fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ ...place(edit), text: edit.text })),
    })),
  }));
}

const start = { line: 1, column: 1, offset: 0 };

/** A fault of a file as a whole, at its beginning. */
export function toldOfFile(file: string, code: string, message: string): Told {
  return {
    code,
    severity: 'error',
    message,
    file,
    range: { start, end: start },
    source: undefined,
    related: [],
    fixes: [],
  };
}
