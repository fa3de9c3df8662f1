import type { Block, Element, Plan } from '../../engine/plan/plan.js';
import { scenesOf } from '../../engine/plan/scenes.js';
import { type AnyNode, walk } from '../../engine/plan/walk.js';

/** A class that things of the scene may have. */
export interface LabelledClass {
  readonly path: string;
  readonly id: number;
  /** The names of the key points of all its assets, in the order of declaration. */
  readonly keypoints: readonly string[];
}

/**
 * The classes that the objects of a plan may have, in order of their ids. Found without sampling: for a class that is
 * computed, every class that the plan mentions.
 */
export function labelledClasses(plan: Plan): LabelledClass[] {
  const keypoints = new Map<string, Set<string>>();
  for (const element of scenesOf(plan).flatMap(({ scene }) => scene.elements)) {
    if (element.kind !== 'object' || !element.asset) continue;
    for (const block of blocksOf(plan, element)) {
      for (const path of classesOf(plan, element, block)) {
        const names = keypoints.get(path) ?? new Set();
        for (const { name } of block.keypoints ?? []) names.add(name);
        keypoints.set(path, names);
      }
    }
  }
  return plan.classes
    .filter(({ path }) => keypoints.has(path))
    .map(({ path, id }) => ({ path, id, keypoints: [...keypoints.get(path)!] }))
    .sort((a, b) => a.id - b.id);
}

/** The shapes that the element's asset may become, through templates. */
function blocksOf(plan: Plan, element: Element): Block[] {
  const blocks: Block[] = [];
  const seen = new Set<string>();
  const collect = (node: AnyNode): void => {
    if (typeof node['block'] === 'string') blocks.push(node as unknown as Block);
    const use = node['use'];
    if (typeof use !== 'string' || seen.has(use) || !Object.hasOwn(plan.templates, use)) return;
    seen.add(use);
    if (plan.templates[use]!.kind === 'asset') walk(plan.templates[use], collect);
  };
  walk(element.asset, collect);
  return blocks;
}

/** What the object writes wins over what its asset has. */
function classesOf(plan: Plan, element: Element, block: Block): Set<string> {
  const term = element.properties['class'] ?? block.properties['class'];
  const { classes, isComputed } = mentioned(term);
  return isComputed ? mentioned(plan).classes : classes;
}

function mentioned(value: unknown): { classes: Set<string>; isComputed: boolean } {
  const classes = new Set<string>();
  let isComputed = false;
  walk(value, (node) => {
    if (typeof node['class'] === 'string') classes.add(node['class']);
    if (typeof node['variable'] === 'string' || typeof node['output'] === 'string') isComputed = true;
  });
  return { classes, isComputed };
}
