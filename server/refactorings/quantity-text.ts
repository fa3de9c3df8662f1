import { parseQuantity, units } from '../../language/types/units.js';

/**
 * An SI value in a unit, with at most twelve digits, or with `isExact` as short as it can be so that it is read as this
 * value to the last bit. Undefined where no text is, or where the number would be unwieldy.
 */
export function quantityText(value: number, unit: string, isExact = false): string | undefined {
  const { shift = 0, times = 1, over = 1 } = units.get(unit) ?? {};
  const number = ((value / times) * over) / 10 ** shift;
  const size = Math.abs(number);
  if (!Number.isFinite(number) || (size !== 0 && (size < 1e-4 || size >= 1e7))) return undefined;
  if (!isExact) return signed(`${Number(size.toPrecision(12))}${unit}`, number);
  for (let digits = 1; digits <= 17; digits++) {
    const text = `${Number(size.toPrecision(digits))}${unit}`;
    const read = parseQuantity(text);
    if (read.ok && read.value === Math.abs(value)) return signed(text, number);
  }
  return undefined;
}

function signed(text: string, number: number): string {
  return number < 0 ? `-${text}` : text;
}
