import type { CellStatistics, Statistics } from '../../engine/analysis/index.js';
import { visible } from '../report/cells.js';
import { count, measure, percent } from './numbers.js';
import { tableLines } from './table.js';

/** Conditions and variables of a cell that are printed; all are in the JSON form. */
const mostListed = 12;

/** The cells: how often they were accepted and tried, and below, which conditions and variables they are made of. */
export function cellSection({ cells }: Statistics): string[] {
  if (cells.length === 0) return [];
  const someGaveUp = cells.some(({ exhausted }) => exhausted > 0);
  const rows = cells.map((cell) => {
    const { acceptance, attempts, exhausted } = cell;
    const solved = cell.count > 0;
    return [
      titleOf(cell),
      solved || exhausted > 0 ? percent(acceptance) : '–',
      ...(solved
        ? [measure(attempts.mean), measure(attempts.quantile95), count(attempts.maximum)]
        : ['–', '–', '–']),
      ...(someGaveUp ? [exhausted > 0 ? count(exhausted) : ''] : []),
    ];
  });
  const head = ['Cells, drawn anew as one', 'accepted', 'attempts', '95 %', 'most'];
  return [
    ...tableLines(someGaveUp ? [...head, 'gave up'] : head, rows),
    ...cells.flatMap((cell) => [`${titleOf(cell)}, one in each ${visible(cell.home)}:`, ...membersOf(cell)]),
  ];
}

function titleOf({ requires }: CellStatistics): string {
  const more = requires.length > 1 ? ` and ${requires.length - 1} more` : '';
  return `${visible(requires[0] ?? '')}${more}`;
}

function membersOf({ requires, variables }: CellStatistics): string[] {
  const conditions = requires.length > 1 ? [`  asks ${listed(requires)}`] : [];
  return [...conditions, `  draws ${variables.length === 0 ? 'nothing' : listed(variables)}`];
}

function listed(names: readonly string[]): string {
  const more = names.length > mostListed ? `, and ${names.length - mostListed} more` : '';
  return `${names.slice(0, mostListed).map(visible).join(', ')}${more}`;
}
