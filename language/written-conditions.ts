import type { Plan, Require, SourceRange } from '../engine/plan/plan.js';
import { scenesOf } from '../engine/plan/scenes.js';
import { WrittenText } from './written-text.js';

/** Longer conditions are cut off. */
const longest = 120;

/**
 * What the conditions of a plan are called, by place: as the author named them, or else what they say.
 * @param textOf the text of a source of the plan, by its path
 */
export function writtenConditions(
  plan: Plan,
  textOf: (path: string) => string | undefined,
): Readonly<Record<SourceRange, string>> {
  const texts = new WrittenText(plan, textOf);
  const words: Record<SourceRange, string> = {};
  const add = ({ name, at }: Require) => {
    if (at === undefined) return;
    const text = texts
      .at(at)
      .replace(/^require\b/, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
    const isNamed = text === '' || text.startsWith(`${name}:`) || text.startsWith(`${name} :`);
    const whole = isNamed ? name : text;
    words[at] = whole.length > longest ? `${whole.slice(0, longest - 1)}…` : whole;
  };
  for (const { scene } of scenesOf(plan)) {
    scene.requires.forEach(add);
    for (const element of scene.elements) element.requires.forEach(add);
  }
  return words;
}
