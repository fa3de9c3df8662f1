import { authorUnit, dimensionOf, inUnit } from '../../language/bounds/author-unit.js';
import type { Expression } from '../../language/generated/ast.js';
import type { Target } from '../../language/names/target.js';
import type { Figures, NumberFigures } from '../analysis/figures.js';
import { percent } from '../features/code-lenses.js';
import type { OpenProject } from '../projects.js';
import { barsPicture, barsText } from './histogram.js';

/** How what is drawn under a name came out in samples, in Markdown; undefined where that is not known, or nothing is drawn. */
export function outcomesText(
  project: OpenProject,
  target: Target,
  figures: Figures,
  showsPictures: boolean,
): string | undefined {
  if (target.kind === 'word') return undefined;
  if (target.of) return outcomesText(project, target.of, figures, showsPictures);
  const { node, document } = target;
  const { value, random } = node as { readonly value?: Expression; readonly random?: boolean };
  const found = value && random ? figures.variables[document.range(value)] : undefined;
  if (!found) return undefined;
  const type = project.checked.findings?.types.get(value!);
  const unit = authorUnit(document.textOf(value!), dimensionOf(type));
  const { address, numbers, picks } = found;
  const told = [
    ...numbers.map((each) => numberText(each, unit, showsPictures)),
    ...(picks.length > 0
      ? [picks.map((each) => `\`${each.value}\` ${percent(each.share)}`).join(' · ')]
      : []),
  ];
  return [`\`${address}\` in ${figures.samples} samples:`, ...told].join('\n\n');
}

function numberText(
  { mean, deviation, low, high, bins }: NumberFigures,
  unit: string,
  showsPictures: boolean,
): string {
  const bars = barsText(bins);
  const shown = showsPictures ? `![${bars}](${barsPicture(bins)})` : bars;
  // A bin round each whole number.
  const half = !Number.isInteger(low) && high - low === bins.length ? 0.5 : 0;
  const [from, to] = [inUnit(low + half, unit), inUnit(high - half, unit)];
  const ends = `${from} ${showsPictures ? '…' : shown} ${to}`;
  const words = `mean ${inUnit(mean, unit)}, deviation ${inUnit(deviation, unit)}`;
  return showsPictures ? `${shown}\n\n${ends}, ${words}` : `${ends}, ${words}`;
}
