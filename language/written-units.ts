import type { Distribution, Plan, SourceRange } from '../engine/plan/plan.js';
import { scenesOf } from '../engine/plan/scenes.js';
import type { WrittenUnit, WrittenUnits } from '../engine/plan/written-unit.js';
import { canonicalUnit, units } from './types/units.js';
import { WrittenText } from './written-text.js';

/** A literal with the unit that follows it; `5m/width` is one of `m`. */
const quantity =
  /(?<![\p{L}\p{N}_.])[0-9][0-9_]*(?:\.[0-9_]+)?(?:[eE][+-]?[0-9]+)?([%°]|[\p{L}µ][\p{L}0-9²³]*(?:\/[\p{L}]+[23²³]?)?)?/gu;

/**
 * The units of the draws of a plan, as their texts say: that of the first literal that has one. A share counts only if it
 * comes first, and of a place only lengths are looked at.
 * @param textOf the text of a source of the plan, by its path
 */
export function writtenUnits(plan: Plan, textOf: (path: string) => string | undefined): WrittenUnits {
  const found: Record<SourceRange, WrittenUnit> = {};
  const texts = new WrittenText(plan, textOf);
  const pending: unknown[] = [scenesOf(plan).map(({ scene }) => scene), plan.templates];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    for (const value of Object.values(node)) if (typeof value === 'object') pending.push(value);
    if (!('draw' in node)) continue;
    const { draw, at = draw.at } = node as { draw: Distribution; at?: SourceRange };
    const unit = at === undefined ? undefined : unitIn(texts.at(at), draw);
    if (at !== undefined && unit !== undefined) found[at] = unit;
  }
  return found;
}

function unitIn(text: string, draw: Distribution): WrittenUnit | undefined {
  for (const [index, [, spelling = '']] of [...text.matchAll(quantity)].entries()) {
    const name = canonicalUnit(spelling);
    const known = [name, name.split('/')[0]!].find((each) => units.has(each));
    if (known === undefined || (known === '%' && index > 0)) continue;
    const { dimension, doc, ...scale } = units.get(known)!;
    if ('spatial' in draw && dimension !== 'm') continue;
    return { name: known, ...scale };
  }
  return undefined;
}
