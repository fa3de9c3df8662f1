import { statSync } from 'node:fs';

/** How often files are looked at, in milliseconds. Events of the system don't come from network drives and containers. */
const period = 250;

/** Tells when one of some files has changed, come or gone. */
export class FileWatch {
  private states = new Map<string, string>();
  private readonly timer: NodeJS.Timeout;

  constructor(onChange: () => void) {
    this.timer = setInterval(() => {
      const before = this.states;
      this.states = new Map([...before.keys()].map((path) => [path, stateOf(path)]));
      if ([...this.states].some(([path, state]) => before.get(path) !== state)) onChange();
    }, period);
  }

  /** These from now on: as they stand, and those that are watched already as they were looked at last. */
  watch(paths: readonly string[]): void {
    const before = this.states;
    this.states = new Map(paths.map((path) => [path, before.get(path) ?? stateOf(path)]));
  }

  close(): void {
    clearInterval(this.timer);
  }
}

function stateOf(path: string): string {
  try {
    const { mtimeMs, size } = statSync(path);
    return `${mtimeMs} ${size}`;
  } catch {
    return 'gone';
  }
}
