import type { Element } from '../plan/plan.js';
import type { Sample } from '../sampling/index.js';

/**
 * How many instances of an object a sample asked for: its count, less those that are absent. Undefined where the sample
 * does not tell (a guard or a presence that is computed, not drawn; a group round it).
 */
export function askedFor(element: Element, address: string, { variables }: Sample): number | undefined {
  if (element.when !== undefined || element.within !== undefined) return undefined;
  const { count, present } = element;
  if (present !== undefined && !('draw' in present)) return undefined;
  const counted = count === undefined ? 1 : 'value' in count ? count.value : variables[`${address}.count`];
  if (typeof counted !== 'number') return undefined;
  if (present === undefined) return counted;
  if (count === undefined) return variables[`${address}.present`] === false ? 0 : 1;
  let absent = 0;
  for (let index = 0; index < counted; index += 1)
    if (variables[`${address}[${index}].present`] === false) absent += 1;
  return counted - absent;
}
