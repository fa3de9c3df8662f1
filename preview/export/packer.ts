import type { Plan } from '../../engine/plan/plan.js';
import { aboutEntries } from './about.js';
import type { FromPacker, ToPacker } from './protocol.js';
import { entriesOf } from './sample-entries.js';
import type { ZipEntry } from './zip.js';

/** The worker that makes files of what was drawn. */
let plan: Plan | undefined;

async function entries(message: Exclude<ToPacker, { type: 'plan' }>): Promise<readonly ZipEntry[]> {
  if (message.type === 'about') return await aboutEntries(message.exported);
  if (!plan) throw new Error('There is no plan yet.');
  const made: ZipEntry[] = [];
  // One after another: pictures may be large.
  for (const shot of message.shots) made.push(...(await entriesOf(shot, plan)));
  return made;
}

async function answer(message: Exclude<ToPacker, { type: 'plan' }>): Promise<void> {
  try {
    const made = await entries(message);
    tell(
      { type: 'entries', entries: made },
      made.map(({ bytes }) => bytes.buffer),
    );
  } catch (error) {
    tell({ type: 'fault', message: error instanceof Error ? error.message : String(error) });
  }
}

function tell(message: FromPacker, transfer: readonly Transferable[] = []): void {
  // In a worker this goes to the page.
  self.postMessage(message, { transfer: [...transfer] });
}

self.addEventListener('message', ({ data }: MessageEvent<ToPacker>) => {
  if (data.type === 'plan') plan = data.plan;
  else void answer(data);
});
