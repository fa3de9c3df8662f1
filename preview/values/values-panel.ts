import { make } from '../elements.js';
import { placeLink } from '../place-link.js';
import type { Values } from '../studio/protocol.js';
import type { Setting } from './value-editor.js';
import { type Reveal, ValueRowView } from './value-row.js';

/** The variables of a sample, or of the thing that was chosen, each with the line that it was drawn by. */
export class ValuesPanel {
  private readonly caption = make('caption');
  private readonly declaration = make('tr');
  private readonly body = make('tbody');
  private rows = new Map<string, ValueRowView>();

  constructor(
    place: HTMLElement,
    private readonly setting: Setting,
    private readonly onReveal: Reveal,
    private readonly onStudy: (address: string) => void,
  ) {
    place.append(make('table', {}, this.caption, this.body));
  }

  /**
   * @param chosen the address of the thing that was chosen; null for all of the sample
   * @param set the addresses of what is set by hand
   */
  show(values: Values, chosen: string | null, set: ReadonlySet<string>): void {
    const what = chosen === null ? 'All variables' : chosen;
    this.caption.textContent = values.count === 0 ? `${what}: nothing is drawn for it` : what;
    const before = this.rows;
    this.rows = new Map(
      values.rows.map((row) => {
        const view =
          before.get(row.address) ?? new ValueRowView(row, this.setting, this.onReveal, this.onStudy);
        view.show(row, set.has(row.address));
        return [row.address, view];
      }),
    );
    const rows: HTMLElement[] = [...this.rows.values()].map(({ element }) => element);
    if (chosen !== null) {
      const link = placeLink('declaration', values.declaration, this.onReveal);
      this.declaration.replaceChildren(make('td', {}, link), make('td'));
      rows.unshift(this.declaration);
    }
    arrange(this.body, rows);
  }
}

/** Makes these the children, and moves none that stands where it should: what has the focus keeps it. */
function arrange(parent: HTMLElement, wanted: readonly HTMLElement[]): void {
  const kept = new Set<Element>(wanted);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  wanted.forEach((element, at) => {
    if (parent.children[at] !== element) parent.insertBefore(element, parent.children[at] ?? null);
  });
}
