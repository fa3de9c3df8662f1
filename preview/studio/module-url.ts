const urls = new Map<string, Promise<string>>();

/**
 * The address of one of the page's modules, by its name beside the page's own, as a worker can be started from it and can
 * import it. An editor's web view allows neither from where its files are, be that another origin or its own: there it is
 * a copy.
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
  if (!('acquireVsCodeApi' in globalThis) && url.origin === location.origin) return url.href;
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${name}: status ${answer.status}`);
  return URL.createObjectURL(new Blob([await answer.text()], { type: 'text/javascript' }));
}
