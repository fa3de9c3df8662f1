import type { Value } from '../../plan/operators.js';
import { toPlain } from '../output/plain.js';
import { HoleSignal, Rejection } from '../problems.js';
import type { Frame } from '../program/frame.js';
import type { Condition } from '../program/require.js';
import type { Plain } from '../sample.js';
import type { Member } from './cell.js';
import type { CellRun } from './cell-run.js';

/** Is told what a cell does, for statistics. What it is told changes nothing of the outcome. */
export interface Observer {
  /** Whether a condition held at the first attempt; not told where that could not be computed. */
  require(pattern: string, held: boolean): void;
  /** The value of a variable at the first attempt, before any condition: as declared. */
  declared(pattern: string, address: string, value: Plain): void;
  /** The value of a variable in the world that was accepted. */
  accepted(pattern: string, address: string, value: Plain): void;
}

/** Asks all conditions at the first attempt, and tells the variables. The first condition that does not hold, or -1. */
export function observeAttempt(run: CellRun, observer: Observer): number {
  let failed = -1;
  run.cell.conditions.forEach((condition, index) => {
    const held = failed === -1 ? ask(run, condition) : attemptTo(run, () => ask(run, condition));
    if (held === undefined) return;
    observer.require(condition.pattern, held);
    if (!held && failed === -1) failed = index;
  });
  tellMembers(run, (pattern, address, value) => observer.declared(pattern, address, value));
  return failed;
}

/** Tells the variables of an attempt that was accepted. */
export function observeAcceptance(run: CellRun, observer: Observer): void {
  tellMembers(run, (pattern, address, value) => observer.accepted(pattern, address, value));
}

export function ask(run: CellRun, condition: Condition): boolean {
  try {
    for (const frame of run.framesOf(condition)) if (!condition.holds(frame)) return false;
    return true;
  } catch (error) {
    if (error instanceof Rejection) return false;
    throw error;
  }
}

function tellMembers(run: CellRun, tell: (pattern: string, address: string, value: Plain) => void): void {
  for (const member of run.cell.members) {
    attemptTo(run, () => {
      for (const frame of framesOf(run, member)) attemptTo(run, () => tellMember(member, frame, tell));
    });
  }
}

function tellMember(
  { slot }: Member,
  frame: Frame,
  tell: (pattern: string, address: string, value: Plain) => void,
): void {
  const { exists, draws, tell: told } = slot.options;
  if (exists !== undefined && !exists(frame)) return;
  const value = slot.read(frame);
  const variable =
    told === undefined
      ? { declaration: draws![0], address: slot.addressIn(frame), value: toPlain(value as Value) }
      : told(frame, value);
  if (variable !== undefined) tell(variable.declaration.pattern, variable.address, variable.value);
}

function* framesOf(run: CellRun, { slot, instances }: Member): Generator<Frame> {
  const { scene } = run.frame;
  if (slot.plate.isScene) yield scene;
  else if (run.cell.perInstance) yield run.frame;
  else {
    const { program } = slot.plate;
    const element = program.elementAt(slot.plate);
    const count = element.instances;
    for (let index = 0; index < count; index += 1) {
      if (instances === undefined || instances.has(index)) yield element.frame(index);
    }
  }
}

/** What cannot be computed for the observer's sake is left out; were it needed, the sampler will find out by itself. */
export function attemptTo<T>(run: CellRun, compute: () => T): T | undefined {
  const { world } = run.cell.program;
  const { depth } = world;
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof HoleSignal || error instanceof Rejection)) throw error;
    world.depth = depth;
    // Values that were being computed are so no longer.
    world.clock += 1;
    return undefined;
  }
}
