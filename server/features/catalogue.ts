import type { CatalogueAnswer, CatalogueParameters } from '../protocol.js';
import { cataloguePage } from '../source/catalogue-page.js';
import { guarded, type Server } from './feature.js';

/** Hands out the pages of the catalogue, in which the words of the language are declared. */
export function installCatalogue(server: Server): void {
  server.connection.onRequest<CatalogueAnswer, void>(
    'specimen/catalogue',
    guarded<CatalogueParameters, CatalogueAnswer>(
      server,
      'catalogue',
      null,
      ({ uri }) => cataloguePage(uri) ?? null,
    ),
  );
}
