/** The language: from the text of a spec to its diagnostics and its plan. */
export { type Checked, type CheckOptions, check } from './check.js';
export { type Compiled, type CompileOptions, compile, planOf } from './compile.js';
export { type DiagnosticCode, type DiagnosticEntry, diagnosticCatalogue } from './diagnostics/catalogue.js';
export type { Diagnostic, Fix, Place, Severity } from './diagnostics/diagnostic.js';
export {
  type FileFacts,
  maximumSpecBytes,
  maximumTableBytes,
  type ReadResult,
  type SpecFiles,
  specText,
  tableText,
} from './files.js';
export { format } from './format/format.js';
export { type Parsed, parse, type SyntaxFault } from './parser/parse.js';
export { SpecimenModule } from './parser/services.js';
export { twinsOf } from './twins.js';
export { endings, type FileContent } from './types/type.js';
export type { Catalogue, Kind, Property, Signature } from './words/catalogue.js';
export { catalogueText, loadCatalogue } from './words/load.js';
export { writtenConditions } from './written-conditions.js';
export { writtenUnits } from './written-units.js';
