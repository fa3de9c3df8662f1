import type { Value } from '../plan/operators.js';
import type { Observer } from './cells/observation.js';
import { toPlain } from './output/plain.js';
import type { Program } from './program/program.js';
import type { Slot } from './program/slot.js';

/** Who is told of the draws of one variable. */
export type LoneObserver = Pick<Observer, 'declared' | 'accepted'>;

/**
 * Tells the values of one variable in the world that has been begun, as far as they are part of it: as declared, where a
 * cell may draw it anew, and as accepted. It draws what they depend on and nothing else.
 */
export type LoneVariable = (observer: LoneObserver) => void;

/**
 * The variable of a pattern, to be drawn without the rest of its world. Undefined where there is none, and where the world
 * must be there first: for places, and for what belongs to things that may be dropped for want of room.
 */
export function loneVariable(program: Program, pattern: string): LoneVariable | undefined {
  const slots = new Set<Slot>();
  let isPlaced = false;
  const visit = (slot: Slot): boolean => {
    if (!slot.options.draws?.some((each) => each.pattern === pattern)) return true;
    slots.add(slot);
    const element = slot.plate.element;
    isPlaced ||=
      element !== undefined && (slot === (element.poseSlot as Slot) || element.placeSource().mayDrop);
    return true;
  };
  for (const site of program.lets.values()) site().variables(visit);
  for (const element of program.elements) element.variables(visit);
  if (slots.size === 0 || isPlaced) return undefined;
  return (observer) => {
    program.observer = {
      require: () => {},
      declared: (name, address, value) => {
        if (name === pattern) observer.declared(name, address, value);
      },
      accepted: () => {},
    };
    for (const slot of slots) tell(program, slot, pattern, observer);
  };
}

function tell(program: Program, slot: Slot, pattern: string, observer: LoneObserver): void {
  const { exists, tell: told } = slot.options;
  for (const frame of framesOf(program, slot)) {
    if (exists !== undefined && !exists(frame)) continue;
    const value = slot.read(frame);
    const { address, value: plain } = told?.(frame, value) ?? {
      address: slot.addressIn(frame),
      value: toPlain(value as Value),
    };
    observer.accepted(pattern, address, plain);
  }
}

function* framesOf(program: Program, { plate }: Slot) {
  const { element } = plate;
  if (element === undefined) {
    yield program.scene;
    return;
  }
  const count = element.instances;
  for (let index = 0; index < count; index += 1) yield element.frame(index);
}
