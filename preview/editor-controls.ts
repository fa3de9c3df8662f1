import { part } from './parts.js';
import type { Refresh, ShowMode, ToHost } from './protocol.js';

const modes: readonly Refresh[] = ['onType', 'onSave', 'manual'];

/** How the preview keeps up with the editor, where there is one. */
export class EditorControls {
  private readonly lock = part('lock') as HTMLInputElement;
  private readonly mode = part('refresh-mode') as HTMLSelectElement;

  constructor(tell: (message: ToHost) => void) {
    this.lock.addEventListener('change', () => tell({ type: 'lock', isLocked: this.lock.checked }));
    this.mode.addEventListener('change', () => {
      const refresh = modes.find((mode) => mode === this.mode.value);
      if (refresh) tell({ type: 'refresh mode', refresh });
    });
    part('refresh').addEventListener('click', () => tell({ type: 'refresh' }));
  }

  show({ isLocked, refresh }: ShowMode): void {
    part('editor').hidden = false;
    this.lock.checked = isLocked;
    this.mode.value = refresh;
  }
}
