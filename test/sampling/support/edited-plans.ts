/** Plans as a stranger might send them: valid ones with something left out, put in or swapped. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

type Random = () => number;
type Parent = Json[] | { [key: string]: Json };

interface Spot {
  readonly parent: Parent;
  readonly key: string;
}

const strange: readonly Json[] = [
  ...[0, -1, 1, 2, 0.5, 1e12, 1e300, -1e300, 1e-300, 2 ** 53 - 1],
  ...[true, false, null, '', 'x', '@it', '@own', '__proto__', 'constructor'],
  [],
  {},
  { tuple: [] },
  { tuple: [1, 2, 3] },
  { variable: 'count', up: 0 },
  { variable: 'x', up: 99 },
  { op: 'div', args: [1, 0] },
  { op: 'sqrt', args: [-1] },
  { index: 'instance' },
  { element: '@own' },
  { element: '@it' },
];

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)];
}

function spotsOf(json: Json, spots: Spot[] = []): Spot[] {
  if (typeof json !== 'object' || json === null) return spots;
  for (const key of Object.keys(json)) {
    const spot = { parent: json, key };
    spots.push(spot);
    spotsOf(at(spot), spots);
  }
  return spots;
}

function at({ parent, key }: Spot): Json {
  return (parent as { [key: string]: Json })[key];
}

function put({ parent, key }: Spot, value: Json): void {
  (parent as { [key: string]: Json })[key] = value;
}

function remove({ parent, key }: Spot): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

function double(spot: Spot): void {
  const copy = structuredClone(at(spot));
  if (Array.isArray(spot.parent)) spot.parent.push(copy);
  else put({ parent: spot.parent, key: `${spot.key}2` }, copy);
}

/** Values that could stand in one another's places: of one type, of objects with the same keys. */
function form(json: Json): string {
  if (Array.isArray(json)) return 'list';
  return typeof json === 'object' && json !== null ? Object.keys(json).sort().join() : typeof json;
}

/** Edits the plan, at one to three spots, in place. */
export function edited(plan: Json, random: Random): Json {
  for (let edits = 1 + Math.floor(random() * 3); edits > 0; edits--) {
    const spots = spotsOf(plan).filter(({ key }) => !['at', 'schema', 'language', 'sources'].includes(key));
    if (spots.length === 0) return plan;
    const spot = pick(random, spots);
    const kind = random();
    if (kind < 0.2) remove(spot);
    else if (kind < 0.4) put(spot, structuredClone(pick(random, strange)));
    else if (kind < 0.85) {
      const alike = spots.filter((other) => form(at(other)) === form(at(spot)));
      put(spot, structuredClone(at(pick(random, alike))));
    } else double(spot);
  }
  return plan;
}
