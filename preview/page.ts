import { classColours } from '../engine/pictures/index.js';
import type { Plan } from '../engine/plan/plan.js';
import { Controls } from './controls.js';
import { StudyPanel } from './distribution/study-panel.js';
import { Gallery, galleryCount, thumbnailWidths } from './gallery.js';
import { connect } from './host.js';
import { Latest } from './latest.js';
import { showLegend } from './legend.js';
import type { Overlay } from './overlays.js';
import { part } from './parts.js';
import { elementsAt } from './places.js';
import { showProblems } from './problems.js';
import type { ShowPlan, ToPage } from './protocol.js';
import { coarseWidth, SampleView } from './sample-view.js';
import { type PageState, stateFrom } from './state.js';
import type { Sampled, Shot } from './studio/protocol.js';
import { Studio } from './studio/studio.js';
import { valuesTable } from './values.js';

/** Draws wider than this would be seen by nobody on the page. */
const widestPicture = 4096;
/** So long may a gallery make samples before a picture is drawn, in milliseconds. */
const mostSampling = 50;

/** The page: what the host shows, what the author looks at, and the work that follows from both. */
class Page {
  private readonly studio = new Studio();
  private readonly latest = new Latest();
  private readonly listing = new Latest();
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
  private message: ShowPlan | undefined;
  /** Whether the plan of the message, with the seed that was chosen, is the studio's. */
  private isTaken = false;
  private plan: Plan | undefined;
  /** What draws. */
  private api = '';
  private readonly studied = new StudyPanel(this.studio, this.host.reveal, (study) => this.go({ study }));
  private shots: readonly Shot[] = [];
  private lit: ReadonlySet<string> = new Set();

  private receive(message: ToPage): void {
    switch (message.type) {
      case 'plan':
        this.message = message;
        this.isTaken = false;
        this.work();
        return;
      case 'problems':
        part('title').textContent = message.title;
        // What is being drawn would take the message away.
        this.latest.run(async () => showProblems(message.problems));
        return;
      case 'cursor':
        this.studied.follow(message);
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
    this.studied.show(this.state.study);
    const { first, index, seed, chosen } = this.state;
    if (seed !== before.seed) this.isTaken = false;
    if (seed !== before.seed || first !== before.first || index !== before.index) {
      this.work();
      return;
    }
    this.repaint();
    if (index !== null && chosen !== before.chosen) {
      this.listing.run((signal) => this.told(signal, () => this.listValues(index, signal)));
    }
  }

  private work(): void {
    this.latest.run((signal) =>
      this.told(signal, async () => {
        if (!this.message) return;
        if (!this.isTaken) await this.takePlan(this.message, signal);
        if (this.state.index === null) await this.drawGallery(this.state.first, signal);
        else await this.drawSample(this.state.index, signal);
        const counters = await this.studio.ask({ type: 'counters' }, signal);
        document.body.dataset.counters = JSON.stringify(counters);
        count('finished');
      }),
    );
  }

  /** A job that fails leaves the last picture, with a word beside it. */
  private async told(signal: AbortSignal, job: () => Promise<void>): Promise<void> {
    try {
      await job();
    } catch (error) {
      if (!signal.aborted)
        showProblems([{ message: error instanceof Error ? error.message : String(error) }]);
    }
  }

  private async takePlan(
    { plan: given, assets, title, units }: ShowPlan,
    signal: AbortSignal,
  ): Promise<void> {
    const { seed } = this.state;
    const plan = seed === null ? given : { ...given, dataset: { ...given.dataset, seed } };
    const { api } = await waiting(
      'reading the plan',
      this.studio.ask({ type: 'use plan', plan, assets }, signal),
    );
    this.api = api;
    this.plan = plan;
    this.isTaken = true;
    this.studied.usePlan(plan, units);
    part('title').textContent = title;
    this.controls.showPlan(given);
    showLegend(plan);
    showProblems([]);
  }

  private async drawGallery(first: number, signal: AbortSignal): Promise<void> {
    this.showPart('gallery');
    this.gallery.begin(first);
    const begun = performance.now();
    const samples: Sampled[] = [];
    const [coarse, fine] = thumbnailWidths;
    let seen = begun;
    let drawn = 0;
    for (let at = 0; at < galleryCount; at += 1) {
      const sampled = await this.take(first + at, signal);
      samples.push(sampled);
      this.gallery.describe(sampled);
      // All samples first, if they are soon made; else each picture as soon as it can be.
      if (performance.now() - seen < mostSampling) continue;
      for (; drawn <= at; drawn += 1) await this.drawTile(samples[drawn]!, coarse, signal);
      seen = performance.now();
    }
    count('sampled');
    for (const sampled of samples.slice(drawn)) await this.drawTile(sampled, coarse, signal);
    for (const sampled of samples) await this.drawTile(sampled, fine, signal);
    const holes = samples.filter(({ hole }) => hole !== null).length;
    part('status').textContent = [
      `samples ${first} to ${first + galleryCount - 1}`,
      ...(holes > 0 ? [`${holes} without a world`] : []),
      this.api,
      `${Math.round(performance.now() - begun)} ms`,
    ].join(' · ');
  }

  private async drawTile(sampled: Sampled, widest: number, signal: AbortSignal): Promise<void> {
    const { index, hole } = sampled;
    if (hole !== null) return;
    const [shot] = await this.studio.ask({ type: 'draw', index, widest, cameras: 'first' }, signal);
    if (shot) this.gallery.show(index, shot, this.state.picture, (each) => this.overlay(each));
    count('drawn');
  }

  private take(index: number, signal: AbortSignal): Promise<Sampled> {
    return waiting(`making sample ${index}`, this.studio.ask({ type: 'sample', index }, signal));
  }

  private async drawSample(index: number, signal: AbortSignal): Promise<void> {
    this.showPart('sample');
    const begun = performance.now();
    const { split, hole, objects, labelled } = await this.take(index, signal);
    if (hole !== null) {
      showProblems([{ message: `Sample ${index} can't be made: ${hole}` }]);
      return;
    }
    await this.listValues(index, signal);
    for (const widest of [coarseWidth, widestPicture]) {
      const shots = await this.studio.ask({ type: 'draw', index, widest, cameras: 'all' }, signal);
      if (signal.aborted) return;
      this.shots = shots;
      showProblems([]);
      this.view.show(shots, this.state.picture, (shot) => this.overlay(shot));
      const notes = [
        split,
        `${objects} objects, ${labelled} labelled`,
        ...(shots.length === 0 ? ['no camera'] : []),
        this.api,
        `${Math.round(performance.now() - begun)} ms`,
      ];
      part('status').textContent = notes.join(' · ');
      count('drawn');
    }
  }

  private async listValues(index: number, signal: AbortSignal): Promise<void> {
    const { chosen } = this.state;
    const values = await this.studio.ask({ type: 'values', index, chosen }, signal);
    const { reveal } = this.host;
    const table = valuesTable({
      values,
      chosen,
      onStudy: (pattern) => this.studied.choose(pattern, reveal === undefined),
      onReveal: reveal && (({ path, line, column }) => reveal({ type: 'reveal', path, line, column })),
    });
    part('values').replaceChildren(table);
  }

  private pick(id: number): void {
    const things = this.shots.flatMap((shot) => shot.things);
    this.go({ chosen: things.find((thing) => thing.id === id)?.address ?? null });
  }

  private repaint(): void {
    const { picture } = this.state;
    this.view.repaint(picture, (shot) => this.overlay(shot));
    this.gallery.repaint(picture, (shot) => this.overlay(shot));
  }

  private overlay({ things }: Shot): Overlay {
    const { overlays, chosen } = this.state;
    const lit = things.filter(({ element, address }) => this.lit.has(element) || address === chosen);
    return {
      kinds: overlays,
      colours: classColours(this.plan?.classes ?? []),
      lit: new Set(lit.map(({ id }) => id)),
    };
  }

  private showPart(name: 'gallery' | 'sample'): void {
    part('gallery').hidden = name !== 'gallery';
    part('sample').hidden = name !== 'sample';
  }

  start(): void {
    this.controls.show(this.state);
    this.studied.show(this.state.study);
  }
}

/** Says what is waited for, once that is noticed. */
async function waiting<T>(words: string, job: Promise<T>): Promise<T> {
  const show = () => {
    part('status').textContent = `${words} …`;
  };
  const timer = setTimeout(show, 300);
  try {
    return await job;
  } finally {
    clearTimeout(timer);
  }
}

/** Pictures, and jobs to their end, since the page was loaded: for whoever waits for the next. */
function count(what: 'drawn' | 'finished' | 'sampled'): void {
  const { dataset } = document.body;
  dataset[what] = String(Number(dataset[what] ?? 0) + 1);
}

new Page().start();
