import type { Plan, SourceRange } from '../../engine/plan/plan.js';
import { SourceText } from '../report/source-text.js';
import type { Sources, Told } from '../report/told.js';

type PlaceInFile = Pick<Told, 'file' | 'range' | 'source'>;

/** Leads the source ranges of a plan back to the files of its specs. */
export class PlanPlaces {
  constructor(
    private readonly plan: Plan,
    private readonly sources: Sources,
  ) {}

  /** Undefined where the range is none of this plan's. */
  of(at: SourceRange | undefined): PlaceInFile | undefined {
    const [, source, ...numbers] = /^(\d+):(\d+):(\d+)-(\d+):(\d+)$/.exec(at ?? '') ?? [];
    const path = this.plan.sources[Number(source)]?.path;
    if (path === undefined) return undefined;
    const [line, column, endLine, endColumn] = numbers.map(Number) as [number, number, number, number];
    const text = this.sources.texts.get(path);
    const known = text === undefined ? undefined : new SourceText(text);
    const position = (atLine: number, atColumn: number) => ({
      line: atLine,
      column: atColumn,
      offset: known ? known.lineBounds(atLine).start + atColumn - 1 : 0,
    });
    return {
      file: this.sources.nameOf(path),
      range: { start: position(line, column), end: position(endLine, endColumn) },
      source: known,
    };
  }

  /** The text of a source, as it was compiled; undefined where there is none. */
  readonly textOf = (path: string): string | undefined => this.sources.texts.get(path);

  /** `scene.specimen:12:3`. */
  name(at: SourceRange | undefined): string | undefined {
    const place = this.of(at);
    return place && `${place.file}:${place.range.start.line}:${place.range.start.column}`;
  }
}
