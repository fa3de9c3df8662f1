import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  inject,
  type LangiumCoreServices,
  type Module,
  type PartialLangiumCoreServices,
} from 'langium';
import { SpecimenGeneratedModule, SpecimenGeneratedSharedModule } from '../generated/module.js';
import { ParserMessages } from './messages.js';
import { NewlineLexer } from './newline-lexer.js';

/** What this language gives Langium beyond its grammar. The language server adds its own features to it. */
export const SpecimenModule: Module<LangiumCoreServices, PartialLangiumCoreServices> = {
  parser: {
    Lexer: (services) => new NewlineLexer(services),
    ParserErrorMessageProvider: () => new ParserMessages(),
  },
};

/** Services for parsing alone: no workspace, no files. */
export function createParsingServices(): LangiumCoreServices {
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), SpecimenGeneratedSharedModule);
  const services = inject(createDefaultCoreModule({ shared }), SpecimenGeneratedModule, SpecimenModule);
  shared.ServiceRegistry.register(services);
  return services;
}
