import type { Frame } from '../engine/frames/index.js';
import { classColours } from '../engine/pictures/index.js';
import type { Plan } from '../engine/plan/plan.js';
import { isHole, type Outcome, type Sample } from '../engine/sampling/index.js';
import { Controls } from './controls.js';
import { Gallery, galleryCount, thumbnailWidths } from './gallery.js';
import { connect } from './host.js';
import { Latest } from './latest.js';
import { showLegend } from './legend.js';
import { openRenderer, type PageRenderer } from './open-renderer.js';
import type { Overlay } from './overlays.js';
import { part } from './parts.js';
import { elementsAt } from './places.js';
import { showProblems } from './problems.js';
import type { ShowPlan, ToPage } from './protocol.js';
import { coarseWidth, SampleView } from './sample-view.js';
import { type PageState, stateFrom } from './state.js';
import { valuesTable } from './values.js';
import { World } from './world.js';

/** Draws wider than this would be seen by nobody on the page. */
const widestPicture = 4096;

/** The page: what the host shows, what the author looks at, and the work that follows from both. */
class Page {
  private readonly latest = new Latest();
  private readonly gallery = new Gallery(part('gallery'), (index) => this.go({ index, chosen: null }));
  private readonly view = new SampleView(part('pictures'), part('pinned'), (id) => this.pick(id));
  private readonly host = connect(
    (message) => this.receive(message),
    () => showProblems([{ message: 'The preview has ended; `specimen preview` starts it again.' }]),
  );
  private state: PageState = stateFrom(this.host.state());
  private readonly controls = new Controls(
    (change) => this.go(change),
    (isPinned) => this.view.pin(isPinned),
  );
  private opening: Promise<{ readonly renderer: PageRenderer; readonly world: World }> | undefined;
  private message: ShowPlan | undefined;
  private plan: Plan | undefined;
  private sample: Sample | undefined;
  private lit: ReadonlySet<string> = new Set();

  private receive(message: ToPage): void {
    switch (message.type) {
      case 'plan':
        this.message = message;
        this.work(true);
        return;
      case 'problems':
        part('title').textContent = message.title;
        // What is being drawn would take the message away.
        this.latest.run(async () => showProblems(message.problems));
        return;
      case 'cursor':
        this.lit = this.plan ? elementsAt(this.plan, message.path, message.line) : new Set();
        this.repaint();
    }
  }

  /** Looks at something else. */
  private go(change: Partial<PageState>): void {
    const before = this.state;
    this.state = { ...before, ...change };
    this.host.keep(this.state);
    this.controls.show(this.state);
    const { first, index, seed } = this.state;
    if (seed !== before.seed) this.work(true);
    else if (first !== before.first || index !== before.index) this.work(false);
    else this.repaint();
  }

  private work(isNew: boolean): void {
    this.latest.run(async (signal) => {
      try {
        if (isNew || !this.plan) await this.takePlan(signal);
        if (this.state.index === null) await this.drawGallery(this.state.first, signal);
        else await this.drawSample(this.state.index, signal);
        if (!signal.aborted) count('finished');
      } catch (error) {
        // A job that fails leaves the last picture, with a word beside it.
        if (signal.aborted) return;
        showProblems([{ message: error instanceof Error ? error.message : String(error) }]);
      }
    });
  }

  private async takePlan(signal: AbortSignal): Promise<void> {
    if (!this.message) return;
    const { plan: given, assets, title } = this.message;
    const { seed } = this.state;
    const plan = seed === null ? given : { ...given, dataset: { ...given.dataset, seed } };
    const { world } = await this.opened();
    await world.use(plan, assets, signal);
    this.plan = plan;
    part('title').textContent = title;
    this.controls.showPlan(given);
    showLegend(plan);
    showProblems([]);
  }

  private async drawGallery(first: number, signal: AbortSignal): Promise<void> {
    const { renderer, world } = await this.opened();
    this.showPart('gallery');
    this.gallery.begin(first);
    const begun = performance.now();
    const outcomes: Outcome[] = [];
    for (const width of thumbnailWidths) {
      for (let at = 0; at < galleryCount; at += 1) {
        await breath();
        if (signal.aborted) return;
        const outcome = outcomes[at] ?? world.sample(first + at);
        outcomes[at] = outcome;
        const [frame] = isHole(outcome) ? [] : await world.draw(outcome, width, 'first');
        if (signal.aborted) return;
        this.gallery.show(outcome, frame, this.state.picture, (each) =>
          this.overlay(each, isHole(outcome) ? undefined : outcome),
        );
        count('drawn');
      }
      const holes = outcomes.filter(isHole).length;
      part('status').textContent = [
        `samples ${first} to ${first + galleryCount - 1}`,
        ...(holes > 0 ? [`${holes} without a world`] : []),
        renderer.description.name,
        `${Math.round(performance.now() - begun)} ms`,
      ].join(' · ');
    }
  }

  private async drawSample(index: number, signal: AbortSignal): Promise<void> {
    const { renderer, world } = await this.opened();
    this.showPart('sample');
    const begun = performance.now();
    const outcome = world.sample(index);
    if (isHole(outcome)) {
      showProblems([{ message: `Sample ${index} can't be made: ${outcome.hole.message}` }]);
      return;
    }
    this.sample = outcome;
    this.showValues(world);
    for (const width of [coarseWidth, widestPicture]) {
      const frames = await world.draw(outcome, width, 'all');
      if (signal.aborted) return;
      showProblems([]);
      this.view.show(frames, this.state.picture, (frame) => this.overlay(frame, outcome));
      const labelled = outcome.objects.filter(({ class: name }) => name !== null).length;
      const notes = [
        outcome.split,
        `${outcome.objects.length} objects, ${labelled} labelled`,
        ...(frames.length === 0 ? ['no camera'] : []),
        renderer.description.name,
        `${Math.round(performance.now() - begun)} ms`,
      ];
      part('status').textContent = notes.join(' · ');
      count('drawn');
      await breath();
    }
  }

  private showValues(world: World): void {
    const { plan, sample } = this;
    if (!plan || !sample) return;
    const { reveal } = this.host;
    const table = valuesTable({
      plan,
      sample,
      variables: world.variables,
      chosen: this.state.chosen,
      onReveal: reveal && (({ path, line, column }) => reveal({ type: 'reveal', path, line, column })),
    });
    part('values').replaceChildren(table);
  }

  private pick(id: number): void {
    const object = this.sample?.objects.find((each) => each.id === id);
    this.go({ chosen: object?.address ?? null });
  }

  private repaint(): void {
    const { picture } = this.state;
    this.view.repaint(picture, (frame) => this.overlay(frame, this.sample));
    this.gallery.repaint(picture, (frame) => this.overlay(frame, undefined));
    void this.opening?.then(({ world }) => this.showValues(world));
  }

  private overlay({ labels }: Frame, sample: Sample | undefined): Overlay {
    const { overlays, chosen } = this.state;
    const isLit = ({ element, address }: { element: string; address: string }) =>
      this.lit.has(element) || address === chosen;
    const things = sample?.index === labels.index ? sample.objects : labels.objects;
    return {
      kinds: overlays,
      colours: classColours(this.plan?.classes ?? []),
      lit: new Set(things.filter(isLit).map(({ id }) => id)),
    };
  }

  private showPart(name: 'gallery' | 'sample'): void {
    part('gallery').hidden = name !== 'gallery';
    part('sample').hidden = name !== 'sample';
  }

  /** Opened by the first plan; a browser that can't draw says so then. */
  private opened(): NonNullable<Page['opening']> {
    this.opening ??= openRenderer().then((renderer) => ({ renderer, world: new World(renderer) }));
    return this.opening;
  }

  start(): void {
    this.controls.show(this.state);
  }
}

/** Lets the browser show what was painted, and take what the author does. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Pictures, and jobs to their end, since the page was loaded: for whoever waits for the next. */
function count(what: 'drawn' | 'finished'): void {
  const { dataset } = document.body;
  dataset[what] = String(Number(dataset[what] ?? 0) + 1);
}

new Page().start();
