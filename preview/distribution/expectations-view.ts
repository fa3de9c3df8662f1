import type { Expectations } from '../../engine/analysis/index.js';
import { wilsonInterval } from '../../engine/analysis/inference/wilson.js';
import { elementPattern } from '../../engine/plan/groups.js';
import type { Plan, SourceRange } from '../../engine/plan/plan.js';
import { scenesOf } from '../../engine/plan/scenes.js';
import { type Place, placeOf } from '../places.js';
import { element, table } from './elements.js';
import { countText, percentText } from './quantity.js';
import { intervalText, shareBar } from './variable-figure.js';

/** A name that leads to its line, where there is an editor. */
export type Link = (name: string, place: Place | undefined) => HTMLElement;

/** What is to be expected of the data set: its classes, its things, and how often its conditions hold. */
export function expectationsView(expectations: Expectations, plan: Plan, link: Link): HTMLElement {
  const { samples, complete, holes } = expectations;
  const notes = [
    `${countText(samples)} samples${complete ? '' : ' so far'}`,
    `the data set has ${countText(plan.dataset.samples)}`,
    ...(holes.count > 0 ? [`${countText(holes.count)} without a world`] : []),
  ];
  return element(
    'div',
    'expectations',
    element('p', 'faint', notes.join(' · ')),
    ...requireTable(expectations, plan, link),
    ...holeTable(expectations, plan, link),
    ...classTable(expectations, plan, link),
    ...thingTable(expectations, plan, link),
  );
}

function requireTable({ requires }: Expectations, plan: Plan, link: Link): HTMLElement[] {
  if (requires.length === 0) return [];
  const places = placesOf(plan);
  const rows = requires.map(({ pattern, asked, held, share, interval }) => [
    link(pattern, placeOf(plan, places.get(pattern))),
    shareBar({ share, interval }, undefined, 1),
    asked === 0 ? '–' : percentText(share),
    asked === 0 ? '–' : intervalText(interval),
    `${countText(held)} / ${countText(asked)}`,
  ]);
  const head = ['condition', '', 'hold', '95 % sure', 'times'];
  return [table({ caption: 'Conditions, at the first attempt', head, rows })];
}

function holeTable({ holes, samples }: Expectations, plan: Plan, link: Link): HTMLElement[] {
  if (holes.tally.length === 0) return [];
  const rows = holes.tally.map(({ message, count, at }) => [
    link(message, placeOf(plan, at)),
    countText(count),
    percentText(count / samples),
  ]);
  return [table({ caption: 'Samples that can’t be made', head: ['why', 'n', 'share'], rows })];
}

function classTable({ classes, samples, holes }: Expectations, plan: Plan, link: Link): HTMLElement[] {
  if (classes.length === 0) return [];
  const made = samples - holes.count;
  const most = Math.max(0.01, ...classes.map(({ share }) => share));
  const rows = classes.map(({ class: path, instances, share, samples: inSamples }) => {
    const node = plan.classes.find((each) => each.path === path);
    const expected = made === 0 ? 0 : (instances / made) * plan.dataset.samples;
    const all = share > 0 ? Math.round(instances / share) : instances;
    return [
      path === null ? '(no class)' : link(path, placeOf(plan, node?.at)),
      shareBar({ share, interval: wilsonInterval(instances, all) }, undefined, most),
      percentText(share),
      countText(Math.round(expected)),
      `${percentText(made === 0 ? 0 : inSamples / made)} (${intervalText(wilsonInterval(inSamples, made))})`,
    ];
  });
  const head = ['class', '', 'share of things', 'in the data set, about', 'samples with one'];
  return [table({ caption: 'Classes', head, rows })];
}

function thingTable({ elements, instances }: Expectations, plan: Plan, link: Link): HTMLElement[] {
  const places = new Map(
    scenesOf(plan).flatMap(({ scene }) =>
      scene.elements.map((each) => [elementPattern(scene, each), each.at]),
    ),
  );
  const row = (name: string | HTMLElement, { mean, minimum, maximum }: Expectations['instances']) => [
    name,
    String(Number(mean.toPrecision(3))),
    countText(minimum),
    countText(maximum),
  ];
  const rows = elements.map((each) => row(link(each.address, placeOf(plan, places.get(each.address))), each));
  return [
    table({
      caption: 'Things in a sample',
      head: ['thing', 'mean', 'least', 'most'],
      rows: [...rows, row('all objects', instances)],
    }),
  ];
}

/** Where the conditions of a plan are written, by their patterns. */
function placesOf(plan: Plan): ReadonlyMap<string, SourceRange | undefined> {
  return new Map(
    scenesOf(plan).flatMap(({ scene }) => [
      ...scene.requires.map((each) => [`${scene.root}.${each.name}`, each.at] as const),
      ...scene.elements.flatMap((node) => {
        const pattern = `${elementPattern(scene, node)}${node.count === undefined ? '' : '[*]'}`;
        return [
          ...node.requires.map((each) => [`${pattern}.${each.name}`, each.at] as const),
          [`${pattern}.place`, node.properties.place?.at ?? node.at] as const,
        ];
      }),
    ]),
  );
}
