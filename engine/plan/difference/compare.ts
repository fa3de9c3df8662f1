import type { SourceRange } from '../plan.js';
import type { Fact, FactKind } from './fact.js';
import type { Facts } from './facts.js';

/** One thing that two plans say differently. Without `before` it is added, without `after` removed. */
export interface Change {
  /** A value that becomes a variable, or the other way round, is a `variable`. */
  readonly kind: FactKind;
  /** The address pattern, path or name. */
  readonly name: string;
  /** As in the spec, in SI units: `~ normal(1, 0.05)`, `= 3`, a condition, … */
  readonly before?: string;
  readonly after?: string;
  /** Where the second plan says it, or the first if only that does. */
  readonly at?: SourceRange;
}

/** What differs, in the order of the second plan; what only the first says comes last. */
export function compareFacts(before: Facts, after: Facts): { changes: Change[]; changed: ReadonlySet<Fact> } {
  const changes: Change[] = [];
  const changed = new Set<Fact>();
  const keys = new Set([...after.byKey.keys(), ...before.byKey.keys()]);
  for (const key of keys) {
    const [old, now] = [before.byKey.get(key), after.byKey.get(key)];
    if (old !== undefined && now !== undefined && isSame(old, now)) continue;
    changes.push(change(old, now));
    for (const fact of [old, now]) if (fact !== undefined) changed.add(fact);
  }
  return { changes, changed };
}

function isSame(old: Fact, now: Fact): boolean {
  if (old.kind !== now.kind) return false;
  return old.kind === 'order' ? keepsOrder(old.exact, now.exact) : old.exact === now.exact;
}

/** Whether the names that both lists have stand in the same order. */
function keepsOrder(old: string, now: string): boolean {
  const [oldNames, newNames] = [old.split(', '), now.split(', ')];
  const common = (names: string[], others: string[]) => names.filter((name) => others.includes(name)).join();
  return common(oldNames, newNames) === common(newNames, oldNames);
}

function change(old: Fact | undefined, now: Fact | undefined): Change {
  const known = now ?? old;
  if (known === undefined) throw new Error('a change has one side at least');
  const differently = old?.text !== now?.text;
  const text = (fact: Fact) => sign(fact, old, now) + (differently ? fact.text : fact.exact);
  return {
    kind: old?.kind === 'variable' ? 'variable' : known.kind,
    name: known.name,
    ...(old && { before: text(old) }),
    ...(now && { after: text(now) }),
    ...(known.at && { at: known.at }),
  };
}

/** `=` and `~` are told where they are news: something new, gone, or drawn now and fixed before. */
function sign(fact: Fact, old: Fact | undefined, now: Fact | undefined): string {
  if (fact.kind !== 'value' && fact.kind !== 'variable') return '';
  if (old?.kind === now?.kind) return '';
  return fact.kind === 'variable' ? '~ ' : '= ';
}
