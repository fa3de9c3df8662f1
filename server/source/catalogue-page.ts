import { catalogueText } from '../../language/index.js';

const scheme = 'specimen-catalogue';

/** The URI of a file of the catalogue, which is on no disk. */
export function pageUri(file: string): string {
  return `${scheme}:/${file}`;
}

/** The page of the catalogue that a URI names. */
export function cataloguePage(uri: string): string | undefined {
  return uri.startsWith(`${scheme}:/`) ? catalogueText(uri.slice(scheme.length + 2)) : undefined;
}
