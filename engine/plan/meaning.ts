import type { Plan } from './plan.js';
import { isRecordOfNames } from './walk.js';

/** A plan without what does not change the data that it makes. */
export type Meaning = Omit<Plan, 'tool' | 'exports' | 'sources'>;

/**
 * A plan without source ranges, documentation, tool version, exports and the texts of its sources. Two plans of one
 * meaning make the same data.
 */
export function meaning(plan: Plan): Meaning {
  const { tool: _tool, exports: _exports, sources: _sources, ...kept } = plan;
  return stripNode(kept) as Meaning;
}

/** A node of a plan (or a list, or a plain value) without the source ranges and documentation in and below it. */
export function stripNode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripNode);
  if (typeof value !== 'object' || value === null) return value;
  return mapEntries(value, (key, item) => {
    if (key === 'at' || key === 'doc') return undefined;
    return isRecordOfNames(key)
      ? mapEntries(item as object, (_name, node) => stripNode(node))
      : stripNode(item);
  });
}

/** A key such as `__proto__` stays an ordinary key: `Object.fromEntries` defines properties and sets no prototype. */
function mapEntries(value: object, map: (key: string, item: unknown) => unknown): object {
  const entries = Object.entries(value).map(([key, item]) => [key, map(key, item)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}
