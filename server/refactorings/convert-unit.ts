import type { Quantity } from '../../language/generated/ast.js';
import { parseQuantity, unitsOf } from '../../language/types/units.js';
import { nodesAround } from '../source/tree.js';
import { quantityText } from './quantity-text.js';
import { type Refactoring, replaced, type Selected } from './refactoring.js';

/** The quantity at the place in other units, where it keeps its value to the last bit. */
export function convertUnit({ text, main, start, end }: Selected): Refactoring[] {
  const [node] = nodesAround(main, start, end);
  if (node?.$type !== 'Quantity') return [];
  const quantity = parseQuantity((node as Quantity).text);
  if (!quantity.ok || quantity.dimension === '') return [];
  return unitsOf(quantity.dimension).flatMap((unit) => {
    const words = unit === quantity.unit ? undefined : quantityText(quantity.value, unit, true);
    if (words === undefined) return [];
    const texts = [replaced(text, { ...main.place(node), text: words })];
    return [{ title: `Write \`${words}\``, kind: 'refactor.rewrite' as const, texts }];
  });
}
