import type { PlanDifference } from '../diff.js';
import type { Change } from './compare.js';
import type { ChangedCell, Draws } from './draws.js';
import type { FactKind } from './fact.js';

/** Addresses of a list beyond this number are only counted. */
const mostListed = 12;

/** What differs between two plans, in plain lines for a reviewer. */
export function describeDifference(difference: PlanDifference): string[] {
  const { meaning, changes, complete, draws } = difference;
  const lines = [
    meaning.equal
      ? `Both plans mean the same data (${meaning.after.slice(0, 12)}).`
      : `The data differ: ${meaning.before.slice(0, 12)} → ${meaning.after.slice(0, 12)}.`,
    ...changes.map(describeChange),
  ];
  if (!meaning.equal && changes.length === 0 && complete) {
    lines.push(
      'Only what has no line of its own differs: the order of declarations differs, or templates that the scene does not use.',
    );
  }
  if (!complete) lines.push('The templates have too many variables in one another; some were not compared.');
  return draws === undefined ? lines : [...lines, ...describeDraws(draws)];
}

function describeChange({ kind, name, before, after }: Change): string {
  const subject = words[kind] === '' ? name : `${words[kind]} ${name}`;
  const isTerm = kind === 'variable' || kind === 'value';
  const joint = isTerm ? ' ' : ': ';
  if (before === undefined) return `added ${subject}${joint}${after}`;
  if (after === undefined) return `removed ${subject}${joint}${before}`;
  return `changed ${subject}: ${before} → ${after}`;
}

const words: Readonly<Record<FactKind, string>> = {
  dataset: 'the data set’s',
  class: 'class',
  file: 'file',
  label: 'label',
  export: 'export',
  element: 'element',
  order: 'the order of',
  variable: '',
  value: '',
  require: 'require',
};

function describeDraws({ unchanged, moved, redrawn, changedCells }: Draws): string[] {
  const lines = [`${variables(unchanged, 'keeps its value', 'keep their values')}.`];
  if (moved.length > 0)
    lines.push(
      `${variables(moved, 'keeps its draw', 'keep their draws')}, and other values follow: ${listed(moved)}.`,
    );
  for (const cell of changedCells) lines.push(describeCell(cell));
  if (redrawn.length > 0)
    lines.push(`${variables(redrawn, 'may be', 'may be')} drawn anew: ${listed(redrawn)}.`);
  return lines;
}

function describeCell({ requires, variables, home, change }: ChangedCell): string {
  const drawn = variables.length === 0 ? 'nothing' : listed(variables);
  return `The cell of ${listed(requires)} ${becomes[change]} (one in each ${home}): it ${change === 'removed' ? 'drew' : 'draws'} ${drawn}.`;
}

const becomes: Readonly<Record<ChangedCell['change'], string>> = {
  added: 'is new',
  removed: 'is gone',
  changed: 'has changed',
};

function variables(addresses: readonly string[], one: string, several: string): string {
  return addresses.length === 1 ? `1 variable ${one}` : `${addresses.length} variables ${several}`;
}

function listed(names: readonly string[]): string {
  const more = names.length > mostListed ? `, and ${names.length - mostListed} more` : '';
  return `${names.slice(0, mostListed).join(', ')}${more}`;
}
