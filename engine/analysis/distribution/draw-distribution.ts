import { type DrawAlone, isHole, type LoneSampler, type Plain } from '../../sampling/index.js';
import { pattern as patternOf } from '../pattern.js';
import { valuesOf } from '../usual-samples.js';
import type { VariableDistribution } from './distribution.js';
import { DrawGatherer } from './gather.js';
import { type DrawOptions, Turn } from './turn.js';

/** Figures are told after so many samples; the last are all. */
const steps = [200, 1_000, 10_000] as const;
/** Values of the variable after which there are enough, however few samples they are of; and of whole worlds (`valuesOf`). */
const [enoughAlone, enoughWhole] = [400_000, 2_000_000];
/** Whole samples that are made of a variable that was drawn alone, to see whether there are holes. */
const checkedSamples = 100;

/** Adds the values that sample `index` has. */
type Source = (index: number, gatherer: DrawGatherer) => Added;

interface Added {
  /** False where there are none because the sample can't be made. */
  readonly isMade: boolean;
  /** How much was drawn for it. */
  readonly work: number;
}

/**
 * How a variable is distributed, by its draws in the first 10,000 samples (or fewer, where these are large), told as they
 * come: first those of 200 samples, then of 1,000. Ends early, without complete figures, when the signal says so.
 *
 * It is drawn alone where it can be. Then whole samples are made, to see whether some are holes. Once there is a hole, all
 * is drawn again from whole samples, for it may have to do with the variable.
 * @throws RangeError if there is no such variable
 */
export async function* drawDistribution(
  sampler: LoneSampler,
  pattern: string,
  options: DrawOptions,
): AsyncGenerator<VariableDistribution> {
  const described = sampler.variables.filter((each) => each.pattern === pattern);
  if (described.length === 0) throw new RangeError(`There is no variable ${pattern}.`);
  const conditioned = sampler.cells.some(({ variables }) => variables.includes(pattern));
  const declaration = described.length === 1 ? described[0].distribution : undefined;
  const draw = sampler.alone(pattern);
  const turn = new Turn(options);
  if (draw !== undefined) {
    const gatherer = new DrawGatherer(declaration, conditioned);
    const study = new Study(pattern, aloneSource(draw), gatherer, conditioned, true);
    yield* study.run(turn);
    if (options.signal?.aborted) return;
    const isWhole = study.holes === 0 && (await allAreWorlds(sampler, turn));
    if (isWhole === undefined) return;
    if (isWhole) {
      yield study.figures(true);
      return;
    }
  }
  const gatherer = new DrawGatherer(declaration, conditioned);
  const study = new Study(pattern, wholeSource(sampler, pattern), gatherer, conditioned, false);
  yield* study.run(turn);
  if (!options.signal?.aborted) yield study.figures(true);
}

/** The draws of one source. */
class Study {
  holes = 0;
  private samples = 0;
  private work = 0;

  constructor(
    private readonly pattern: string,
    private readonly source: Source,
    private readonly gatherer: DrawGatherer,
    private readonly conditioned: boolean,
    private readonly alone: boolean,
  ) {}

  figures(complete: boolean): VariableDistribution {
    const { pattern, samples, holes, alone, conditioned } = this;
    const figures = this.gatherer.figures(conditioned || holes > 0);
    return { pattern, samples, holes, complete, alone, conditioned, ...figures };
  }

  async *run(turn: Turn): AsyncGenerator<VariableDistribution> {
    const [last] = steps.slice(-1);
    turn.told();
    while (this.samples < last && this.work < (this.alone ? enoughAlone : enoughWhole)) {
      const { isMade, work } = this.source(this.samples, this.gatherer);
      this.samples += 1;
      this.work += work;
      if (!isMade) this.holes += 1;
      if (!isMade && this.alone) return;
      if (await turn.isOver()) return;
      if (this.samples === last || !(steps.some((step) => step === this.samples) || turn.isSilent)) continue;
      yield this.figures(false);
      turn.told();
    }
  }
}

/** Whether the first samples are worlds; undefined if it is to stop. */
async function allAreWorlds(sampler: LoneSampler, turn: Turn): Promise<boolean | undefined> {
  for (let index = 0; index < checkedSamples; index += 1) {
    if (isHole(sampler.sample(index))) return false;
    if (await turn.isOver()) return undefined;
  }
  return true;
}

function aloneSource(draw: DrawAlone): Source {
  return (index, gatherer) => {
    let work = 0;
    const add = (side: 'declared' | 'accepted') => (_: string, __: string, value: Plain) => {
      gatherer.add(side, value);
      work += 1;
    };
    const isMade = draw(index, { declared: add('declared'), accepted: add('accepted') });
    return { isMade, work };
  };
}

function wholeSource(sampler: LoneSampler, pattern: string): Source {
  return (index, gatherer) => {
    const outcome = sampler.observe(index, {
      require: () => {},
      declared: (name, _, value) => {
        if (name === pattern) gatherer.add('declared', value);
      },
      accepted: () => {},
    });
    const work = valuesOf(outcome);
    if (isHole(outcome)) return { isMade: false, work };
    for (const [address, value] of Object.entries(outcome.variables))
      if (patternOf(address) === pattern) gatherer.add('accepted', value);
    return { isMade: true, work };
  };
}
