/** A count with separators of thousands. */
export function count(value: number): string {
  return value.toLocaleString('en');
}

/** A share in percent with one decimal. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** A measured number: three significant digits, without zeros that say nothing. */
export function measure(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && (magnitude >= 1e6 || magnitude < 1e-4)) return value.toExponential(2);
  const digits = magnitude >= 1000 ? value.toFixed(0) : value.toPrecision(3);
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}
