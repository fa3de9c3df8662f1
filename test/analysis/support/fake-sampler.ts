import type { Hole, Observer, Outcome, Sample, Sampler } from '../../../engine/sampling/index.js';

/** What a test says of one sample. */
export interface FakeWorld {
  readonly split?: string;
  readonly variables?: Sample['variables'];
  /** The values on attempt 0, by address; the accepted ones where not given. */
  readonly declared?: Sample['variables'];
  /** Whether the conditions held on attempt 0, by pattern. */
  readonly held?: Readonly<Record<string, boolean>>;
  readonly cells?: Sample['cells'];
  readonly objects?: readonly { readonly address: string; readonly class: string | null }[];
  readonly crowded?: Sample['crowded'];
  readonly hole?: Hole['hole'];
}

/** A sampler that gives what it is told. Only what the analysis reads is there. */
export function fakeSampler(
  parts: Partial<Pick<Sampler, 'cells' | 'variables'>>,
  world: (index: number) => FakeWorld,
): Sampler {
  const outcome = (
    index: number,
    { split = 'all', variables = {}, cells = [], objects = [], crowded, hole }: FakeWorld,
  ) =>
    (hole === undefined
      ? { index, split, variables, cells, objects, lights: [], cameras: [], ...(crowded && { crowded }) }
      : { index, split, hole }) as unknown as Outcome;
  return {
    cells: [],
    variables: [],
    ...parts,
    sample: (index: number) => outcome(index, world(index)),
    observe(index: number, observer: Observer) {
      const one = world(index);
      for (const [name, held] of Object.entries(one.held ?? {})) observer.require(name, held);
      for (const [address, value] of Object.entries(one.declared ?? {})) {
        observer.declared(address.replace(/\[\d+\]/g, '[*]'), address, value);
      }
      return outcome(index, one);
    },
  } as Sampler;
}
