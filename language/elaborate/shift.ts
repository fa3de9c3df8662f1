import type { Expression } from '../../engine/plan/plan.js';

/** The same value, written some blocks further in: the variables outside it are so many blocks further outwards. */
export function shiftedInwards(value: Expression, blocks: number): Expression {
  return blocks === 0 ? value : (shifted(value, blocks, 0) as Expression);
}

/** `inside` is how many blocks of the value itself stand round this part of it. */
function shifted(part: unknown, blocks: number, inside: number): unknown {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map((each) => shifted(each, blocks, inside));
  if ('variable' in part && 'up' in part && typeof part.up === 'number')
    return part.up < inside ? part : { ...part, up: part.up + blocks };
  const within = 'block' in part || 'record' in part ? inside + 1 : inside;
  return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, shifted(each, blocks, within)]));
}

/** Whether a value has more parts than so many; parts that are shared count each time. */
export function sizeBeyond(value: Expression, most: number): boolean {
  const open: unknown[] = [value];
  for (let parts = 0; open.length > 0; parts++) {
    if (parts > most) return true;
    const part = open.pop();
    if (typeof part === 'object' && part !== null) open.push(...Object.values(part));
  }
  return false;
}
