import { SymbolKind } from 'vscode-languageserver';

const kinds: Readonly<Record<string, SymbolKind>> = {
  dataset: SymbolKind.Package,
  scene: SymbolKind.Namespace,
  class: SymbolKind.Class,
  asset: SymbolKind.Struct,
  material: SymbolKind.Struct,
  dist: SymbolKind.Function,
  design: SymbolKind.Array,
  quota: SymbolKind.Array,
  labels: SymbolKind.Package,
  export: SymbolKind.Package,
  attribute: SymbolKind.Property,
  keypoint: SymbolKind.Key,
  object: SymbolKind.Object,
  light: SymbolKind.Object,
  camera: SymbolKind.Object,
  environment: SymbolKind.Object,
  group: SymbolKind.Object,
  let: SymbolKind.Variable,
  param: SymbolKind.Constant,
  require: SymbolKind.Boolean,
};

/** How an editor shows what is declared with a word. */
export function symbolKind(role: string): SymbolKind {
  return kinds[role] ?? SymbolKind.Field;
}
