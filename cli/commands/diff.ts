import { Command, Option } from 'commander';
import type { Context } from '../context.js';
import { type LoadedPlan, loadPlan } from '../input/load-plan.js';
import { parseWhole } from '../input/whole-number.js';
import { visible } from '../report/cells.js';

interface DiffOptions {
  readonly samples: string;
  readonly format: 'text' | 'json';
}

const mostSamples = 1_000_000;
/** Variables that differ in samples, beyond which they are only counted. */
const mostListed = 12;

/** `specimen diff`: what a change does to the data. */
export function diffCommand(context: Context): Command {
  return new Command('diff')
    .summary('tell what a change does to the data, before rendering')
    .description(
      'Compares two specs or plans: variables, distributions, conditions, files, which variables keep their draws, and how many samples stay the same. The status is 0 whether they differ or not.',
    )
    .argument('<a>', 'the spec or plan before')
    .argument('<b>', 'the spec or plan after')
    .option('--samples <n>', 'how many samples to make and compare', '100')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      `
Examples:
  $ specimen diff before.specimen after.specimen
  $ specimen diff released.json scene.specimen --samples 1000
  $ git show HEAD:plan.json > old.json; specimen diff old.json scene.specimen`,
    )
    .action(async (a: string, b: string, { samples, format }: DiffOptions) => {
      const wanted = parseWhole('--samples', samples, 0, mostSamples);
      const before = await loadPlan(a, {}, context);
      const after = await loadPlan(b, {}, context);
      const { describeDifference } = await import('../../engine/plan/diff.js');
      const { difference, comparison, gap } = await compare(before, after, wanted);
      if (format === 'json') {
        const json = { ...difference, ...(comparison && { samples: comparison }) };
        await context.output.write(`${JSON.stringify(json, null, 2)}\n`);
      } else {
        const lines = describeDifference(difference).map(visible);
        if (comparison) lines.push(...describeComparison(comparison));
        await context.output.write(`${lines.join('\n')}\n`);
      }
      if (gap !== undefined) context.terminal.tell(`No samples were compared: ${visible(gap)}\n`);
    });
}

async function compare(before: LoadedPlan, after: LoadedPlan, samples: number) {
  const { diffPlans } = await import('../../engine/plan/diff.js');
  const { compareSamples } = await import('../../engine/analysis/index.js');
  const { openSamplerWithoutFalling } = await import('../input/open-sampler.js');
  const { Faults } = await import('../input/faults.js');
  // What is the same before the fall falls the same.
  const [old, now] = [openSamplerWithoutFalling(before), openSamplerWithoutFalling(after)];
  const difference = diffPlans(before.plan, after.plan, { before: old.cells, after: now.cells });
  if (samples === 0) return { difference };
  try {
    return { difference, comparison: compareSamples(old, now, Array(samples).keys()) };
  } catch (error) {
    // The files of an old plan may be gone; what the plans say can be compared without them.
    if (!(error instanceof Faults)) throw error;
    return { difference, gap: error.message };
  }
}

type Comparison = NonNullable<Awaited<ReturnType<typeof compare>>['comparison']>;

function describeComparison({ compared, identical, variables }: Comparison): string[] {
  const listed = variables
    .slice(0, mostListed)
    .map(
      (each) =>
        `  ${visible(each.pattern)}: ${[counted(each.changed, 'has another value', 'have another value'), counted(each.unmatched, 'has it in one world only', 'have it in one world only')].filter((text) => text !== '').join(', ')}`,
    );
  if (variables.length > mostListed) listed.push(`  and ${variables.length - mostListed} more variables`);
  return [
    `Of ${compared} samples made with both, ${identical === compared ? 'all' : identical} are the same.`,
    ...listed,
  ];
}

function counted(samples: number, one: string, many: string): string {
  return samples === 0 ? '' : `${samples} ${samples === 1 ? one : many}`;
}
