import { changesTable } from '../changes-table.js';
import { make } from '../elements.js';
import { changesBetween, type Pin, type Still } from './pin.js';

/** Wider pictures would fill what a page may keep. */
const widestStill = 640;
const mostStills = 4;

/** Shows the pictures of the sample that is pinned, and what is another value now. */
export class PinView {
  private shown: Pin | null = null;
  private readonly figures = make('div', { className: 'pictures' });
  private readonly changes = make('div');
  private readonly title = make('h2');

  constructor(private readonly place: HTMLElement) {
    place.replaceChildren(this.title, this.figures, this.changes);
  }

  /**
   * @param hash of the meaning of the plan that is looked at
   * @param now the values of the sample that is looked at, by address
   */
  show(pin: Pin | null, hash: string, now: Pin['values']): void {
    this.place.hidden = pin === null;
    if (pin === null) return;
    if (pin !== this.shown) this.figures.replaceChildren(...pin.stills.map(figureOf));
    this.shown = pin;
    const version = pin.hash === hash ? '' : ', before the spec was changed';
    this.title.textContent = `Pinned: sample ${pin.index}${version}`;
    this.changes.replaceChildren(
      changesTable(changesBetween(pin.values, now), ['Other values', 'pinned', 'now']),
    );
  }
}

/** The pictures of the sample as they are shown. */
export function stillsOf(figures: Iterable<HTMLElement>): readonly Still[] {
  return [...figures].slice(0, mostStills).map((figure) => {
    const canvas = figure.querySelector('canvas')!;
    const scale = Math.min(1, widestStill / canvas.width);
    const small = make('canvas', {
      width: Math.max(1, Math.round(canvas.width * scale)),
      height: Math.max(1, Math.round(canvas.height * scale)),
    });
    small.getContext('2d')!.drawImage(canvas, 0, 0, small.width, small.height);
    return {
      url: small.toDataURL('image/webp', 0.9),
      caption: figure.querySelector('figcaption')!.textContent ?? '',
      label: canvas.getAttribute('aria-label') ?? '',
    };
  });
}

function figureOf({ url, caption, label }: Still): HTMLElement {
  const image = make('img', { src: url, alt: `Pinned: ${label}` });
  return make('figure', {}, image, make('figcaption', {}, `pinned: ${caption}`));
}
