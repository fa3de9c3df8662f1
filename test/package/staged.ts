import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../support/root.js';

interface Stage {
  stageExtension(target: string): Promise<void>;
  stageNpm(target: string): void;
}

/** The script that lays the packages out. */
export const stage: Stage = await import(pathToFileURL(join(root, 'scripts', 'package', 'stage.mjs')).href);
