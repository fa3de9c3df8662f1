import { join } from 'node:path';
import { ModelError, NodeModels } from '../../files/models.js';
import { writtenConditions, writtenUnits } from '../../language/index.js';
import type { PageProblem, ToPage } from '../../preview/protocol.js';
import type { Context } from '../context.js';
import { Failure, isSystemError } from '../failure.js';
import { Faults } from '../input/faults.js';
import { type LoadedPlan, type LoadOptions, loadPlan } from '../input/load-plan.js';
import type { Told } from '../report/told.js';
import { FileWatch } from './file-watch.js';

/** A spec that is being written: its plan now, and anew whenever one of its files changes. */
export class LiveSpec {
  private readonly watch: FileWatch;
  private models: NodeModels | undefined;

  constructor(
    private readonly name: string,
    private readonly options: LoadOptions,
    private readonly context: Context,
    private readonly show: (message: ToPage) => void,
  ) {
    this.watch = new FileWatch(() => void this.load());
    // Before it is read: a change meanwhile is seen.
    this.watch.watch([name]);
  }

  /** Compiles, and shows the plan or what is wrong. */
  async load(): Promise<void> {
    try {
      this.use(await loadPlan(this.name, { ...this.options, twins: true }, this.context));
    } catch (error) {
      this.show({ type: 'problems', title: this.name, problems: problemsOf(error) });
    }
  }

  /** The bytes of a file of the plan; undefined if it is none, or has changed since. */
  readonly planFile = (path: string): Uint8Array | undefined => {
    try {
      return this.models?.bytes(path);
    } catch (error) {
      if (error instanceof ModelError || isSystemError(error)) return undefined;
      throw error;
    }
  };

  close(): void {
    this.watch.close();
  }

  private use({ plan, twins = [], places, root }: LoadedPlan): void {
    const files = [plan, ...twins].flatMap((each) => each.files);
    this.models = new NodeModels({ ...plan, files }, root);
    const named = [...plan.sources, ...files].map(({ path }) => join(root.path, path));
    this.watch.watch([...new Set([this.name, ...named])]);
    const units = writtenUnits(plan, places.textOf);
    const conditions = writtenConditions(plan, places.textOf);
    const title = this.name;
    this.show({ type: 'plan', plan, units, conditions, twins, assets: 'files/', title });
  }
}

/** @throws what is no fault of the spec */
function problemsOf(error: unknown): readonly PageProblem[] {
  if (error instanceof Faults) {
    return error.diagnostics.filter(({ severity }) => severity === 'error').map(problemOf);
  }
  if (error instanceof Failure || isSystemError(error)) return [{ message: error.message }];
  throw error;
}

function problemOf({ file, range, message }: Told): PageProblem {
  return { message, place: `${file}:${range.start.line}:${range.start.column}` };
}
