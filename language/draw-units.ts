import type { AstNode } from 'langium';
import type { Plan, SourceRange } from '../engine/plan/plan.js';
import { authorUnit, dimensionOf } from './bounds/author-unit.js';
import type { Checked } from './check.js';
import type { Document } from './project/document.js';
import type { Type } from './types/type.js';
import { units } from './types/units.js';

/** `cm`, 0.01: a unit, and how much it is in SI units. */
export interface AuthorUnit {
  readonly name: string;
  readonly si: number;
}

/**
 * The units in which an author writes what is drawn, by the ranges of the draws: one for all components of a value, or one
 * for each part of a copula. What has no unit is left out. Needs a check that keeps its findings.
 */
export function drawUnits(
  plan: Plan,
  { findings, project }: Pick<Checked, 'findings' | 'project'>,
): Readonly<Record<SourceRange, readonly AuthorUnit[]>> {
  const drawn = rangesOfDraws(plan);
  const documents = new Map<AstNode, Document>(project.documents.map((each) => [each.spec, each]));
  const found: Record<SourceRange, readonly AuthorUnit[]> = {};
  for (const [node, type] of findings?.types ?? []) {
    const document = documents.get(rootOf(node));
    if (!document || !node.$cstNode) continue;
    const at = document.range(node);
    if (!drawn.has(at) || Object.hasOwn(found, at)) continue;
    const text = document.textOf(node);
    const types = type.kind === 'joint' ? type.parts.map((part) => part.type) : [type];
    const names = types.map((each) => unitOf(each, text, document.text));
    if (names.some((name) => name !== '')) found[at] = names.map((name) => ({ name, si: inSi(name) }));
  }
  return found;
}

/** As in the draw itself, or else as elsewhere in the file. */
function unitOf(type: Type, own: string, file: string): string {
  const dimension = dimensionOf(type);
  if (dimension !== '') return authorUnit(`${own}\n${file}`, dimension);
  const isShare = type.kind === 'number' && !type.whole;
  return isShare ? authorUnit(own, dimension) : '';
}

function inSi(name: string): number {
  const { shift = 0, times = 1, over = 1 } = units.get(name) ?? {};
  return (Number(`1e${shift}`) * times) / over;
}

function rangesOfDraws(plan: Plan): ReadonlySet<SourceRange> {
  const ranges = new Set<SourceRange>();
  const waiting: unknown[] = [plan.scene, plan.mixture, plan.templates];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null) continue;
    const { draw, at } = node as { draw?: { at?: unknown }; at?: unknown };
    for (const each of draw === undefined ? [] : [at, draw.at])
      if (typeof each === 'string') ranges.add(each);
    for (const part of Object.values(node)) if (typeof part === 'object') waiting.push(part);
  }
  return ranges;
}

function rootOf(node: AstNode): AstNode {
  let root = node;
  while (root.$container) root = root.$container;
  return root;
}
