import { classColours } from '../engine/pictures/index.js';
import type { Plan } from '../engine/plan/plan.js';
import { Controls } from './controls.js';
import { EditorControls } from './editor-controls.js';
import { Gallery, galleryCount, thumbnailWidths } from './gallery.js';
import { connect } from './host.js';
import { Latest } from './latest.js';
import { showLegend } from './legend.js';
import type { Overlay } from './overlays.js';
import { part } from './parts.js';
import { elementsAt } from './places.js';
import { showProblems } from './problems.js';
import { count, messageOf, waiting } from './progress.js';
import type { PageProblem, ShowPlan, ToPage } from './protocol.js';
import { coarseWidth, SampleView } from './sample-view.js';
import { type PageState, stateFrom } from './state.js';
import type { Sampled, Shot } from './studio/protocol.js';
import { Studio } from './studio/studio.js';
import { valuesTable } from './values.js';

/** Draws wider than this would be seen by nobody on the page. */
const widestPicture = 4096;
/** More would only repeat what is wrong. */
const mostFaults = 3;
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
    (isPinned) => this.go({ pinned: isPinned ? this.view.stills() : [] }),
  );
  private readonly editor = this.host.tell && new EditorControls(this.host.tell);
  private message: ShowPlan | undefined;
  /** Whether the plan of the message, with the seed that was chosen, is the studio's. */
  private isTaken = false;
  /** What is wrong with the spec as it is now. */
  private problems: readonly PageProblem[] = [];
  private plan: Plan | undefined;
  /** What draws. */
  private api = '';
  private shots: readonly Shot[] = [];
  private lit: ReadonlySet<string> = new Set();

  private receive(message: ToPage): void {
    switch (message.type) {
      case 'plan':
        this.message = message;
        this.problems = [];
        this.isTaken = false;
        this.work();
        return;
      case 'problems':
        part('title').textContent = message.title;
        this.problems = message.problems;
        this.tell([]);
        return;
      case 'cursor':
        this.lit = this.plan ? elementsAt(this.plan, message.path, message.line) : new Set();
        this.repaint();
        return;
      case 'mode':
        this.editor?.show(message);
        this.go({
          spec: message.spec,
          isLocked: message.isLocked,
          ...(message.spec === this.state.spec ? {} : { chosen: null }),
        });
    }
  }

  /** Looks at something else. */
  private go(change: Partial<PageState>): void {
    const before = this.state;
    this.state = { ...before, ...change };
    this.host.keep(this.state);
    this.controls.show(this.state);
    const { first, index, seed, chosen, pinned } = this.state;
    if (pinned !== before.pinned) this.view.pin(pinned);
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

  /** What is wrong with the spec stays in sight, whatever else is looked at. */
  private tell(problems: readonly PageProblem[]): void {
    showProblems([...this.problems, ...problems]);
  }

  /** A job that fails leaves the last picture, with a word beside it. */
  private async told(signal: AbortSignal, job: () => Promise<void>): Promise<void> {
    try {
      await job();
    } catch (error) {
      if (!signal.aborted) this.tell([{ message: messageOf(error) }]);
    }
  }

  private async takePlan({ plan: given, assets, title }: ShowPlan, signal: AbortSignal): Promise<void> {
    const { seed } = this.state;
    const plan = seed === null ? given : { ...given, dataset: { ...given.dataset, seed } };
    const { api } = await waiting(
      'reading the plan',
      this.studio.ask({ type: 'use plan', plan, assets }, signal),
    );
    this.api = api;
    this.plan = plan;
    this.isTaken = true;
    part('title').textContent = title;
    this.controls.showPlan(given);
    showLegend(plan);
    this.tell([]);
  }

  private async drawGallery(first: number, signal: AbortSignal): Promise<void> {
    this.showPart('gallery');
    this.gallery.begin(first);
    const begun = performance.now();
    const samples: Sampled[] = [];
    const [coarse, fine] = thumbnailWidths;
    let seen = begun;
    let drawn = 0;
    const faults = new Set<string>();
    const failed = new Set<number>();
    // A sample that can't be drawn does not keep the others from being seen.
    const draw = async (sampled: Sampled, widest: number) => {
      if (failed.has(sampled.index)) return;
      try {
        await this.drawTile(sampled, widest, signal);
      } catch (error) {
        signal.throwIfAborted();
        failed.add(sampled.index);
        faults.add(messageOf(error));
      }
    };
    for (let at = 0; at < galleryCount; at += 1) {
      const sampled = await this.take(first + at, signal);
      samples.push(sampled);
      this.gallery.describe(sampled);
      // All samples first, if they are soon made; else each picture as soon as it can be.
      if (performance.now() - seen < mostSampling) continue;
      for (; drawn <= at; drawn += 1) await draw(samples[drawn]!, coarse);
      seen = performance.now();
    }
    count('sampled');
    for (const sampled of samples.slice(drawn)) await draw(sampled, coarse);
    for (const sampled of samples) await draw(sampled, fine);
    const holes = samples.filter(({ hole }) => hole !== null).length;
    if (holes === galleryCount) faults.add(`None of these samples can be made: ${samples[0]?.hole}`);
    if (faults.size > 0) this.tell([...faults].slice(0, mostFaults).map((message) => ({ message })));
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
      this.tell([{ message: `Sample ${index} can't be made: ${hole}` }]);
      return;
    }
    await this.listValues(index, signal);
    for (const widest of [coarseWidth, widestPicture]) {
      const shots = await this.studio.ask({ type: 'draw', index, widest, cameras: 'all' }, signal);
      if (signal.aborted) return;
      this.shots = shots;
      this.tell([]);
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
    const { tell } = this.host;
    const values = await this.studio.ask({ type: 'values', index, chosen }, signal);
    const table = valuesTable({
      values,
      chosen,
      onReveal: tell && (({ path, line, column }) => tell({ type: 'reveal', path, line, column })),
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
    this.view.pin(this.state.pinned);
  }
}

new Page().start();
