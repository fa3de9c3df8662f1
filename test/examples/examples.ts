import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plan } from '../../engine/plan/plan.js';
import { createSampler, type Sampler } from '../../engine/sampling/index.js';
import { NodeModels, NodeSpecFiles, RootFolder } from '../../files/index.js';
import { compile } from '../../language/index.js';
import { physics } from '../support/physics.js';
import { root } from '../support/root.js';

/** A spec that has no plan. */
export class SpecError extends Error {
  override readonly name = 'SpecError';
}

export interface Example {
  readonly name: string;
  readonly path: string;
}

const inCookbook = join(root, 'examples', 'cookbook');

/**
 * The specs under examples/ that describe a data set, by the names of their files; the others are imported by them.
 * Those of the cookbook, whose worlds are larger, are not among them.
 */
export const examples = (): Example[] =>
  specsIn(join(root, 'examples')).filter(({ path }) => !path.startsWith(inCookbook));

/** The specs of the cookbook. */
export const cookbook = (): Example[] => specsIn(inCookbook);

function specsIn(folder: string): Example[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.specimen'))
    .map((entry) => ({
      name: basename(entry.name, '.specimen'),
      path: join(entry.parentPath, entry.name),
    }))
    .filter(({ path }) => /^dataset /m.test(readFileSync(path, 'utf8')));
}

/** The plan of a spec; an error in it fails the test with its messages. */
export function planOf(path: string, options: { scene?: string; text?: string } = {}): Plan {
  const { root: folder, path: name } = RootFolder.of(path);
  const files = new NodeSpecFiles(folder);
  const { text } = options;
  const source =
    text === undefined
      ? files
      : {
          readSpec: (each: string) =>
            each === name ? { kind: 'text' as const, text } : files.readSpec(each),
          readTable: (each: string) => files.readTable(each),
          find: (pattern: string) => files.find(pattern),
          facts: (each: string) => files.facts(each),
          problem: (each: string, content: Parameters<typeof files.problem>[1]) =>
            files.problem(each, content),
        };
  const { plan, diagnostics } = compile(name, source, {
    tool: 'specimen test',
    ...(options.scene === undefined ? {} : { scene: options.scene }),
  });
  if (!plan)
    throw new SpecError(diagnostics.map((each) => `${each.code} ${each.start}: ${each.message}`).join('\n'));
  return plan;
}

export function samplerOf(path: string, plan: Plan): Sampler {
  return createSampler(plan, new NodeModels(plan, RootFolder.of(path).root), physics);
}
