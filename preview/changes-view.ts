import { make } from './elements.js';
import type { Change } from './pin/pin.js';

/** More changes than anybody reads. */
const mostChanges = 40;

/** Lists what is another value in one world than in another. It stays open or closed as its reader left it. */
export class ChangesView {
  private readonly summary = make('summary');
  private readonly head = make('thead');
  private readonly body = make('tbody');
  private readonly table = make('table', {}, this.head, this.body);
  readonly element = make('details', {}, this.summary, this.table);

  constructor(isOpen: boolean) {
    this.element.open = isOpen;
  }

  /** @param before, after the names of the two worlds */
  show(changes: readonly Change[], before: string, after: string): void {
    const words = changes.length === 1 ? '1 other value' : `${changes.length} other values`;
    this.summary.textContent = changes.length === 0 ? 'The same values' : words;
    this.table.hidden = changes.length === 0;
    this.head.replaceChildren(row('th', 'variable', before, after));
    const rows = changes
      .slice(0, mostChanges)
      .map((change) => row('td', change.address, change.before ?? '–', change.after ?? '–'));
    const left = changes.length - rows.length;
    if (left > 0) rows.push(row('td', `and ${left} more`, '', ''));
    this.body.replaceChildren(...rows);
  }
}

function row(cell: 'td' | 'th', ...texts: readonly string[]): HTMLElement {
  return make('tr', {}, ...texts.map((text) => make(cell, {}, text)));
}
