import { readFileSync } from 'node:fs';
import type { ExtensionContext } from 'vscode';

/** The version of this extension, and the plans that it makes. */
export interface Extension {
  readonly id: string;
  readonly version: string;
  readonly planSchema: string;
}

/** Reads both from what is shipped: the manifest, and the schema of plans. */
export function extensionOf(context: ExtensionContext): Extension {
  const { extension } = context;
  const text = readFileSync(context.asAbsolutePath('docs/schema/plan.schema.json'), 'utf8');
  const schema = JSON.parse(text) as { properties: { schema: { const: string } } };
  const { version } = extension.packageJSON as { version: string };
  return { id: extension.id, version, planSchema: schema.properties.schema.const };
}
