/** Where a code is explained. */
export function documentationOf(code: string): string {
  return `docs/diagnostics.md#${code}`;
}
