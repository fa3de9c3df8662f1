import type { ObjectLabels } from '../../engine/labels/annotation.js';

/** Whether an object's annotation of this label is written; labels without a `keep` keep all. */
export function isKept(object: ObjectLabels, label: string): boolean {
  return !Object.hasOwn(object.kept, label) || object.kept[label] === true;
}
