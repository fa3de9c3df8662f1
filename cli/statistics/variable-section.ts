import type {
  NumberStatistics,
  NumberSummary,
  PickStatistics,
  Statistics,
  VariableStatistics,
} from '../../engine/analysis/index.js';
import { visible } from '../report/cells.js';
import { measure, percent } from './numbers.js';
import { spark } from './spark.js';
import { tableLines } from './table.js';

/** How many picks of a choice are printed; all are in the JSON form. */
const mostPicks = 8;

/** Every variable as it came out, and where conditions bend it, also as it was declared. */
export function variableSection({ variables }: Statistics): string[] {
  const rows = variables.flatMap(rowsOf);
  if (rows.length === 0) return [];
  return tableLines(
    ['Variables, in SI units', 'mean', '±', '5 %', '50 %', '95 %', 'least', 'most', ''],
    rows,
  );
}

function rowsOf({ pattern, components, picks }: VariableStatistics): string[][] {
  const name = visible(pattern);
  const numbers = components.flatMap((component, j) =>
    numberRows(components.length > 1 ? `${name}#${j}` : name, component),
  );
  return picks && picks.values.length > 0 ? [...numbers, ...pickRows(name, picks)] : numbers;
}

function numberRows(
  name: string,
  { declared, accepted, histogram, difference }: NumberStatistics,
): string[][] {
  const rows = [numberRow(name, accepted, histogram.accepted)];
  if (difference?.differs && declared && histogram.declared) {
    rows.push(numberRow('  ≠ as declared', declared, histogram.declared));
  }
  return rows;
}

function numberRow(label: string, numbers: NumberSummary, bins: readonly number[]): string[] {
  if (numbers.count === 0) return [label, '–'];
  const { mean, deviation, quantiles, minimum, maximum } = numbers;
  return [label, ...[mean, deviation, ...quantiles, minimum, maximum].map(measure), spark(bins)];
}

function pickRows(name: string, { values, others, difference }: PickStatistics): string[][] {
  const accepted = values.reduce((sum, value) => sum + value.accepted, others.accepted) || 1;
  const declared = values.reduce((sum, value) => sum + (value.declared ?? 0), others.declared ?? 0) || 1;
  const bent = difference?.differs === true;
  const rows = values.slice(0, mostPicks).map((each) => {
    const share = [`  ${visible(each.value)}`, percent(each.accepted / accepted)];
    return bent ? [...share, '≠', percent((each.declared ?? 0) / declared)] : share;
  });
  if (values.length > mostPicks) rows.push([`  and ${values.length - mostPicks} more`]);
  return [bent ? [name, 'made', '', 'declared'] : [name], ...rows];
}
