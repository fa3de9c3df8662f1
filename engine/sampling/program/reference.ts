import type { ElementReference, VariableReference } from '../../plan/plan.js';
import { own as ownName, subject as subjectName } from '../../plan/plan.js';
import { HoleSignal } from '../problems.js';
import type { Context } from './context.js';
import type { ElementSite } from './element.js';
import { compileExpression, type Evaluate } from './expression.js';
import type { Frame } from './frame.js';
import { asNumber } from './kinds.js';
import { compileNearest } from './nearest.js';
import type { Site } from './site.js';
import type { Through } from './slot.js';

/** The site that a variable's name means where it stands. */
export function resolveVariable(
  node: VariableReference,
  context: Context,
): { site: Site; only: Frame | undefined } {
  const scope = context.place.scope?.outwards(node.up);
  const site = scope?.members.member(node.variable);
  if (scope === undefined || site === undefined) {
    throw context.error(
      'plan/unknown-name',
      `There is no variable ${node.variable} ${node.up} blocks outwards.`,
      node.at,
    );
  }
  return { site, only: scope.plate.only };
}

export function compileVariable(node: VariableReference, context: Context): Evaluate {
  const { site, only } = resolveVariable(node, context);
  site.depend(context, 'own');
  return only === undefined ? (frame) => site.read(frame) : () => site.read(only);
}

/** Finds the instance that a reference means. */
export interface Locator {
  readonly element: ElementSite;
  readonly through: Through;
  /** The frame of the instance; a hole if this world has none. */
  readonly locate: (frame: Frame) => Frame;
}

export function compileLocator(node: ElementReference, context: Context): Locator {
  if (node.element === subjectName) return subjectLocator(node, context);
  if (node.element === ownName) return ownLocator(node, context);
  const { plate } = context.place;
  const [element, another] = plate.program.elementsNamed(node.element, plate);
  if (element === undefined)
    throw context.error('plan/unknown-name', `There is no element ${node.element}.`, node.at);
  if (node.nearest !== undefined && another === undefined)
    return compileNearest(element, node.nearest, node, context);
  if (another !== undefined || element.counted !== (node.index !== undefined)) {
    throw context.error(
      'plan/invalid',
      `${node.element} is ${another !== undefined || element.counted ? 'many' : 'one'}.`,
      node.at,
    );
  }
  const through = typeof node.index === 'number' ? node.index : 'all';
  element.dependOnExistence(context, through);
  if (node.index === undefined) return { element, through, locate: () => element.existing(0, node.at) };
  const index = compileExpression(node.index, context);
  return {
    element,
    through,
    locate: (frame) => element.existing(asNumber(index(frame), frame, context), node.at),
  };
}

function subjectLocator(node: ElementReference, context: Context): Locator {
  const { subject } = context;
  if (subject === undefined)
    throw context.error('plan/invalid', 'The subject is named outside an aggregate.', node.at);
  const locate = (frame: Frame): Frame => {
    if (subject.frame !== undefined) return subject.frame;
    throw new HoleSignal('absent', 'An aggregate has no subject.', context.addressIn(frame), node.at);
  };
  return { element: subject.element, through: 'all', locate };
}

/** The instance in whose block the expression stands. */
function ownLocator(node: ElementReference, context: Context): Locator {
  const { plate } = context.place;
  if (plate.isScene)
    throw context.error('plan/invalid', 'An own instance is named outside an element.', node.at);
  return { element: plate.program.elementAt(plate), through: 'own', locate: (frame) => frame };
}

/** An element as a value: a reference to the instance. Whoever asks for it may ask where it is. */
export function compileElement(node: ElementReference, context: Context): Evaluate {
  const { element, through, locate } = compileLocator(node, context);
  element.dependOnPose(context, through);
  return locate;
}
