import { ChangesView } from '../changes-view.js';
import { make } from '../elements.js';
import type { Overlay } from '../overlays.js';
import type { PictureKind } from '../picture-kinds.js';
import { newCanvas, paintShot } from '../shot-canvas.js';
import type { Shot } from '../studio/protocol.js';
import { changesBetween, type Pin, type Still } from './pin.js';

/** Wider pictures would fill what a page may keep. */
export const widestStill = 640;
const mostStills = 4;

/** Shows the pictures of the sample that is pinned, and what is another value now. */
export class PinView {
  private shown: Pin | null = null;
  private readonly figures = make('div', { className: 'pictures' });
  private readonly changes = new ChangesView(true);
  private readonly title = make('h2');

  constructor(private readonly place: HTMLElement) {
    place.replaceChildren(this.title, this.figures, this.changes.element);
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
    const version = pin.hash === hash ? '' : ', from before the spec or the seed was changed';
    this.title.textContent = `Pinned: sample ${pin.index}${version}`;
    this.changes.show(changesBetween(pin.values, now), 'pinned', 'now');
  }
}

/** Shots as they are shown, as pictures that can be kept. */
export function stillsOf(
  shots: readonly Shot[],
  kind: PictureKind,
  overlay: (shot: Shot) => Overlay,
): readonly Still[] {
  return shots.slice(0, mostStills).map((shot) => {
    const canvas = newCanvas();
    paintShot(canvas, shot, kind, overlay(shot));
    const label = canvas.getAttribute('aria-label') ?? '';
    return { url: canvas.toDataURL('image/webp', 0.9), caption: shot.labels.camera, label };
  });
}

function figureOf({ url, caption, label }: Still): HTMLElement {
  const image = make('img', { src: url, alt: `Pinned: ${label}` });
  return make('figure', {}, image, make('figcaption', {}, `pinned: ${caption}`));
}
