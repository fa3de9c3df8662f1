import type { Files } from '../../plan/plan.js';
import type { Context } from '../program/context.js';
import { uniformAt } from '../streams/index.js';
import type { Draw } from './draw.js';

/** One of the files: a rendezvous of equal weights, so simply that of the largest uniform, each keyed by its path. */
export function compileFiles(node: Files, context: Context): Draw {
  const { world } = context.place.plate.program;
  const { files } = node;
  if (files.length === 0) throw context.error('plan/invalid', 'There is no file to draw from.', node.at);
  return (_, key, attempt, block) => {
    let best = files[0];
    let most = 0;
    for (const file of files) {
      const uniform = uniformAt(key.branch(file), world.sample, attempt, block);
      if (uniform > most) {
        most = uniform;
        best = file;
      }
    }
    return best;
  };
}
