import type { Located } from '../plan.js';

/** The words of JSON Schema (2020-12) that the plan's schema uses, and that `check.ts` understands. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly const?: string | number | boolean;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** A property that may be left out. */
export interface Optional {
  readonly optional: JsonSchema;
}

/** A schema for each property of `T`, so that a change of `plan.ts` without one of the schema does not compile. */
export type PropertiesOf<T> = {
  readonly [K in Exclude<keyof T, keyof Located>]: undefined extends T[K] ? Optional : JsonSchema;
};

/** An object with these properties and no others. The first that is required tells it from its alternatives. */
export function object<T>(
  title: string,
  description: string,
  properties: PropertiesOf<T>,
  more: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema {
  const entries = Object.entries<Optional | JsonSchema>(properties);
  return {
    title,
    description,
    type: 'object',
    properties: {
      ...Object.fromEntries(
        entries.map(([name, schema]) => [name, 'optional' in schema ? schema.optional : schema]),
      ),
      ...more,
    },
    required: entries.filter(([, schema]) => !('optional' in schema)).map(([name]) => name),
    additionalProperties: false,
  };
}

/** An object that came from somewhere in a source. */
export function node<T extends Located>(
  title: string,
  description: string,
  properties: PropertiesOf<T>,
): JsonSchema {
  return object<T>(title, description, properties, {
    at: ref('SourceRange', 'Where it came from. Not part of the meaning.'),
    doc: text("The author's documentation comment. Not part of the meaning."),
  });
}

export function optional(schema: JsonSchema): Optional {
  return { optional: schema };
}

export function ref(definition: string, description: string): JsonSchema {
  return { $ref: `#/$defs/${definition}`, description };
}

export function text(description: string): JsonSchema {
  return { description, type: 'string' };
}

export function list(items: JsonSchema, description: string, minItems = 0): JsonSchema {
  return { description, type: 'array', items, ...(minItems > 0 ? { minItems } : {}) };
}

export function wholeNumber(description: string, minimum: number): JsonSchema {
  return { description, type: 'integer', minimum, maximum: Number.MAX_SAFE_INTEGER };
}

export function record(values: JsonSchema, description: string): JsonSchema {
  return {
    description,
    type: 'object',
    propertyNames: { description: 'Names as in addresses.', pattern: namePattern },
    additionalProperties: values,
  };
}

/** A part of an address has none of the signs that part addresses. */
export const namePattern = '^[^.\\[\\]#]+$';

/** The name of an element, which may stand in groups: `shelf.box`. */
export function dottedName(description: string): JsonSchema {
  return { description, type: 'string', pattern: '^[^.\\[\\]#]+(\\.[^.\\[\\]#]+)*$' };
}

export function name(description: string): JsonSchema {
  return { description, type: 'string', pattern: namePattern };
}
