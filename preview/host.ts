import type { ToHost, ToPage } from './protocol.js';

interface VsCode {
  postMessage(message: ToHost): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCode;

/** Whether the page is a web view of an editor. */
export const isInEditor = () => typeof acquireVsCodeApi === 'function';

/** Who shows the page. */
export interface Host {
  /** Undefined where there is no editor: nobody who could show a line. */
  readonly tell: ((message: ToHost) => void) | undefined;
  /** What the page said last it would need after it was hidden or loaded anew; whatever it is, it may be of another version. */
  state(): unknown;
  keep(state: unknown): void;
}

const storageKey = 'specimen-preview';

/**
 * Listens to the host: the extension's webview by messages, `specimen preview` by events of its server. `onLost` is told
 * when the server is gone; `onMessage` goes on if it comes back.
 */
export function connect(onMessage: (message: ToPage) => void, onLost: () => void): Host {
  if (!isInEditor()) {
    const events = new EventSource('events');
    events.addEventListener('message', ({ data }: MessageEvent<string>) => onMessage(JSON.parse(data)));
    events.addEventListener('error', onLost);
    return {
      tell: undefined,
      state: stateOfSession,
      keep: keepInSession,
    };
  }
  const vscode = acquireVsCodeApi();
  window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => onMessage(data));
  vscode.postMessage({ type: 'ready' });
  return {
    tell: (message) => vscode.postMessage(message),
    state: () => vscode.getState(),
    keep: (state) => vscode.setState(state),
  };
}

function stateOfSession(): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? 'null');
  } catch {
    return null;
  }
}

function keepInSession(state: unknown): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(state));
  } catch {
    // There is no room, or it is switched off: then nothing is kept over a reload.
  }
}
