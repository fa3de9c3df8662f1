import { classColours } from '../engine/pictures/index.js';
import type { Plan } from '../engine/plan/plan.js';
import { Controls } from './controls.js';
import { StudyPanel } from './distribution/study-panel.js';
import { EditorControls } from './editor-controls.js';
import { ExportPanel } from './export/export-panel.js';
import { galleryCount } from './gallery.js';
import { GalleryPage } from './gallery-page.js';
import { connect } from './host.js';
import { Latest } from './latest.js';
import { showLegend } from './legend.js';
import type { Overlay } from './overlays.js';
import type { PageTools } from './page-tools.js';
import { part } from './parts.js';
import { elementsAt } from './places.js';
import { showProblems } from './problems.js';
import { count, messageOf, waiting } from './progress.js';
import type { PageProblem, ShowPlan, ToPage } from './protocol.js';
import { SamplePage } from './sample-page.js';
import { nothingChosen, type PageState, stateFrom } from './state.js';
import { Status } from './status.js';
import type { Shot } from './studio/protocol.js';
import { Studio } from './studio/studio.js';
import { SetBar } from './values/set-bar.js';

/** The page: what the host shows, what the author looks at, and the work that follows from both. */
class Page {
  private readonly studio = new Studio();
  private readonly latest = new Latest();
  private readonly listing = new Latest();
  private readonly host = connect(
    (message) => this.receive(message),
    () => showProblems([{ message: 'The preview has ended; `specimen preview` starts it again.' }]),
  );
  private state: PageState = stateFrom(this.host.state());
  private readonly controls = new Controls((change) => this.go(change), {
    pin: () => void this.sample.pin(),
    openOrbit: () => this.sample.openOrbit(),
  });
  private readonly setBar = new SetBar(part('set'), (released) => {
    const { [released ?? '']: _, ...others } = this.state.fixed;
    this.go({ fixed: released === null ? {} : others });
  });
  private readonly tools: PageTools = {
    ask: (request, signal) => this.studio.ask(request, signal),
    state: () => this.state,
    go: (change) => this.go(change),
    overlay: (shot) => this.overlay(shot),
    tell: (problems) => this.tell(problems),
    fail: (error) => this.fail(error),
  };
  private readonly gallery = new GalleryPage(this.tools);
  private readonly sample = new SamplePage(this.tools, this.host.tell, (address) =>
    this.studied.choose(address.replaceAll(/\[\d+\]/g, '[*]')),
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
  private readonly status = new Status();
  private readonly studied = new StudyPanel(this.studio, this.host.tell, (study) => this.go({ study }));
  private readonly exporting = new ExportPanel(this.host.tell, () => new Studio());
  /** Whether the running job has shown nothing yet, and whether another is to follow once it has. */
  private isBeforeFirst = false;
  private isNextWaiting = false;
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
        this.studied.follow(message);
        this.lit = this.plan ? elementsAt(this.plan, message.path, message.line) : new Set();
        this.repaint();
        return;
      case 'mode':
        this.editor?.show(message);
        this.exporting.showMode(message.canRun);
        this.go({
          spec: message.spec,
          isLocked: message.isLocked,
          ...(message.spec === this.state.spec ? {} : nothingChosen),
        });
    }
  }

  /** Looks at something else. */
  private go(change: Partial<PageState>): void {
    const before = this.state;
    const isElsewhere = change.index !== undefined && change.index !== before.index;
    this.state = { ...before, ...(isElsewhere ? { attempt: null } : {}), ...change };
    this.host.keep(this.state);
    this.controls.show(this.state);
    this.studied.show(this.state.study);
    this.setBar.show(this.state.fixed);
    const isOther = (...names: readonly (keyof PageState)[]) =>
      names.some((name) => this.state[name] !== before[name]);
    if (isOther('seed')) this.isTaken = false;
    if (isOther('seed', 'first', 'index', 'attempt', 'twins', 'rejected')) this.work();
    else if (isOther('fixed')) this.follow();
    else this.repaint();
    const { index } = this.state;
    if (index !== null && isOther('chosen')) this.side((signal) => this.sample.listValues(signal));
    if (index !== null && isOther('viewpoint')) this.side((signal) => this.sample.drawOrbit(signal));
  }

  /** Something beside the pictures. */
  private side(job: (signal: AbortSignal) => Promise<void>): void {
    this.listing.run((signal) => this.told(signal, () => job(signal)));
  }

  /** Works, but lets what is being drawn show its first picture: a value that is being dragged is seen on its way. */
  private follow(): void {
    if (this.isBeforeFirst) this.isNextWaiting = true;
    else this.work();
  }

  private shown(): void {
    this.isBeforeFirst = false;
    if (this.isNextWaiting) this.work();
  }

  private work(): void {
    this.isNextWaiting = false;
    this.latest.run((signal) =>
      this.told(signal, async () => {
        if (!this.message) return;
        this.isBeforeFirst = true;
        try {
          if (!this.isTaken) await this.takePlan(this.message, signal);
          if (this.state.index === null) await this.drawGallery(this.state.first, signal);
          else await this.drawSample(this.state.index, signal);
        } finally {
          this.shown();
        }
        const counters = await this.studio.ask({ type: 'counters' }, signal);
        document.body.dataset.counters = JSON.stringify(counters);
        this.status.speak(this.state);
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
      if (!signal.aborted) this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.tell([{ message: messageOf(error) }]);
  }

  private async takePlan(message: ShowPlan, signal: AbortSignal): Promise<void> {
    const { plan: given, assets, title, units = {}, conditions = {} } = message;
    const { seed } = this.state;
    const seeded = (each: Plan) => (seed === null ? each : { ...each, dataset: { ...each.dataset, seed } });
    const plan = seeded(given);
    const twins = (message.twins ?? []).map(seeded);
    const { api } = await waiting(
      'reading the plan',
      this.studio.ask({ type: 'use plan', plan, assets, units, conditions, twins }, signal),
    );
    this.api = api;
    this.plan = plan;
    this.isTaken = true;
    this.studied.usePlan(plan, units);
    part('title').textContent = title;
    this.controls.showPlan(given, twins.length > 0);
    this.sample.use(plan, twins);
    this.exporting.use({ plan, assets, title });
    showLegend(plan);
    this.tell([]);
  }

  private async drawGallery(first: number, signal: AbortSignal): Promise<void> {
    this.showPart('gallery');
    const begun = performance.now();
    await this.gallery.draw(first, signal, (samples) => {
      const holes = samples.filter(({ hole }) => hole !== null).length;
      const words = [
        `samples ${first} to ${first + galleryCount - 1}`,
        ...(holes > 0 ? [`${holes} without a world`] : []),
      ];
      this.say(words, begun);
    });
  }

  private async drawSample(index: number, signal: AbortSignal): Promise<void> {
    this.showPart('sample');
    const begun = performance.now();
    await this.sample.draw(index, signal, ({ split, objects, labelled, cameras }) => {
      const words = [
        split,
        `${objects} objects, ${labelled} labelled`,
        ...(cameras.length === 0 ? ['no camera'] : []),
      ];
      this.say(words, begun);
      count('drawn');
    });
  }

  /** Something was drawn. */
  private say(words: readonly string[], begun: number): void {
    this.status.show(words, this.api, begun);
    this.shown();
  }

  private repaint(): void {
    this.sample.repaint();
    this.gallery.repaint();
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
    this.setBar.show(this.state.fixed);
    this.sample.start();
    this.studied.show(this.state.study);
  }
}

new Page().start();
