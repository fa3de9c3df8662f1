type Child = Node | string;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** An element of a drawing. What it looks like is the style sheet's. */
export function drawn(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly Child[]
): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** An element of the page with a class, or with none where it is empty. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

export interface Table {
  readonly caption: string;
  readonly head: readonly Child[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly Child[])[];
}

export function table({ caption, head, rows }: Table): HTMLTableElement {
  const made = element('table', 'figures', element('caption', '', caption));
  const top = made.createTHead().insertRow();
  for (const each of head) {
    const cell = element('th', '', each);
    cell.scope = 'col';
    top.append(cell);
  }
  const body = made.createTBody();
  for (const [first = '', ...rest] of rows) {
    const heading = element('th', '', first);
    heading.scope = 'row';
    body.insertRow().append(heading, ...rest.map((each) => element('td', 'cell', each)));
  }
  return made;
}
