import type { Value } from '../../plan/operators.js';
import type { Template, Use } from '../../plan/plan.js';
import type { BlockSite } from './block.js';
import type { Context } from './context.js';
import type { Frame } from './frame.js';
import { below, insideTemplate, type Place } from './place.js';
import { Scope } from './scope.js';
import type { Drawn, Site } from './site.js';
import type { Slot, Through } from './slot.js';
import { termSite } from './term.js';
import { hasValue } from './variable.js';

/** A run of a template. Its arguments are values of the block that uses it; what they run stands under their names. */
export function useSite(place: Place, node: Use, template: Template, nesting: number): Site {
  const inside = insideTemplate(place, node.use, template);
  const { parameters = [] } = template;
  if (parameters.length === 0) return termSite(inside, template.term, nesting);
  const given = new Map<string, Site>();
  for (const [index, name] of parameters.entries()) {
    const argument: Place = { ...below({ ...place, path: inside.path }, name), overrides: undefined };
    given.set(name, termSite(argument, { value: node.args?.[index] ?? '' }, nesting));
  }
  const scope = new Scope({ member: (name) => given.get(name) }, place.plate, undefined);
  return new UseSite([...given.values()], termSite({ ...inside, scope }, template.term, nesting));
}

class UseSite implements Site {
  constructor(
    private readonly given: readonly Site[],
    private readonly body: Site,
  ) {}

  read(frame: Frame): Value {
    return this.body.read(frame);
  }

  has(frame: Frame): boolean {
    return hasValue(this.body, frame);
  }

  depend(context: Context, through: Through): void {
    this.body.depend(context, through);
  }

  blocks(): readonly BlockSite[] {
    return this.body.blocks();
  }

  record(frame: Frame, drawn: Drawn): void {
    for (const site of [...this.given, this.body]) site.record(frame, drawn);
  }

  variables(visit: (slot: Slot) => boolean): boolean {
    return [...this.given, this.body].every((site) => site.variables(visit));
  }
}
