import type { Terminal } from '../terminal.js';

/** How often the line is written anew, in milliseconds. */
const period = 200;
const eraseLine = '\r\u001b[K';

/** A line on the terminal that says how far the work is, how fast it goes and how long it will take. */
export class Progress {
  private readonly begun = performance.now();
  private told = 0;
  private isShown = false;

  constructor(
    private readonly terminal: Terminal,
    private readonly total: number,
    private readonly unit: string,
  ) {}

  show(done: number): void {
    const now = performance.now();
    if (!this.terminal.showsProgress || now - this.told < period || now - this.begun < period) return;
    this.told = now;
    this.isShown = true;
    this.terminal.tell(eraseLine + progressLine(done, this.total, this.unit, (now - this.begun) / 1000));
  }

  clear(): void {
    if (this.isShown) this.terminal.tell(eraseLine);
    this.isShown = false;
  }
}

/** `1,200 of 10,000 samples, 2,400 a second, 0:04 left`. */
export function progressLine(done: number, total: number, unit: string, seconds: number): string {
  const rate = done / seconds;
  const left = Math.round((total - done) / rate);
  const count = (n: number) => n.toLocaleString('en', { maximumFractionDigits: rate < 10 ? 1 : 0 });
  return `${count(done)} of ${count(total)} ${unit}, ${count(rate)} a second, ${duration(left)} left`;
}

function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '?';
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
