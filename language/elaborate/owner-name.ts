import { withArticle } from '../types/type.js';
import { isA, type Kind } from '../words/catalogue.js';

/** How a kind is called at the start of a sentence: `A sphere`, `An asset`. */
export function ownerName(kind: Kind): string {
  const words =
    isA(kind, 'environment') && kind.name !== 'environment' ? `${kind.name} environment` : kind.name;
  const article = withArticle(words);
  return article[0]!.toUpperCase() + article.slice(1);
}
