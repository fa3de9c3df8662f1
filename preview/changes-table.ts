import { make } from './elements.js';
import type { Change } from './pin/pin.js';

/** More changes than anybody reads. */
const mostChanges = 40;

/** What is another value in one world than in another. */
export function changesTable(changes: readonly Change[], caption: string): HTMLElement {
  if (changes.length === 0) return make('p', { className: 'faint' }, `${caption}: nothing`);
  const rows = changes
    .slice(0, mostChanges)
    .map(({ address, before, after }) =>
      make(
        'tr',
        {},
        make('td', {}, address),
        make('td', {}, `${before ?? 'not drawn'} → ${after ?? 'not drawn'}`),
      ),
    );
  const left = changes.length - rows.length;
  if (left > 0) rows.push(make('tr', {}, make('td', {}, `and ${left} more`), make('td')));
  return make('table', {}, make('caption', {}, caption), make('tbody', {}, ...rows));
}
