import { button, make } from '../elements.js';
import { messageOf } from '../progress.js';
import { type ExportTools, type ExportWish, exportLimits, exportSamples } from './export-samples.js';

/** So many samples are offered: enough to see what comes out, soon. */
const few = 24;

export interface ExportFormTools extends Pick<ExportTools, 'openStudio'> {
  /** What is shown now; undefined before there is a plan. */
  readonly shown: () => Omit<ExportWish, 'samples'> | undefined;
  /** Gives the archive to whoever can keep it. */
  readonly save: (zip: Uint8Array<ArrayBuffer>) => void;
}

/** Asks how many samples are wanted, tells how far they are, and hands them over. A part of the page of its own. */
export class ExportForm {
  private readonly count = make('input', {
    type: 'number',
    min: '1',
    max: String(exportLimits.samples),
    step: '1',
  });
  private readonly start = make('button', { type: 'submit' }, 'Make a zip');
  private readonly stop = button('Cancel', () => this.running?.abort());
  private readonly again = button('Save…', () => this.made && this.tools.save(this.made));
  private readonly bar = make('progress', { hidden: true });
  private readonly words = make('p');
  private running: AbortController | undefined;
  private made: Uint8Array<ArrayBuffer> | undefined;

  constructor(
    place: HTMLElement,
    private readonly tools: ExportFormTools,
  ) {
    const inPlan = tools.shown()?.plan.dataset.samples ?? few;
    this.count.valueAsNumber = Math.min(few, inPlan);
    this.bar.setAttribute('aria-label', 'Export');
    this.words.setAttribute('role', 'status');
    const form = make(
      'form',
      {},
      make('label', {}, 'How many samples? ', this.count),
      this.start,
      this.stop,
      this.again,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.run();
    });
    place.replaceChildren(
      make('h2', {}, 'Export'),
      make(
        'p',
        {},
        `The first samples in a zip, at most ${exportLimits.samples}: images, labels and the plan. Worlds and labels are those of `,
        make('code', {}, 'specimen run'),
        '; the colours are this browser’s. The seed is that of this page; what is set by hand is not in it.',
      ),
      form,
      this.bar,
      this.words,
    );
    this.show(false);
  }

  private async run(): Promise<void> {
    const shown = this.tools.shown();
    const samples = this.count.valueAsNumber;
    if (this.running || !shown) return;
    const running = new AbortController();
    this.running = running;
    this.made = undefined;
    this.show(true);
    this.bar.max = samples;
    this.bar.removeAttribute('value');
    this.words.textContent = 'Opening a renderer for it … Leave the preview open.';
    const onProgress = (made: number, holes: number) => {
      this.bar.value = made + holes;
      this.words.textContent = `${made + holes} of ${samples} samples${holesText(holes)}. Leave the preview open.`;
    };
    const { openStudio } = this.tools;
    try {
      const made = await exportSamples(
        { ...shown, samples },
        { openStudio, onProgress, signal: running.signal },
      );
      this.made = made.zip;
      const cut = made.isCut ? ' It ended early, as it would have grown too large.' : '';
      const size = (made.zip.length / 1e6).toFixed(1);
      this.words.textContent = `${made.samples} samples, ${size} MB${holesText(made.holes)}.${cut}`;
      this.tools.save(made.zip);
    } catch (error) {
      this.words.textContent = running.signal.aborted ? 'Cancelled; nothing was exported.' : messageOf(error);
    } finally {
      this.running = undefined;
      this.show(false);
    }
  }

  private show(isRunning: boolean): void {
    this.start.disabled = isRunning;
    this.count.disabled = isRunning;
    this.stop.hidden = !isRunning;
    this.bar.hidden = !isRunning;
    this.again.hidden = !this.made;
  }
}

function holesText(holes: number): string {
  return holes > 0 ? `, ${holes} can’t be made` : '';
}
