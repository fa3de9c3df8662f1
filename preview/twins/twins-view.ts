import { changesTable } from '../changes-table.js';
import { make } from '../elements.js';
import type { Overlay } from '../overlays.js';
import type { PictureKind } from '../picture-kinds.js';
import { changesBetween } from '../pin/pin.js';
import { SampleView } from '../sample-view.js';
import type { Shot } from '../studio/protocol.js';

type WrittenValues = Readonly<Record<string, string>>;

interface TwinView {
  readonly name: string;
  readonly section: HTMLElement;
  readonly view: SampleView;
  readonly note: HTMLElement;
}

/** The same sample in the other scenes of its base. */
export class TwinsView {
  private twins: readonly TwinView[] = [];

  /** @param onPick gets the address of the thing that was clicked on; null for none */
  constructor(
    private readonly place: HTMLElement,
    private readonly base: HTMLElement,
    private readonly onPick: (address: string | null) => void,
  ) {}

  /** Shows the names of the scenes; their pictures follow. @param base the scene that is looked at */
  begin(base: string, names: readonly string[]): void {
    this.base.hidden = names.length === 0;
    this.base.textContent = base;
    this.place.classList.toggle('compared', names.length > 0);
    if (this.twins.map(({ name }) => name).join() === names.join()) return;
    const before = this.twins;
    this.twins = names.map((name) => {
      const [pictures, note] = [make('div', { className: 'pictures' }), make('div')];
      const section = make('section', {}, make('h2', {}, name), pictures, note);
      section.setAttribute('aria-label', `Scene ${name}`);
      return { name, section, note, view: new SampleView(pictures, this.onPick) };
    });
    for (const { section } of before) section.remove();
    this.place.append(...this.twins.map(({ section }) => section));
  }

  show(twin: number, shots: readonly Shot[], kind: PictureKind, overlay: (shot: Shot) => Overlay): void {
    this.twins[twin]?.view.show(shots, kind, overlay);
  }

  /** @param base the values of the sample in the scene that is looked at */
  compare(twin: number, base: WrittenValues, own: WrittenValues): void {
    const view = this.twins[twin];
    view?.note.replaceChildren(
      changesTable(changesBetween(base, own), ['Other values', this.base.textContent ?? '', view.name]),
    );
  }

  /** Says why there is nothing to see. */
  fail(twin: number, message: string): void {
    const view = this.twins[twin];
    view?.view.show([], 'rgb', () => ({ kinds: [], colours: new Map(), lit: new Set() }));
    view?.note.replaceChildren(make('p', {}, message));
  }

  repaint(kind: PictureKind, overlay: (shot: Shot) => Overlay): void {
    for (const { view } of this.twins) view.repaint(kind, overlay);
  }
}
