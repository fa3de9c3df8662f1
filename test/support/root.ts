import { fileURLToPath } from 'node:url';

/** The root of the project; tests run from out/test/. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));
