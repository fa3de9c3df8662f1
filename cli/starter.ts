import { fileURLToPath } from 'node:url';
import { bundledFolder } from './bundled.js';

/** The folder of the starter, ending with a separator. */
export const starterFolder = (): string => fileURLToPath(bundledFolder('starter'));
