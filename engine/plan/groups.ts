import type { Element, Scene } from './plan.js';

/** How deep groups may stand in groups. */
export const deepestGroups = 8;

/** How many things there may be in groups, in all runs that these can have; each is laid out beforehand. */
export const mostUnfolded = 1_000;

/** The last part of an element's name, which stands in addresses: `box` of `shelf.box`. */
export function localName({ name }: Pick<Element, 'name'>): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** The address of an element without the number of its instance, with `[*]` for those of its groups: `Kitchen.shelf[*].box`. */
export function elementPattern(scene: Scene, element: Element): string {
  const { within } = element;
  if (within === undefined) return `${scene.root}.${element.name}`;
  const group = scene.elements.find((each) => each.name === within);
  const outer = group === undefined ? `${scene.root}.${within}` : elementPattern(scene, group);
  return `${outer}${group?.count === undefined ? '' : '[*]'}.${localName(element)}`;
}
