import { ChangesView } from '../changes-view.js';
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
  readonly changes: ChangesView;
  /** Why there is nothing to see. */
  readonly fault: HTMLElement;
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
      const [pictures, fault] = [make('div', { className: 'pictures' }), make('p', { hidden: true })];
      const changes = new ChangesView(false);
      changes.element.hidden = true;
      const section = make('section', {}, make('h2', {}, name), fault, pictures, changes.element);
      section.setAttribute('aria-label', `Scene ${name}`);
      return { name, section, changes, fault, view: new SampleView(pictures, this.onPick) };
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
    if (!view) return;
    view.fault.hidden = true;
    view.changes.element.hidden = false;
    view.changes.show(changesBetween(base, own), this.base.textContent ?? '', view.name);
  }

  /** Says why there is nothing to see. */
  fail(twin: number, message: string): void {
    const view = this.twins[twin];
    if (!view) return;
    view.view.clear();
    view.fault.hidden = false;
    view.fault.textContent = message;
    view.changes.element.hidden = true;
  }

  repaint(kind: PictureKind, overlay: (shot: Shot) => Overlay): void {
    for (const { view } of this.twins) view.repaint(kind, overlay);
  }
}
