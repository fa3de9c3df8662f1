import { ChangesView } from '../changes-view.js';
import { make } from '../elements.js';
import type { Overlay } from '../overlays.js';
import type { PictureKind } from '../picture-kinds.js';
import { newCanvas, paintShot } from '../shot-canvas.js';
import { figureOf, type Still, stillOf } from '../still.js';
import type { Shot } from '../studio/protocol.js';
import { changesBetween, type Pin } from './pin.js';

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
   * @param hash of the meaning of the plan that is looked at; empty before there is one
   * @param now the values of the sample that is looked at, by address
   */
  show(pin: Pin | null, hash: string, now: Pin['values']): void {
    this.place.hidden = pin === null;
    if (pin !== this.shown) this.figures.replaceChildren(...(pin?.stills ?? []).map(figureOf));
    this.shown = pin;
    if (pin === null) return;
    const isOther = hash !== '' && pin.hash !== hash;
    const version = isOther ? ', from before the spec or the seed was changed' : '';
    this.title.textContent = `Pinned: sample ${pin.index}${version}`;
    this.changes.element.hidden = hash === '';
    this.changes.show(changesBetween(pin.values, now), 'pinned', 'now');
  }
}

/** What is shown of a shot, to keep. */
export function shotStill(shot: Shot, kind: PictureKind, overlay: Overlay): Still {
  const canvas = newCanvas();
  paintShot(canvas, shot, kind, overlay);
  return stillOf(canvas, shot.labels.camera);
}
