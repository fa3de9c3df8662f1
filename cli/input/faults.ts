import type { Told } from '../report/told.js';

/** The spec or plan is at fault: what is told about it ends the command. */
export class Faults extends Error {
  override readonly name = 'Faults';

  constructor(readonly diagnostics: readonly Told[]) {
    super(diagnostics[0]?.message);
  }
}
