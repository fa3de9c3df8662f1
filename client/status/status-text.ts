import type { Summary } from '../../server/protocol.js';

/** What is known of the spec in the active editor. */
export interface SpecState {
  readonly errors: number;
  readonly warnings: number;
  /** Undefined where there is no data set, or it is not known yet. */
  readonly summary: Summary | undefined;
}

/** What stands in the status bar: `$(…)` is an icon of the editor. */
export function statusText({ errors, summary }: SpecState): string {
  if (errors > 0) return `$(error) Specimen: ${counted(errors, 'error')}`;
  if (!summary) return '$(check) Specimen';
  const parts = [counted(summary.samples, 'sample')];
  if (summary.scenes > 1) parts.push(`${summary.scenes} scenes`);
  if (summary.sampled) parts.push(`${madeShare(summary)} made`);
  return `$(check) ${summary.dataset}: ${parts.join(' · ')}`;
}

/** The same in sentences, one a line. */
export function statusLines({ errors, warnings, summary }: SpecState): string[] {
  const found = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  const lines = [found.length > 0 ? `${found.join(' and ')}.` : 'Nothing is wrong.'];
  if (!summary) return lines;
  const { dataset, samples, scenes, sampled, objects = 0 } = summary;
  lines.push(`${dataset} has ${counted(samples, 'sample')} of ${counted(scenes, 'scene')}.`);
  lines.push(
    sampled
      ? `Of ${sampled} samples that were tried, ${madeShare(summary)} could be made, with ${Number(objects.toFixed(1))} objects on average.`
      : 'It was not sampled yet.',
  );
  return lines;
}

/** What is not all and not nothing is not told as that. */
function madeShare({ sampled = 0, holes = 0 }: Summary): string {
  const percent = Math.round((100 * (sampled - holes)) / sampled);
  if (percent === 100 && holes > 0) return 'above 99 %';
  if (percent === 0 && holes < sampled) return 'below 1 %';
  return `${percent} %`;
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
