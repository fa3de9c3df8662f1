/** What a program says of itself with `--version`: `0.1.0 (specimen-plan/1)`. */
export interface ProgramVersion {
  readonly version: string;
  /** Undefined where it tells none, as programs did before extensions compared it. */
  readonly planSchema: string | undefined;
}

/** Undefined where that is not what specimen says. */
export function parseVersion(said: string): ProgramVersion | undefined {
  const found = /^(\d+\.\d+\.\d+[\w.+-]*)(?: \((specimen-plan\/\d+)\))?\s*$/.exec(said);
  return found?.[1] === undefined ? undefined : { version: found[1], planSchema: found[2] };
}

/** Why a program and this extension do not fit, and which of the two is to be updated. */
export interface Mismatch {
  readonly older: 'program' | 'extension';
  readonly message: string;
}

/** Undefined where both mean the same by a plan. @param path how the program is called */
export function mismatchOf(
  path: string,
  program: ProgramVersion,
  extension: Required<ProgramVersion>,
): Mismatch | undefined {
  if (program.planSchema === extension.planSchema) return undefined;
  const older = schemaNumber(program) < schemaNumber(extension) ? 'program' : 'extension';
  const makes = program.planSchema === undefined ? 'does not tell its plans' : `makes ${program.planSchema}`;
  const remedy =
    older === 'program'
      ? `Update the program to ${extension.version}.`
      : `Update the extension to ${program.version}.`;
  return {
    older,
    message: `${path} is specimen ${program.version} and ${makes}; this extension is ${extension.version} and makes ${extension.planSchema}. ${remedy}`,
  };
}

function schemaNumber({ planSchema }: ProgramVersion): number {
  return Number(planSchema?.split('/')[1] ?? 0);
}
