import type { Plain } from '../../engine/sampling/index.js';
import { button, make } from '../elements.js';
import type { ValueRow } from '../studio/protocol.js';
import { hexOf, linearOf } from './colour.js';
import type { Control } from './control.js';
import { NumberField } from './number-field.js';

export interface Setting {
  /** Sets a variable by hand. */
  readonly set: (address: string, value: Plain) => void;
  /** Lets it be drawn again. */
  readonly release: (address: string) => void;
}

/** What a variable is set by hand with. */
export class ValueEditor {
  readonly element = make('div', { className: 'editor' });
  private readonly input: { readonly element: HTMLElement; show(value: Plain): void } | undefined;
  private readonly hold: HTMLButtonElement;
  private readonly release: HTMLButtonElement;
  private plain: Plain;

  constructor({ address, control, unit, plain }: ValueRow, setting: Setting) {
    this.plain = plain;
    const set = (value: Plain) => setting.set(address, value);
    this.input = control && inputFor(control, unit, address, set, () => this.plain);
    this.hold = button('Hold', () => set(this.plain), `Hold ${address} as it is`);
    this.release = button('As drawn', () => setting.release(address), `Let ${address} be drawn`);
    if (this.input) this.element.append(this.input.element);
    this.element.append(this.hold, this.release);
  }

  show({ plain }: ValueRow, isSet: boolean): void {
    this.plain = plain;
    this.input?.show(plain);
    // The button that was pressed is followed by its opposite.
    const [shown, other] = isSet ? [this.release, this.hold] : [this.hold, this.release];
    const hadFocus = other === document.activeElement;
    shown.hidden = false;
    if (hadFocus) shown.focus();
    other.hidden = true;
  }
}

function inputFor(
  control: Control,
  unit: ValueRow['unit'],
  name: string,
  set: (value: Plain) => void,
  now: () => Plain,
): { readonly element: HTMLElement; show(value: Plain): void } | undefined {
  switch (control.kind) {
    case 'number': {
      const field = new NumberField(control, unit, name, set);
      return { element: field.element, show: (value) => field.show(Number(value)) };
    }
    case 'numbers': {
      const labels = control.parts.length === 3 ? ['x', 'y', 'z'] : control.parts.map((_, at) => `${at + 1}`);
      const fields = control.parts.map(
        (part, at) =>
          new NumberField(part, unit, `${name} ${labels[at]}`, (value) =>
            set((now() as readonly Plain[]).map((each, other) => (other === at ? value : each))),
          ),
      );
      return {
        element: make('div', { className: 'numbers' }, ...fields.map(({ element }) => element)),
        show: (value) => {
          for (const [at, field] of fields.entries()) field.show(Number((value as readonly Plain[])[at]));
        },
      };
    }
    case 'options':
      return selectOf(control.options, name, set);
    case 'truth':
      return selectOf(['true', 'false'], name, (value) => set(value === 'true'));
    case 'colour': {
      const input = make('input', { type: 'color' });
      input.setAttribute('aria-label', name);
      input.addEventListener('input', () => set(linearOf(input.value)));
      return {
        element: input,
        show: (value) => {
          if (input !== document.activeElement) input.value = hexOf(value);
        },
      };
    }
    case 'hold':
      return undefined;
  }
}

function selectOf(options: readonly string[], name: string, set: (value: string) => void) {
  const select = make('select', {}, ...options.map((option) => make('option', { value: option }, option)));
  select.setAttribute('aria-label', name);
  select.addEventListener('change', () => set(select.value));
  return {
    element: select,
    show: (value: Plain) => {
      select.value = String(value);
    },
  };
}
