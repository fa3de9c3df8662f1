import { authorUnit, dimensionOf, inUnit } from '../../language/bounds/author-unit.js';
import type { Expression } from '../../language/generated/ast.js';
import type { Target } from '../../language/names/target.js';
import type { Document } from '../../language/project/document.js';
import type { Expectations } from '../analysis/expectations.js';
import type { NumberFigures, VariableFigures } from '../analysis/figures.js';
import { percent } from '../features/code-lenses.js';
import type { Server } from '../features/feature.js';
import { keyOf } from '../open-documents.js';
import type { OpenProject } from '../projects.js';
import { barsPicture, barsText } from './histogram.js';

/**
 * How what is drawn under a name came out in samples, in Markdown; undefined where that is not known, or nothing is drawn.
 * What a file declares that has no data set is known from the open specs that import it.
 */
export function outcomesText(
  server: Server,
  expectations: Expectations,
  project: OpenProject,
  target: Target,
): string | undefined {
  if (target.kind === 'word') return undefined;
  if (target.of) return outcomesText(server, expectations, project, target.of);
  const { node, document } = target;
  const { value, random } = node as { readonly value?: Expression; readonly random?: boolean };
  const found = value && random ? outcomesOf(server, expectations, project, document, value) : undefined;
  if (!found) return undefined;
  const type = project.checked.findings?.of(value!)?.type;
  const unit = authorUnit(document.textOf(value!), dimensionOf(type));
  const { address, numbers, picks } = found.variable;
  const told = [
    ...numbers.map((each) => numberText(each, unit, server.editor.showsPictures)),
    ...(picks.length > 0 ? [picks.map(pickText).join(' · ')] : []),
  ];
  return [`\`${address}\` in ${found.samples} samples:`, ...told].join('\n\n');
}

/** What was found at the place of a value, in the samples of its own spec or of another that is open. */
function outcomesOf(
  { projects, documents }: Server,
  expectations: Expectations,
  project: OpenProject,
  document: Document,
  value: Expression,
): { variable: VariableFigures; samples: number } | undefined {
  const place = document.range(value).replace(/^\d+/, '');
  const key = keyOf(project.uriOf(document.path));
  const main = project.uriOf(project.checked.project.main.path);
  const others = documents.all().flatMap(({ uri }) => (keyOf(uri) === keyOf(main) ? [] : [uri]));
  for (const uri of [main, ...others]) {
    const { figures, isCurrent } = uri === main ? expectations.of(uri) : expectations.known(uri);
    // What is current was checked before it was sampled.
    const sampled = figures && isCurrent ? projects.of(uri) : undefined;
    const files = sampled?.checked.project.documents ?? [];
    const index = files.findIndex(({ path }) => keyOf(sampled!.uriOf(path)) === key);
    const variable = index < 0 ? undefined : figures!.variables[`${index}${place}`];
    if (variable) return { variable, samples: figures!.samples };
  }
  return undefined;
}

function pickText({ value, share }: VariableFigures['picks'][number]): string {
  return `\`${value.replace(/[`\s]+/g, ' ')}\` ${percent(share)}`;
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
