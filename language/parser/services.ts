import {
  type CstNode,
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  DefaultValueConverter,
  EmptyFileSystem,
  type GrammarAST,
  inject,
  type LangiumCoreServices,
  type Module,
  type PartialLangiumCoreServices,
  type ValueType,
} from 'langium';
import { SpecimenGeneratedModule, SpecimenGeneratedSharedModule } from '../generated/module.js';
import { ParserMessages } from './messages.js';
import { NewlineLexer } from './newline-lexer.js';
import { createParser } from './parser.js';

/** Two ways to write one name (a letter with its accent, or a letter and an accent) are one name. */
class NormalizedNames extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cstNode: CstNode): ValueType {
    const value = super.runConverter(rule, input, cstNode);
    return typeof value === 'string' && rule.name !== 'STRING' ? value.normalize('NFC') : value;
  }
}

/** What this language gives Langium beyond its grammar. The language server adds its own features to it. */
export const SpecimenModule: Module<LangiumCoreServices, PartialLangiumCoreServices> = {
  parser: {
    LangiumParser: (services) => createParser(services),
    Lexer: (services) => new NewlineLexer(services),
    ParserErrorMessageProvider: () => new ParserMessages(),
    ValueConverter: () => new NormalizedNames(),
  },
};

/** Services for parsing alone: no workspace, no files. */
export function createParsingServices(): LangiumCoreServices {
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), SpecimenGeneratedSharedModule);
  const services = inject(createDefaultCoreModule({ shared }), SpecimenGeneratedModule, SpecimenModule);
  shared.ServiceRegistry.register(services);
  return services;
}
