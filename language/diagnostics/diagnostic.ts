import type { DiagnosticCode } from './catalogue.js';

export type Severity = 'error' | 'warning' | 'hint';

/** A stretch of a spec: UTF-16 offsets, `end` exclusive. */
export interface Place {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

/** A change of text that mends a diagnostic. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly (Place & { readonly text: string })[];
}

/** Something that is told to the author, as data. Printed at the edges (command line, editor). */
export interface Diagnostic extends Place {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (Place & { readonly message: string })[];
  readonly fixes: readonly Fix[];
}
