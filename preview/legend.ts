import { classColours } from '../engine/pictures/index.js';
import type { Plan } from '../engine/plan/plan.js';
import { css } from './overlays.js';
import { part } from './parts.js';

/** More than these would fill the page. */
const mostClasses = 100;

/** The colours of the classes. */
export function showLegend({ classes }: Plan): void {
  const colours = classColours(classes);
  part('legend').replaceChildren(
    ...classes.slice(0, mostClasses).map(({ path, id }) => {
      const [item, swatch] = [document.createElement('li'), document.createElement('i')];
      swatch.style.backgroundColor = css(colours.get(id) ?? [0, 0, 0]);
      item.append(swatch, path);
      return item;
    }),
  );
}
