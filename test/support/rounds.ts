/** How often a test with random input tries: so often, and fifty times that in `npm run test:nightly`. */
export function rounds(usual: number): number {
  return process.env.SPECIMEN_NIGHTLY ? usual * 50 : usual;
}
