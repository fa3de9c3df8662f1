import {
  commands,
  type Disposable,
  EventEmitter,
  ProgressLocation,
  type TaskProcessStartEvent,
  type Terminal,
  tasks,
  window,
  workspace,
} from 'vscode';
import { JournalProgress, type RunProgress } from './journal-progress.js';
import { progressText } from './progress-text.js';
import { type EndedRun, interrupted, tellEnd } from './run-end.js';
import { outOf } from './run-tasks.js';

/** How often it is looked how far a run is, in milliseconds. */
const period = 500;
/** What Ctrl-C sends to a terminal. */
const controlC = '\u0003';

/** A run that is under way. */
export interface Run {
  /** The folder of the data set, as people read it. */
  readonly name: string;
  /** `120 of 2,000 · 3.1/s · 9 min left`; empty until it is known. */
  readonly text: string;
}

type ActiveRun = { -readonly [Key in keyof EndedRun]: EndedRun[Key] } & { text: string };

/** The data sets that are being made, whatever began them: each has a notification that tells how far it is. */
export class Runs implements Disposable {
  private readonly active = new Set<ActiveRun>();
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly starts = tasks.onDidStartTaskProcess((event) => {
    if (event.execution.task.definition.type === 'specimen') void this.follow(event);
  });

  get all(): readonly Run[] {
    return [...this.active];
  }

  /** Stops a run as Ctrl-C does; of several, the one that the user chooses. */
  readonly stop = async (): Promise<void> => {
    const choices = [...this.active].map((run) => ({ label: run.name, description: run.text, run }));
    const chosen =
      choices.length > 1 ? await window.showQuickPick(choices, { title: 'Stop Which Run?' }) : choices[0];
    if (chosen) await stopRun(chosen.run);
  };

  dispose(): void {
    this.starts.dispose();
    this.changed.dispose();
  }

  private async follow({ execution, processId }: TaskProcessStartEvent): Promise<void> {
    const { task } = execution;
    const out = outOf(task);
    const run: ActiveRun = {
      task,
      execution,
      out,
      name: workspace.asRelativePath(out),
      terminal: () => terminalOf(processId),
      begun: Date.now(),
      text: '',
      exitCode: undefined,
    };
    const ended = new Promise<number | undefined>((resolve) => {
      const ends = tasks.onDidEndTaskProcess((event) => {
        if (event.execution !== execution) return;
        ends.dispose();
        resolve(event.exitCode);
      });
    });
    this.active.add(run);
    this.tellChange();
    const progress = new JournalProgress(out);
    const exitCode = await window.withProgress(
      { location: ProgressLocation.Notification, title: `Making ${run.name}`, cancellable: true },
      async (notification, cancellation) => {
        cancellation.onCancellationRequested(() => void stopRun(run));
        const timer = this.watch(run, progress, (message, increment) =>
          notification.report({ message, increment }),
        );
        try {
          return await ended;
        } finally {
          clearInterval(timer);
        }
      },
    );
    // Where Ctrl-C came first, a terminal may tell another end of it, or none.
    run.exitCode ??= exitCode ?? interrupted;
    this.active.delete(run);
    this.tellChange();
    await tellEnd(run, await progress.now());
  }

  /** Looks how far a run is, until the timer that it gives is cleared. */
  private watch(
    run: ActiveRun,
    progress: JournalProgress,
    report: (message: string, increment: number) => void,
  ): NodeJS.Timeout {
    let first: (RunProgress & { readonly at: number }) | undefined;
    let before: number | undefined;
    let shown = 0;
    return setInterval(async () => {
      const now = await progress.now();
      if (!now) return;
      // What was there when it began is of an earlier run.
      before ??= now.done;
      if (!first && now.done > before) first = { ...now, at: Date.now() };
      const pace = first && { done: now.done - first.done, seconds: (Date.now() - first.at) / 1000 };
      const text = progressText(now, pace);
      if (text === run.text) return;
      run.text = text;
      const share = now.of > 0 ? (100 * now.done) / now.of : 0;
      report(text, Math.max(0, share - shown));
      shown = Math.max(shown, share);
      this.changed.fire();
    }, period);
  }

  private tellChange(): void {
    void commands.executeCommand('setContext', 'specimen.isRunning', this.active.size > 0);
    this.changed.fire();
  }
}

/** The terminal of a task, in which Ctrl-C can be pressed. */
async function terminalOf(processId: number): Promise<Terminal | undefined> {
  const found = window.terminals.map(async (terminal) => {
    if ((await terminal.processId) !== processId) throw new Error('another');
    return terminal;
  });
  return Promise.any(found).catch(() => undefined);
}

async function stopRun(run: ActiveRun): Promise<void> {
  run.exitCode = interrupted;
  const terminal = await run.terminal();
  if (terminal) terminal.sendText(controlC, false);
  else run.execution.terminate();
}
