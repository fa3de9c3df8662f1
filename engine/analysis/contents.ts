import { elementPattern } from '../plan/groups.js';
import type { Plan } from '../plan/plan.js';
import { scenesOf } from '../plan/scenes.js';
import type { Sample } from '../sampling/index.js';
import { pattern } from './pattern.js';
import type { ClassStatistics, ElementStatistics, Spread } from './statistics.js';
import { Moments } from './summaries/moments.js';

/** What the worlds hold: instances of elements and of classes. */
export class ContentsAccumulator {
  private readonly elements = new Map<
    string,
    {
      readonly kind: ElementStatistics['kind'];
      readonly counts: Moments;
      dropped: number;
      overlapping: number;
    }
  >();
  private readonly classes = new Map<string | null, { instances: number; samples: number }>();
  private readonly instances = new Moments();

  constructor(plan: Plan) {
    for (const { scene } of scenesOf(plan)) {
      for (const node of scene.elements) {
        const { kind } = node;
        if (kind === 'group') continue;
        const address = elementPattern(scene, node);
        this.elements.set(address, { kind, counts: new Moments(), dropped: 0, overlapping: 0 });
      }
    }
    for (const { path } of plan.classes) this.classes.set(path, { instances: 0, samples: 0 });
  }

  add(sample: Sample): void {
    const { objects, lights, cameras, environment } = sample;
    const things = [...objects, ...lights, ...cameras, ...(environment === undefined ? [] : [environment])];
    const counts = tally(things.map((thing) => elementOf(thing.address)));
    for (const [address, element] of this.elements) element.counts.add(counts.get(address) ?? 0);
    for (const { address, outcome } of sample.crowded ?? []) {
      const element = this.elements.get(elementOf(address));
      if (element !== undefined) element[outcome === 'fewer' ? 'dropped' : 'overlapping'] += 1;
    }
    for (const [name, count] of tally(objects.map((object) => object.class))) {
      const total = this.classes.get(name) ?? { instances: 0, samples: 0 };
      this.classes.set(name, { instances: total.instances + count, samples: total.samples + 1 });
    }
    this.instances.add(objects.length);
  }

  statistics(): { elements: ElementStatistics[]; instances: Spread; classes: ClassStatistics[] } {
    const elements = [...this.elements].map(([address, { kind, counts, dropped, overlapping }]) => ({
      address,
      kind,
      ...spread(counts),
      dropped,
      overlapping,
    }));
    const classes = [...this.classes];
    const total = (names: typeof classes) => names.reduce((sum, [, count]) => sum + count.instances, 0);
    const [all, labelled] = [total(classes), total(classes.filter(([name]) => name !== null))];
    return {
      elements,
      instances: spread(this.instances),
      classes: classes.map(([name, { instances, samples }]) => {
        const whole = name === null ? all : labelled;
        return { class: name, instances, share: whole === 0 ? 0 : instances / whole, samples };
      }),
    };
  }
}

function spread({ count, mean, minimum, maximum }: Moments): Spread {
  return count === 0 ? { mean: 0, minimum: 0, maximum: 0 } : { mean, minimum, maximum };
}

/** The address of an instance's element: `Kitchen.things` of `Kitchen.things[3]`. */
function elementOf(address: string): string {
  return pattern(address).replace(/\[\*\]$/, '');
}

function tally<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
