import { drawn } from '../distribution/elements.js';
import { button, make } from '../elements.js';
import { placeLink } from '../place-link.js';
import type { Place } from '../places.js';
import type { ValueRow } from '../studio/protocol.js';
import { type Setting, ValueEditor } from './value-editor.js';

export type Reveal = ((place: Place) => void) | undefined;

/** A variable with its value, which opens what it is set by hand with. It stays the same element from sample to sample. */
export class ValueRowView {
  readonly element = make('tr');
  private readonly nameCell = make('td');
  private readonly value = make('button', { type: 'button', className: 'value' });
  private readonly plain = make('span');
  private readonly valueCell = make('td', {}, this.value, this.plain);
  private editor: ValueEditor | undefined;
  private shown = '';
  private isOpen = false;

  constructor(
    private row: ValueRow,
    private readonly setting: Setting,
    private readonly onReveal: Reveal,
    private readonly onStudy: (address: string) => void,
  ) {
    this.element.append(this.nameCell, this.valueCell);
    this.value.addEventListener('click', () => {
      this.isOpen = !this.isOpen;
      this.show(this.row, this.isSet);
    });
  }

  private isSet = false;

  private study(): HTMLElement {
    const open = button('', () => this.onStudy(this.row.address), `Distribution of ${this.row.address}`);
    open.className = 'study';
    const bars = drawn('path', { d: 'M1 11V7H4V11ZM5 11V1H8V11ZM9 11V5H12V11Z' });
    open.append(drawn('svg', { width: 13, height: 12, 'aria-hidden': 'true' }, bars));
    return open;
  }

  show(row: ValueRow, isSet: boolean): void {
    // Another control or unit needs another editor.
    if (JSON.stringify([row.control, row.unit]) !== JSON.stringify([this.row.control, this.row.unit])) {
      this.editor?.element.remove();
      this.editor = undefined;
    }
    this.row = row;
    this.isSet = isSet;
    this.element.classList.toggle('set', isSet);
    const link = JSON.stringify([row.name, row.place]);
    if (link !== this.shown)
      this.nameCell.replaceChildren(this.study(), placeLink(row.name, row.place, this.onReveal));
    this.shown = link;
    const canBeSet = row.control !== undefined;
    const isOpen = canBeSet && (this.isOpen || isSet);
    this.value.hidden = !canBeSet;
    this.value.textContent = row.value;
    this.value.setAttribute('aria-expanded', String(isOpen));
    this.value.setAttribute('aria-label', `${row.address}: ${row.value}${isSet ? ', set by hand' : ''}`);
    this.value.title = isSet ? 'Set by hand' : 'Set by hand…';
    this.plain.hidden = canBeSet;
    this.plain.textContent = row.value;
    if (isOpen && !this.editor) {
      this.editor = new ValueEditor(row, this.setting);
      this.valueCell.append(this.editor.element);
    }
    if (!this.editor) return;
    this.editor.element.hidden = !isOpen;
    this.editor.show(row, isSet);
  }
}
