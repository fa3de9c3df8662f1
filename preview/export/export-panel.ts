import { button, make } from '../elements.js';
import type { Host } from '../host.js';
import { part } from '../parts.js';
import type { Studio } from '../studio/studio.js';
import type { ExportForm, ExportFormTools } from './export-form.js';
import { runCommand } from './run-command.js';

/** What is shown, as the host called it. */
type Shown = NonNullable<ReturnType<ExportFormTools['shown']>> & { readonly title: string };

/**
 * `Export…`: in an editor that can run programs it is its `Run…`; in one that can't, a zip made here; beside `specimen
 * preview`, the command to type.
 */
export class ExportPanel {
  private readonly opener = part('export');
  private readonly place = part('exported');
  /** Whether the editor makes data sets. */
  private canRun = false;
  private shown: Shown | undefined;
  private form: Promise<ExportForm> | undefined;

  constructor(
    private readonly tell: Host['tell'],
    private readonly openStudio: () => Studio,
  ) {
    this.opener.addEventListener('click', () => {
      if (this.tell && this.canRun) this.tell({ type: 'run' });
      else this.toggle();
    });
  }

  /** @param canRun whether the editor makes data sets */
  showMode(canRun: boolean): void {
    this.canRun = canRun;
    if (canRun) this.opener.removeAttribute('aria-expanded');
  }

  use(shown: Shown): void {
    this.shown = shown;
    this.opener.hidden = false;
  }

  private toggle(): void {
    const isOpen = this.place.hidden;
    this.place.hidden = !isOpen;
    this.opener.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) return;
    if (this.tell) void this.openForm();
    else this.showCommand();
  }

  private showCommand(): void {
    const command = make('code', {}, runCommand(this.shown?.title ?? ''));
    const copy = button('Copy', async () => {
      await navigator.clipboard.writeText(command.textContent ?? '').then(
        () => (copy.textContent = 'Copied'),
        () => getSelection()?.selectAllChildren(command),
      );
    });
    this.place.replaceChildren(
      make('h2', {}, 'Export'),
      make(
        'p',
        {},
        'This command makes 24 samples in a folder of their own; without --samples it makes as many as the spec says. What is set by hand on this page, and another seed, are not in them.',
      ),
      make('p', {}, command, ' ', copy),
    );
  }

  private async openForm(): Promise<void> {
    this.form ??= this.load();
    try {
      await this.form;
    } catch {
      this.form = undefined;
      this.place.textContent = 'What exports can’t be loaded.';
    }
  }

  private async load(): Promise<ExportForm> {
    // A file of its own beside the page's.
    const url = new URL('export.js', import.meta.url).href;
    const { ExportForm } = (await import(url)) as typeof import('./export-form.js');
    return new ExportForm(this.place, {
      openStudio: this.openStudio,
      shown: () => this.shown,
      save: (zip) => this.tell?.({ type: 'save', zip }),
    });
  }
}
