/**
 * The dimension of a quantity as a canonical text: base units with exponents in a fixed order, e.g. `m`, `m.s-1`, `lm.m-2`;
 * the empty text is a plain number. Angles have a base unit of their own, so that `1m + 3deg` is an error.
 */
export type Dimension = string;

export const plainNumber: Dimension = '';

const named: ReadonlyMap<Dimension, string> = new Map([
  ['', 'number'],
  ['m', 'length'],
  ['m2', 'area'],
  ['m3', 'volume'],
  ['rad', 'angle'],
  ['s', 'time'],
  ['s-1', 'frequency'],
  ['m.s-1', 'speed'],
  ['m.s-2', 'acceleration'],
  ['kg', 'mass'],
  ['m-3.kg', 'density'],
  ['K', 'temperature'],
  ['lm', 'luminous flux'],
  ['m-2.lm', 'illuminance'],
  ['cd', 'luminous intensity'],
  ['m-2.cd', 'luminance'],
  ['EV', 'exposure'],
  ['px', 'number of pixels'],
]);

const order = ['m', 's', 'kg', 'K', 'rad', 'lm', 'cd', 'EV', 'px'];
const exponentsOf = new Map<Dimension, ReadonlyMap<string, number>>();

function exponents(dimension: Dimension): ReadonlyMap<string, number> {
  let known = exponentsOf.get(dimension);
  if (!known) {
    const parts = dimension === '' ? [] : dimension.split('.');
    known = new Map(
      parts.map((part) => {
        const [, base, exponent] = /^([A-Za-z]+)(-?\d+)?$/.exec(part)!;
        return [base!, exponent ? Number(exponent) : 1];
      }),
    );
    exponentsOf.set(dimension, known);
  }
  return known;
}

function canonical(powers: ReadonlyMap<string, number>): Dimension {
  return order
    .filter((base) => powers.get(base))
    .map((base) => (powers.get(base) === 1 ? base : `${base}${powers.get(base)}`))
    .join('.');
}

/** The dimension of a product (`sign` 1) or quotient (`sign` −1). */
export function combine(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  if (b === '') return a;
  if (a === '' && sign === 1) return b;
  const powers = new Map(exponents(a));
  for (const [base, exponent] of exponents(b)) powers.set(base, (powers.get(base) ?? 0) + sign * exponent);
  return canonical(powers);
}

/** The dimension of a square root, or undefined where it has none (`sqrt(1m)`). */
export function squareRoot(dimension: Dimension): Dimension | undefined {
  const powers = new Map<string, number>();
  for (const [base, exponent] of exponents(dimension)) {
    if (exponent % 2 !== 0) return undefined;
    powers.set(base, exponent / 2);
  }
  return canonical(powers);
}

/** The name of a dimension for people, e.g. `length`; an unnamed one by its units. */
export function dimensionName(dimension: Dimension): string {
  return named.get(dimension) ?? `quantity in ${dimension.replaceAll('.', '·')}`;
}

/** The names of dimensions in the catalogue: `length`, `luminousFlux`, … */
export function dimensionNames(): string[] {
  return [...[...named.values()].map(inOneWord), 'pixels'];
}

/** The dimension with a name used in the catalogue: `length`, `luminousFlux`, …; undefined if there is none. */
export function dimensionNamed(name: string): Dimension | undefined {
  for (const [dimension, words] of named) if (inOneWord(words) === name) return dimension;
  return name === 'pixels' ? 'px' : undefined;
}

function inOneWord(words: string): string {
  return words.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
}
