/** The properties of spatial distributions, held to their ranges when a sample is drawn. */
import { describe, type IntervalValue, isInterval, type Value } from '../../plan/operators.js';
import type { Expression, SourceRange, Spatial } from '../../plan/plan.js';
import { centreOf } from '../placement/outputs.js';
import type { Pose } from '../placement/pose.js';
import type { Surfaces } from '../placement/surfaces.js';
import { HoleSignal } from '../problems.js';
import type { Context } from '../program/context.js';
import { compileExpression } from '../program/expression.js';
import { Frame } from '../program/frame.js';
import { wrongKind } from '../program/kinds.js';
import { compileLocator } from '../program/reference.js';

/** A number of at least `least`; `fallback` if the property is not written. */
export function compileNumber(
  node: Spatial,
  name: string,
  fallback: number,
  least: number,
  context: Context,
): (frame: Frame) => number {
  const written = node.properties[name];
  if (written === undefined) return () => fallback;
  const evaluate = compileExpression(written, context);
  return (frame) => {
    const value = evaluate(frame);
    if (typeof value === 'number' && value >= least) return value;
    throw outOfRange(node, name, value, `at least ${least}`, frame, context);
  };
}

/** As many numbers as `fallback` has, each of at least `least`; `fallback` if the property is not written. */
export function compileNumbers(
  node: Spatial,
  name: string,
  fallback: readonly number[],
  least: number,
  context: Context,
): (frame: Frame) => readonly number[] {
  const written = node.properties[name];
  if (written === undefined) return () => fallback;
  const evaluate = compileExpression(written, context);
  return (frame) => {
    const value = evaluate(frame);
    const isFit = (each: Value) => typeof each === 'number' && each >= least;
    if (Array.isArray(value) && value.length === fallback.length && value.every(isFit)) return value;
    throw outOfRange(node, name, value, `${fallback.length} numbers of at least ${least}`, frame, context);
  };
}

/** An interval within bounds whose ends are in order; a number stands for an interval of that one value. */
export function compileInterval(
  node: Spatial,
  name: string,
  fallback: IntervalValue,
  within: IntervalValue,
  context: Context,
): (frame: Frame) => IntervalValue {
  const written = node.properties[name];
  if (written === undefined) return () => fallback;
  const evaluate = compileExpression(written, context);
  const check = (value: Value, frame: Frame): IntervalValue => {
    const interval = typeof value === 'number' ? { low: value, high: value } : value;
    if (isInterval(interval) && interval.low <= interval.high) {
      if (interval.low >= within.low && interval.high <= within.high) return interval;
    }
    throw outOfRange(node, name, value, `an interval within ${describe(within)}`, frame, context);
  };
  if (!isConstantInterval(written)) return (frame) => check(evaluate(frame), frame);
  let checked: IntervalValue | undefined;
  return (frame) => {
    checked ??= check(evaluate(frame), frame);
    return checked;
  };
}

function isConstantInterval(node: Expression): boolean {
  return (
    typeof node === 'object' && 'low' in node && typeof node.low === 'number' && typeof node.high === 'number'
  );
}

/** A point: as it is written, or the centre of an element. */
export function compilePoint(
  written: Expression | undefined,
  context: Context,
): (frame: Frame) => readonly number[] {
  if (written === undefined) return () => origin;
  const evaluate = compileExpression(written, context);
  return (frame) => toPoint(evaluate(frame), frame, context);
}

const origin = [0, 0, 0];

export function toPoint(value: Value, frame: Frame, context: Context): readonly number[] {
  if (value instanceof Frame) return centreOf(poseOf(value));
  if (Array.isArray(value) && value.length === 3 && value.every((each) => typeof each === 'number'))
    return value;
  throw wrongKind('a point or a thing', value, frame, context);
}

/** Where the instance that a reference names stands. */
export function poseOf(frame: Frame): Pose {
  const element = frame.plate.program.elementAt(frame.plate);
  return element.poseIn(frame);
}

/** What something can stand on, above or in. */
export interface Support {
  readonly pose: Pose;
  /** Those of the object, or of the part of it that is named. */
  readonly surfaces: Surfaces;
}

/** An object that something can stand on, above or in, or a named part of it. */
export function compileSupport(node: Spatial, context: Context): (frame: Frame) => Support {
  const { target } = node;
  if (typeof target !== 'object' || !('element' in target)) {
    throw context.error('plan/invalid', `${node.spatial} needs an object.`, node.at);
  }
  const { element, through, locate } = compileLocator(target, context);
  if (element.node.kind !== 'object')
    throw context.error('plan/invalid', `${node.spatial} needs an object.`, node.at);
  element.dependOnPose(context, through);
  return (frame) => {
    const pose = element.poseIn(locate(frame));
    return { pose, surfaces: surfacesOf(pose, node.node, node.at) };
  };
}

/**
 * The surfaces of an object, or of a named part of its model.
 * @throws HoleSignal if it has no such part
 */
export function surfacesOf(pose: Pose, part: string | undefined, at: SourceRange | undefined): Surfaces {
  const { surfaces } = pose;
  // Supports are objects, and those have surfaces.
  if (surfaces === undefined) throw new Error(`Internal: ${pose.frame.address} has no surfaces.`);
  if (part === undefined) return surfaces;
  const ofPart = surfaces.part(part);
  if (ofPart !== undefined) return ofPart;
  const { address } = pose.frame;
  throw new HoleSignal('absent', `${address} has no node ${describe(part)}.`, address, at);
}

function outOfRange(
  node: Spatial,
  name: string,
  value: Value,
  needed: string,
  frame: Frame,
  context: Context,
): HoleSignal {
  const address = context.addressIn(frame);
  const message = `${address}: ${name} of ${node.spatial} is ${describe(value)}, not ${needed}.`;
  return new HoleSignal('out-of-range', message, address, node.at);
}
