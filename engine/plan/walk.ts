/** An object of a plan that is a node of its language: its keys are words of `plan.ts`. */
export type AnyNode = Readonly<Record<string, unknown>>;

/** Whether the keys of this property's value are names that an author chose (so a key `at` there is no source range). */
export function isRecordOfNames(key: string): boolean {
  return key === 'properties' || key === 'templates';
}

/** Calls `visit` for each node at and below `value`, parents first. */
export function walk(value: unknown, visit: (node: AnyNode) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
    return;
  }
  visit(value as AnyNode);
  for (const key in value) {
    const item = (value as AnyNode)[key];
    if (!isRecordOfNames(key)) walk(item, visit);
    else for (const node of Object.values(item as object)) walk(node, visit);
  }
}

/** The same, with the JSON Pointer (RFC 6901) of each node. */
export function walkPaths(value: unknown, visit: (node: AnyNode, path: string) => void, path = ''): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walkPaths(item, visit, `${path}/${index}`);
    return;
  }
  visit(value as AnyNode, path);
  for (const [key, item] of Object.entries(value)) {
    const inside = `${path}/${escapePointer(key)}`;
    if (!isRecordOfNames(key)) walkPaths(item, visit, inside);
    else
      for (const [name, node] of Object.entries(item))
        walkPaths(node, visit, `${inside}/${escapePointer(name)}`);
  }
}

/** A key as a part of a JSON Pointer. */
export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
