import type { Plan } from '../engine/plan/plan.js';
import { isHole } from '../engine/sampling/index.js';
import { connect } from './host.js';
import { Latest } from './latest.js';
import { openRenderer, type PageRenderer } from './open-renderer.js';
import { Pictures } from './pictures.js';
import type { PageProblem, ShowPlan, ToPage } from './protocol.js';
import { type Drawn, World } from './world.js';

const boxes = field('boxes');
const indexField = field('index');
const pictures = new Pictures(part('pictures'), boxes.checked);
const latest = new Latest();
let opening: Promise<{ readonly renderer: PageRenderer; readonly world: World }> | undefined;
let shown: Plan | undefined;

/** Opened by the first plan; a browser that can't draw says so then. */
function opened(): NonNullable<typeof opening> {
  opening ??= openRenderer().then((renderer) => ({ renderer, world: new World(renderer) }));
  return opening;
}

/** Compiled anew: drawn as soon as what is being drawn is done. */
function showPlan({ plan, assets, title }: ShowPlan): void {
  part('title').textContent = title;
  latest.run(async (signal) => {
    await guarded(signal, async () => {
      const { world } = await opened();
      await world.use(plan, assets, signal);
      shown = plan;
      await draw(signal);
    });
  });
}

function showSample(): void {
  latest.run(async (signal) => {
    await guarded(signal, async () => {
      if (shown) await draw(signal);
    });
  });
}

/** A job that fails leaves the last picture, with a word beside it. */
async function guarded(signal: AbortSignal, job: () => Promise<void>): Promise<void> {
  try {
    await job();
  } catch (error) {
    if (!signal.aborted) showProblems([{ message: error instanceof Error ? error.message : String(error) }]);
  }
}

async function draw(signal: AbortSignal): Promise<void> {
  const index = Math.max(0, Math.trunc(indexField.valueAsNumber) || 0);
  const { renderer, world } = await opened();
  const begun = performance.now();
  const drawn = await world.draw(index);
  if (signal.aborted) return;
  const { outcome } = drawn;
  if (isHole(outcome)) {
    showProblems([{ message: `Sample ${index} can't be made: ${outcome.hole.message}` }]);
    return;
  }
  showProblems([]);
  pictures.show(drawn.frames);
  part('status').textContent = statusOf(drawn, renderer.description.name, performance.now() - begun);
  document.body.dataset.drawn = String(Number(document.body.dataset.drawn ?? 0) + 1);
}

function statusOf({ outcome, frames }: Drawn, renderer: string, milliseconds: number): string {
  if (isHole(outcome)) return '';
  const labelled = outcome.objects.filter(({ class: name }) => name !== null).length;
  const cameras = frames.length === 0 ? ['no camera'] : [];
  const parts = [
    outcome.split,
    `${outcome.objects.length} objects, ${labelled} labelled`,
    ...cameras,
    renderer,
  ];
  return `${parts.filter((each) => each !== '').join(' · ')} · ${Math.round(milliseconds)} ms`;
}

/** Beside the last picture, which stays. */
function showProblems(problems: readonly PageProblem[]): void {
  const badge = part('problems');
  badge.hidden = problems.length === 0;
  badge.replaceChildren(
    ...problems.map(({ message, place }) => {
      const line = document.createElement('p');
      if (place !== undefined) {
        const where = document.createElement('code');
        where.textContent = `${place} `;
        line.append(where);
      }
      line.append(message);
      return line;
    }),
  );
}

function onMessage(message: ToPage): void {
  if (message.type === 'plan') {
    showPlan(message);
    return;
  }
  part('title').textContent = message.title;
  // What is being drawn would take the message away.
  latest.run(async () => showProblems(message.problems));
}

function step(by: number): void {
  indexField.valueAsNumber = Math.max(0, (indexField.valueAsNumber || 0) + by);
  showSample();
}

function part(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}

function field(id: string): HTMLInputElement {
  return part(id) as HTMLInputElement;
}

part('previous').addEventListener('click', () => step(-1));
part('next').addEventListener('click', () => step(1));
indexField.addEventListener('change', showSample);
boxes.addEventListener('change', () => pictures.showBoxes(boxes.checked));
part('controls').addEventListener('submit', (event) => event.preventDefault());
connect(onMessage, () =>
  showProblems([{ message: 'The preview has ended; `specimen preview` starts it again.' }]),
);
