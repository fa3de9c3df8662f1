import type { Plan } from '../plan/plan.js';
import { type Hole, isHole, type Sample, type Sampler, type VariableDescription } from '../sampling/index.js';
import { AttemptsAccumulator } from './attempts.js';
import { ContentsAccumulator } from './contents.js';
import { HolesAccumulator } from './holes.js';
import { wilsonInterval } from './inference/wilson.js';
import { pattern } from './pattern.js';
import type { RequireStatistics, SplitStatistics, Statistics } from './statistics.js';
import { valuesOf } from './usual-samples.js';
import { VariableAccumulator } from './variables/variable-accumulator.js';
import { ViewsAccumulator } from './views.js';

/** The chance that any variable is said to differ where none does. */
const level = 0.01;

/** Values that are kept of all variables together, and of one at least and at most, declared and accepted each. */
const valuesOfAll = 1_000_000;
const [fewestValues, mostValues] = [500, 10_000];

/** Patterns of addresses that are remembered. */
const mostAddresses = 100_000;

/**
 * Gathers statistics of samples, one after another; they may be asked for at any time. It draws nothing itself: the
 * same samples give the same statistics. Memory does not grow with the samples.
 */
export class Analysis {
  private readonly requires = new Map<string, { asked: number; held: number }>();
  /** By the patterns of their conditions. */
  private readonly cells = new Map<string, AttemptsAccumulator>();
  private readonly cellOfRequire = new Map<string, AttemptsAccumulator>();
  private readonly split = new Map<string, number>();
  private readonly holes = new HolesAccumulator();
  private readonly contents: ContentsAccumulator;
  private readonly views = new ViewsAccumulator();
  private readonly variables = new Map<string, VariableAccumulator>();
  /** The accumulators by address. */
  private readonly known = new Map<string, VariableAccumulator>();
  private readonly described = new Map<string, VariableDescription[]>();
  private readonly conditioned: ReadonlySet<string>;
  private samples = 0;
  private made = 0;

  constructor(
    private readonly plan: Plan,
    private readonly sampler: Sampler,
  ) {
    this.contents = new ContentsAccumulator(plan);
    this.conditioned = new Set(sampler.cells.flatMap((cell) => cell.variables));
    for (const variable of sampler.variables) {
      this.described.set(variable.pattern, [...(this.described.get(variable.pattern) ?? []), variable]);
    }
    for (const name of this.described.keys()) this.variable(name);
    for (const cell of sampler.cells) {
      const accumulator = new AttemptsAccumulator(cell);
      this.cells.set(cellKey(cell.requires), accumulator);
      for (const name of cell.requires) {
        this.requires.set(name, { asked: 0, held: 0 });
        this.cellOfRequire.set(name, accumulator);
      }
    }
  }

  /** How much there was in all samples, for `usualSamples`. */
  get values(): number {
    return this.made;
  }

  /** Makes sample `index` and adds it. Indices ascend. */
  add(index: number): void {
    const outcome = this.sampler.observe(index, {
      require: (name, held) => this.addRequire(name, held),
      declared: (name, _address, value) => this.variable(name).add('declared', index, value),
      accepted: () => {},
    });
    this.samples += 1;
    this.made += valuesOf(outcome);
    this.split.set(outcome.split, (this.split.get(outcome.split) ?? 0) + 1);
    if (isHole(outcome)) this.addHole(outcome);
    else this.addSample(outcome);
  }

  /** `complete`: whether all samples that were wanted have been added. */
  statistics(complete: boolean): Statistics {
    const variables = [...this.variables.values()];
    const comparisons = variables.reduce((sum, variable) => sum + variable.comparisons, 0);
    return {
      samples: this.samples,
      complete,
      holes: this.holes.statistics(),
      requires: this.requireStatistics(),
      cells: [...this.cells.values()].map((cell) => cell.statistics()),
      ...this.contents.statistics(),
      split: this.splitStatistics(),
      views: this.views.statistics(),
      variables: variables.map((variable) => variable.statistics(level / Math.max(1, comparisons))),
      level,
    };
  }

  private addHole(outcome: Hole): void {
    this.holes.add(outcome);
    const { code, requires, attempts } = outcome.hole;
    if (code !== 'attempts-exhausted') return;
    this.cellOfRequire.get(pattern(requires[0] ?? ''))?.addExhausted(attempts);
  }

  private addSample(sample: Sample): void {
    this.contents.add(sample);
    this.views.add(sample);
    for (const { requires, attempts } of sample.cells)
      this.cells.get(cellKey(requires.map(pattern)))?.add(attempts);
    for (const address of Object.keys(sample.variables)) {
      this.at(address).add('accepted', sample.index, sample.variables[address]);
    }
  }

  private addRequire(name: string, held: boolean): void {
    const count = this.requires.get(name) ?? { asked: 0, held: 0 };
    this.requires.set(name, { asked: count.asked + 1, held: count.held + (held ? 1 : 0) });
  }

  private at(address: string): VariableAccumulator {
    const known = this.known.get(address) ?? this.variable(pattern(address));
    if (this.known.size < mostAddresses) this.known.set(address, known);
    return known;
  }

  private variable(name: string): VariableAccumulator {
    const known = this.variables.get(name);
    if (known !== undefined) return known;
    const described = this.described.get(name) ?? [];
    const capacity = Math.floor(valuesOfAll / Math.max(1, this.sampler.variables.length));
    const variable = new VariableAccumulator(
      name,
      this.conditioned.has(name),
      // A pattern that has one distribution in one branch and another elsewhere has no closed form.
      described.length === 1 ? described[0].distribution : undefined,
      described[0]?.at,
      Math.max(fewestValues, Math.min(mostValues, capacity)),
    );
    this.variables.set(name, variable);
    return variable;
  }

  private requireStatistics(): RequireStatistics[] {
    return [...this.requires].map(([name, { asked, held }]) => {
      const share = asked === 0 ? 0 : held / asked;
      return { pattern: name, asked, held, share, interval: wilsonInterval(held, asked) };
    });
  }

  private splitStatistics(): SplitStatistics[] {
    return this.plan.dataset.split.map(({ name, share: declared }) => {
      const samples = this.split.get(name) ?? 0;
      return { name, declared, samples, share: this.samples === 0 ? 0 : samples / this.samples };
    });
  }
}

function cellKey(requires: readonly string[]): string {
  return JSON.stringify([...new Set(requires)].sort());
}
