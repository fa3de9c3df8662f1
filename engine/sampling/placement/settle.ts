import { HoleSignal } from '../problems.js';
import type { Body } from './body.js';
import type { Leaf } from './leaf.js';
import type { Neighbours } from './neighbours.js';
import { emptyCandidate, type Pose } from './pose.js';

const candidate = emptyCandidate();

/**
 * Gives an object its place: the first candidate that is free of its neighbours, or what the placement says when there is
 * none. A place that is fixed has none, and is taken as it is.
 */
export function settle(
  pose: Pose,
  body: Body,
  leaf: Leaf,
  attempt: number,
  neighbours: Neighbours | undefined,
): void {
  const { frame } = pose;
  if (neighbours === undefined) {
    leaf.propose(frame, attempt, 0, body, candidate);
    moveTo(pose, body, leaf);
    return;
  }
  const carrier = leaf.carrier(frame);
  const gap = leaf.gap(frame);
  const spacing = leaf.spacing(frame);
  const isFree = () => neighbours.isFree(pose.box, gap, carrier) && neighbours.isApart(pose, spacing);
  const byHand = leaf.fixed(frame);
  if (byHand !== undefined) {
    pose.moveTo(byHand[0], byHand[1], byHand[2]);
    // Of the draw it keeps how it is turned.
    for (let trial = 0; trial < leaf.candidates && (leaf.tilts || leaf.turns); trial += 1) {
      if (!leaf.propose(frame, attempt, trial, body, candidate)) continue;
      moveTo(pose, body, leaf);
      if (isFree()) break;
    }
    pose.shiftTo(byHand);
    pose.overlapping = !isFree();
    return;
  }
  for (let trial = 0; trial < leaf.candidates; trial += 1) {
    if (!leaf.propose(frame, attempt, trial, body, candidate)) continue;
    moveTo(pose, body, leaf);
    if (isFree()) return;
  }
  if (leaf.crowded === 'redraw') {
    pose.crowded = true;
  } else if (leaf.crowded === 'fewer') {
    pose.dropped = true;
  } else if (leaf.crowded !== 'overlap' || !overlap(pose, body, leaf, attempt)) {
    const address = leaf.addressIn(frame);
    const message = `${address}: none of ${leaf.candidates} places is free.`;
    throw new HoleSignal('crowded', message, address, leaf.declaration?.at);
  }
}

/** Puts it where it may overlap others: at the first candidate. False if there is none. */
export function overlap(pose: Pose, body: Body, leaf: Leaf, attempt: number): boolean {
  if (!leaf.propose(pose.frame, attempt, 0, body, candidate)) return false;
  moveTo(pose, body, leaf);
  pose.overlapping = true;
  return true;
}

function moveTo(pose: Pose, body: Body, leaf: Leaf): void {
  if (leaf.tilts) {
    pose.tiltTo(body, candidate);
    return;
  }
  const { point, heading } = candidate;
  const height = leaf.stands ? point[1] - body.lowest : point[1];
  if (leaf.turns) pose.turnTo(body, point[0], height, point[2], heading);
  else pose.moveTo(point[0], height, point[2]);
}
