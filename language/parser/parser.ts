import { createLangiumParser, type LangiumCoreServices, type LangiumParser } from 'langium';

/** The part of Langium's parser that puts comments into the tree. */
interface CommentBuilder {
  nodeBuilder: { addHiddenNodes(comments: readonly unknown[]): void };
}

/**
 * Langium's parser. Before each token it looks for the place of the comments that stand there by going through the items
 * of the body, also where no comment stands: in a long body that is quadratic, so it is left out.
 */
export function createParser(services: LangiumCoreServices): LangiumParser {
  const parser = createLangiumParser(services);
  const { nodeBuilder } = parser as unknown as CommentBuilder;
  const add = nodeBuilder.addHiddenNodes.bind(nodeBuilder);
  nodeBuilder.addHiddenNodes = (comments) => {
    if (comments.length > 0) add(comments);
  };
  return parser;
}
