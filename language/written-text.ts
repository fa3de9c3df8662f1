import type { Plan, SourceRange } from '../engine/plan/plan.js';

/** The texts from which a plan was compiled, by the places that it tells. */
export class WrittenText {
  private readonly lines: readonly (readonly string[])[];

  /** @param textOf the text of a source of the plan, by its path */
  constructor({ sources }: Plan, textOf: (path: string) => string | undefined) {
    this.lines = sources.map(({ path }) => textOf(path)?.split('\n') ?? []);
  }

  /** Empty where the text is not there. */
  at(range: SourceRange): string {
    const [source = 0, startLine = 1, startColumn = 1, endLine = 1, endColumn = 1] = range
      .split(/[:-]/)
      .map(Number);
    return (this.lines[source] ?? [])
      .slice(startLine - 1, endLine)
      .map((line, index, all) => {
        const end = index === all.length - 1 ? endColumn - 1 : line.length;
        return line.slice(index === 0 ? startColumn - 1 : 0, end);
      })
      .join('\n');
  }
}
