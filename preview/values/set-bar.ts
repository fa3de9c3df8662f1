import type { Plain } from '../../engine/sampling/index.js';
import { button, make } from '../elements.js';

/** Tells what is set by hand, and lets it be drawn again. */
export class SetBar {
  /** @param onRelease gets an address, or null for all */
  constructor(
    private readonly place: HTMLElement,
    private readonly onRelease: (address: string | null) => void,
  ) {}

  show(fixed: Readonly<Record<string, Plain>>): void {
    const addresses = Object.keys(fixed);
    this.place.hidden = addresses.length === 0;
    const chips = addresses.map((address) => {
      const release = button('×', () => this.onRelease(address), `Let ${address} be drawn`);
      return make('li', {}, make('span', {}, address), release);
    });
    this.place.replaceChildren(
      make('span', {}, 'Set by hand:'),
      make('ul', {}, ...chips),
      button('All as drawn', () => this.onRelease(null)),
    );
  }
}
