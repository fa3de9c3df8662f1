/**
 * The policy of the page in a web view: its parts from the extension's folder, and nothing from elsewhere. A worker can't
 * come from there; the page makes a copy, whose address begins with `blob:`, and the worker is bound by the same policy.
 * @param source where the web view has its files
 */
export function pagePolicy(source: string): string {
  return `default-src 'none'; script-src ${source} blob: 'wasm-unsafe-eval'; worker-src blob:; style-src ${source}; img-src blob: data:; connect-src ${source}; base-uri 'none'; form-action 'none'`;
}
