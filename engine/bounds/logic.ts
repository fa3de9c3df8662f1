import { type Bounds, isConstant, type NumberBounds, type TruthBounds, truth } from './bounds.js';
import { isPoint } from './range.js';
import { joined } from './roots.js';

type May = TruthBounds['may'];

const opposite: Readonly<Record<May, May>> = { true: 'false', false: 'true', both: 'both' };

/** What a comparison or a logical operation can be; undefined for other operations. */
export function logic(op: string, args: readonly Bounds[]): TruthBounds | undefined {
  const decide = Object.hasOwn(deciders, op) ? deciders[op] : undefined;
  return decide && truth(decide(args), joined(args.map(({ roots }) => roots)));
}

const deciders: Readonly<Record<string, (args: readonly Bounds[]) => May>> = {
  lt: ([a, b]) => below(a, b, (x, y) => x < y),
  le: ([a, b]) => below(a, b, (x, y) => x <= y),
  gt: ([a, b]) => below(b, a, (x, y) => x < y),
  ge: ([a, b]) => below(b, a, (x, y) => x <= y),
  eq: ([a, b]) => equal(a, b),
  ne: ([a, b]) => opposite[equal(a, b)],
  not: ([a]) => opposite[mayBe(a)],
  and: ([a, b]) => both(mayBe(a), mayBe(b)),
  or: ([a, b]) => opposite[both(opposite[mayBe(a)], opposite[mayBe(b)])],
  in: ([a, b]) => {
    if (b?.kind !== 'pair') return 'both';
    return both(
      below(b.low, a, (x, y) => x <= y),
      below(a, b.high, (x, y) => x <= y),
    );
  },
};

export function mayBe(bounds: Bounds | undefined): May {
  return bounds?.kind === 'truth' ? bounds.may : 'both';
}

export function both(a: May, b: May): May {
  if (a === 'false' || b === 'false') return 'false';
  return a === 'true' && b === 'true' ? 'true' : 'both';
}

/** Whether `a` stands to `b` as `holds` says, which is `<` or `<=`. */
export function below(
  a: Bounds | undefined,
  b: Bounds | undefined,
  holds: (x: number, y: number) => boolean,
): May {
  if (a?.kind !== 'number' || b?.kind !== 'number') return 'both';
  if (holds(a.outer[1], b.outer[0])) return 'true';
  return holds(a.outer[0], b.outer[1]) ? 'both' : 'false';
}

function equal(a: Bounds | undefined, b: Bounds | undefined): May {
  if (a?.kind === 'number' && b?.kind === 'number') return equalNumbers(a, b);
  if (a?.kind === 'truth' && b?.kind === 'truth') {
    if (a.may === 'both' || b.may === 'both') return 'both';
    return a.may === b.may ? 'true' : 'false';
  }
  if (a?.kind === 'text' && b?.kind === 'text') {
    if (!a.values.some((value) => b.values.includes(value))) return 'false';
    return isConstant(a) && isConstant(b) && a.values.length === 1 && b.values.length === 1 ? 'true' : 'both';
  }
  return 'both';
}

function equalNumbers(a: NumberBounds, b: NumberBounds): May {
  if (a.outer[1] < b.outer[0] || b.outer[1] < a.outer[0]) return 'false';
  return isPoint(a.outer) && isPoint(b.outer) ? 'true' : 'both';
}
