import type { AstNode } from 'langium';
import type { Entry } from '../generated/ast.js';
import type { Context } from './context.js';
import { headName } from './draw-shape.js';
import type { Scope } from './scope.js';

/** Words that are kept free for declarations of later versions, with what they will be. */
const reservedWords: ReadonlyMap<string, string> = new Map([
  ['each', 'what is drawn anew for each frame or view'],
  ['rig', 'cameras and sensors that are mounted together'],
  ['view', 'several views of one world'],
  ['frame', 'the frames of a sequence'],
  ['sequence', 'worlds that move in time'],
  ['keep', 'which samples are kept once their pixels are known'],
  ['discard', 'which samples are discarded once their pixels are known'],
  ['label', 'facts about an image, such as `label apples = count(…)`'],
  ['match', 'values by cases'],
  ['lidar', 'a sensor that measures distances by light'],
  ['radar', 'a sensor that measures distances by radio waves'],
  ['gnss', 'a sensor of its position on the globe'],
  ['imu', 'a sensor of its motion'],
  ['real', 'real data mixed in by a share'],
  ['table', 'tables that share variables with a scene'],
  ['speech', 'speech that shares variables with a scene'],
]);

/** Tells a declaration that begins with a reserved word; whether `word`, at the start of `node`, is one. */
export function reportReserved(context: Context, word: string, node: AstNode, scope: Scope): boolean {
  const purpose = reservedWords.get(word);
  if (purpose === undefined) return false;
  const place = scope.document.place(node);
  const words = { name: word, purpose };
  context.reporter.report('name/reserved', { ...place, end: place.start + word.length }, words);
  return true;
}

/** The same for what has no name: `quota { … }`, `frame`. */
export function reportReservedEntry(context: Context, entry: Entry, scope: Scope): boolean {
  const name = entry.value ? undefined : headName(entry.target);
  return name !== undefined && reportReserved(context, name, entry, scope);
}
