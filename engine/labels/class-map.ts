import type { Plan } from '../plan/plan.js';
import type { Truth } from '../raster/truth.js';
import { PlanError } from '../sampling/problems.js';
import type { Sample } from '../sampling/sample.js';

/**
 * The class of each object that has one, by the object's id.
 * @throws PlanError if the plan has no such class
 */
export function classIdsOf(sample: Sample, plan: Plan): ReadonlyMap<number, number> {
  const idsByPath = new Map(plan.classes.map(({ path, id }) => [path, id]));
  const classIds = new Map<number, number>();
  for (const object of sample.objects) {
    if (object.class === null) continue;
    const classId = idsByPath.get(object.class);
    if (classId === undefined) {
      throw new PlanError(
        'plan/unknown-name',
        `${object.address}: the plan has no class ${object.class}.`,
        object.address,
      );
    }
    classIds.set(object.id, classId);
  }
  return classIds;
}

/**
 * The class of what is seen in each pixel; 0 where that is nothing or has no class.
 * @param classIds by object id
 */
export function classMap({ ids }: Pick<Truth, 'ids'>, classIds: ReadonlyMap<number, number>): Uint16Array {
  const classes = new Uint16Array(ids.length);
  let id = 0;
  let classId = 0;
  for (let pixel = 0; pixel < ids.length; pixel += 1) {
    if (ids[pixel] !== id) {
      id = ids[pixel];
      classId = classIds.get(id) ?? 0;
    }
    classes[pixel] = classId;
  }
  return classes;
}
