import type { Context } from '../context.js';
import { textReport } from './text.js';
import type { Told } from './told.js';

/** Tells the warnings of a spec that is used; its hints are for `check` and the editor. */
export function tellWarnings(diagnostics: readonly Told[], { terminal }: Context): void {
  terminal.tell(
    textReport(
      diagnostics.filter((each) => each.severity === 'warning'),
      terminal,
    ),
  );
}
