import type { Plan } from '../plan/plan.js';
import type { Sampler } from '../sampling/index.js';
import { Analysis } from './analysis.js';
import { type DrawOptions, Turn } from './distribution/turn.js';
import type { Statistics } from './statistics.js';
import { fewestSamples, usualSamples } from './usual-samples.js';

/** What is to be expected of the worlds of a data set, without their single variables. */
export type Expectations = Omit<Statistics, 'variables' | 'level'>;

/**
 * What is to be expected of a data set by as many samples as is usual, told as it comes: first those of 100. Ends early,
 * without complete figures, when the signal says so.
 */
export async function* drawExpectations(
  plan: Plan,
  sampler: Sampler,
  options: DrawOptions,
): AsyncGenerator<Expectations> {
  const analysis = new Analysis(plan, sampler);
  const turn = new Turn(options);
  let wanted = fewestSamples;
  for (let index = 0; index < wanted; index += 1) {
    analysis.add(index);
    if (await turn.isOver()) return;
    const isFirst = index + 1 === fewestSamples;
    if (isFirst) wanted = usualSamples(analysis.values);
    if (index + 1 === wanted || !(isFirst || turn.isSilent)) continue;
    yield expectations(analysis.statistics(false));
    turn.told();
  }
  yield expectations(analysis.statistics(true));
}

function expectations({ variables: _, level: __, ...rest }: Statistics): Expectations {
  return rest;
}
