import { make } from './elements.js';
import type { Change } from './pin/pin.js';

/** More changes than anybody reads. */
const mostChanges = 40;

/** What is another value in one world than in another. */
export function changesTable(
  changes: readonly Change[],
  [caption, before, after]: readonly [caption: string, before: string, after: string],
): HTMLElement {
  if (changes.length === 0) return make('p', { className: 'faint' }, `${caption}: none`);
  const rows = changes
    .slice(0, mostChanges)
    .map((change) => row('td', change.address, change.before ?? '–', change.after ?? '–'));
  const left = changes.length - rows.length;
  if (left > 0) rows.push(row('td', `and ${left} more`, '', ''));
  return make(
    'table',
    { className: 'changes' },
    make('caption', {}, caption),
    make('thead', {}, row('th', 'variable', before, after)),
    make('tbody', {}, ...rows),
  );
}

function row(cell: 'td' | 'th', ...texts: readonly string[]): HTMLElement {
  return make('tr', {}, ...texts.map((text) => make(cell, {}, text)));
}
