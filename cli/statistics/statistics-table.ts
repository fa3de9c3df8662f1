import type { Statistics } from '../../engine/analysis/index.js';
import type { PlanPlaces } from '../input/plan-places.js';
import { visible } from '../report/cells.js';
import { cellSection } from './cell-section.js';
import { count, percent } from './numbers.js';
import { classSection, elementSection, requireSection, splitSection, viewSection } from './sections.js';
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
    viewSection(statistics),
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

function noteSection({ variables, requires, level }: Statistics): string[] {
  const isBent = variables.some(
    ({ components, picks }) =>
      picks?.difference?.differs || components.some(({ difference }) => difference?.differs),
  );
  const never = requires.filter(({ asked, held }) => asked > 0 && held === 0);
  return [
    ...never.map(
      ({ pattern, asked, interval: [, most] }) =>
        `${visible(pattern)} held in 0 of ${count(asked)} first attempts: in at most ${percent(most)} of all, with 95 % certainty.`,
    ),
    ...(isBent
      ? [
          `≠ conditions bend the variable: what came out differs from what was declared (at a level of ${level * 100} % in all).`,
        ]
      : []),
  ];
}
