import { isInEditor } from '../host.js';

const urls = new Map<string, Promise<string>>();

/**
 * The address of one of the page's modules, by its name beside the page's own, as a worker can be started from it and can
 * import it. An editor's web view has its files at another origin as a rule, from which neither is allowed, and its policy
 * lets workers begin as copies alone: there it is a copy.
 */
export function moduleUrl(name: string): Promise<string> {
  let url = urls.get(name);
  if (!url) {
    url = find(name);
    urls.set(name, url);
    // What fails once may come the next time.
    url.catch(() => urls.delete(name));
  }
  return url;
}

async function find(name: string): Promise<string> {
  const url = new URL(name, import.meta.url);
  if (!isInEditor()) return url.href;
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${name}: status ${answer.status}`);
  return URL.createObjectURL(new Blob([await answer.text()], { type: 'text/javascript' }));
}
