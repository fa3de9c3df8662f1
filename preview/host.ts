import type { ToHost, ToPage } from './protocol.js';

declare function acquireVsCodeApi(): { postMessage(message: ToHost): void };

/**
 * Listens to the host: the extension's webview by messages, `specimen preview` by events of its server. `onLost` is told
 * when the server is gone, and `onMessage` goes on if it comes back.
 */
export function connect(onMessage: (message: ToPage) => void, onLost: () => void): void {
  if (typeof acquireVsCodeApi === 'function') {
    window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => onMessage(data));
    acquireVsCodeApi().postMessage({ type: 'ready' });
    return;
  }
  const events = new EventSource('events');
  events.addEventListener('message', ({ data }: MessageEvent<string>) => onMessage(JSON.parse(data)));
  events.addEventListener('error', onLost);
}
