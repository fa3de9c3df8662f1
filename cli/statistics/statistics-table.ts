import type { Statistics } from '../../engine/analysis/index.js';
import type { PlanPlaces } from '../input/plan-places.js';
import { visible } from '../report/cells.js';
import { cellSection } from './cell-section.js';
import { count } from './numbers.js';
import { classSection, elementSection, requireSection, splitSection } from './sections.js';
import { variableSection } from './variable-section.js';

/** Statistics for people: tables, one below another. */
export function statisticsTable(statistics: Statistics, title: string, places: PlanPlaces): string {
  const { samples } = statistics;
  const sections = [
    [`${visible(title)}: ${samples === 1 ? '1 sample' : `${count(samples)} samples`}`],
    holeSection(statistics, places),
    requireSection(statistics),
    cellSection(statistics),
    elementSection(statistics),
    classSection(statistics),
    splitSection(statistics),
    variableSection(statistics),
    noteSection(statistics),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function holeSection({ holes }: Statistics, places: PlanPlaces): string[] {
  if (holes.count === 0) return [];
  const kinds = holes.tally.map((kind) => {
    const place = places.name(kind.at);
    const where = place === undefined ? '' : ` (${place})`;
    return `  ${count(kind.count)} × ${kind.code}: ${visible(kind.message)}${where} First in sample ${kind.index}.`;
  });
  return [`Holes: ${count(holes.count)}. What was asked could not be made.`, ...kinds];
}

function noteSection({ variables, level }: Statistics): string[] {
  const isBent = variables.some(
    ({ components, picks }) =>
      picks?.difference?.differs || components.some(({ difference }) => difference?.differs),
  );
  if (!isBent) return [];
  return [
    `≠ conditions bend the variable: what came out differs from what was declared (at a level of ${level * 100} % in all).`,
  ];
}
