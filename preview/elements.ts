/** An element with properties and what it holds; texts stay texts. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Readonly<Record<string, unknown>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  element.append(...children);
  return element;
}

/** A button with a text. */
export function button(text: string, onClick: () => void, label?: string): HTMLButtonElement {
  const made = make('button', { type: 'button' }, text);
  if (label !== undefined) made.setAttribute('aria-label', label);
  made.addEventListener('click', onClick);
  return made;
}
