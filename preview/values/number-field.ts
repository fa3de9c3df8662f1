import type { WrittenUnit } from '../../engine/plan/written-unit.js';
import { make } from '../elements.js';
import type { NumberControl } from './control.js';
import { digits, numberIn, siOf, written } from './written-number.js';

/** How many places a slider has. */
const steps = 400;

/** A field for a number, in its author's unit, with a slider beside it where it is known from where to where it goes. */
export class NumberField {
  readonly element = make('div', { className: 'number' });
  private readonly field = make('input', { type: 'number' });
  private readonly slider: HTMLInputElement | undefined;
  private isHeld = false;

  /** @param onSet gets an SI value that the variable can have */
  constructor(
    private readonly control: NumberControl,
    private readonly unit: WrittenUnit | undefined,
    name: string,
    onSet: (value: number) => void,
  ) {
    const { whole, least, greatest, slider } = control;
    const { field } = this;
    field.step = whole ? '1' : 'any';
    field.setAttribute('aria-label', unit ? `${name} in ${unit.name}` : name);
    field.disabled = least !== undefined && least === greatest;
    field.addEventListener('change', () => {
      const value = this.valueOf(field.valueAsNumber);
      field.setCustomValidity(value === undefined ? `Only ${this.range()} can be drawn here.` : '');
      if (value !== undefined) onSet(value);
      else field.reportValidity();
    });
    this.element.append(field);
    if (unit) this.element.append(make('span', { className: 'unit' }, unit.name));
    if (!slider) return;
    const range = make('input', { type: 'range' });
    range.min = String(numberIn(slider[0], unit));
    range.max = String(numberIn(slider[1], unit));
    range.step = whole ? '1' : String((Number(range.max) - Number(range.min)) / steps);
    range.setAttribute('aria-label', `${name}, slider`);
    range.addEventListener('input', () => {
      const value = this.valueOf(Number(digits(range.valueAsNumber)), slider);
      if (value === undefined) return;
      field.setCustomValidity('');
      field.value = digits(numberIn(value, unit));
      onSet(value);
    });
    range.addEventListener('pointerdown', () => {
      this.isHeld = true;
    });
    for (const end of ['pointerup', 'pointercancel'])
      range.addEventListener(end, () => {
        this.isHeld = false;
      });
    this.slider = range;
    this.element.append(range);
  }

  /** Shows an SI value; what somebody is changing just now is left alone. */
  show(value: number): void {
    const number = numberIn(value, this.unit);
    if (this.field !== document.activeElement) this.field.value = digits(number);
    if (!this.slider) return;
    // What was drawn for a slider's last place but one would take it back.
    if (!this.isHeld) this.slider.valueAsNumber = number;
    this.slider.setAttribute('aria-valuetext', written(value, this.unit));
  }

  /** @param within what a slider's ends are rounded to */
  private valueOf(number: number, within?: readonly [number, number]): number | undefined {
    if (!Number.isFinite(number)) return undefined;
    const si = siOf(number, this.unit);
    const value = within ? Math.min(Math.max(si, within[0]), within[1]) : si;
    const { whole, least = -Infinity, greatest = Infinity } = this.control;
    return value < least || value > greatest || (whole && !Number.isInteger(value)) ? undefined : value;
  }

  private range(): string {
    const { whole, least, greatest } = this.control;
    const from = least === undefined ? '' : ` from ${written(least, this.unit)}`;
    const to = greatest === undefined ? '' : ` to ${written(greatest, this.unit)}`;
    return `${whole ? 'whole numbers' : 'numbers'}${from}${to}`;
  }
}
