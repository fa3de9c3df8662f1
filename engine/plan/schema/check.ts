import type { PlanProblem } from '../problem.js';
import { escapePointer } from '../walk.js';
import type { JsonSchema } from './json-schema.js';

/** Problems beyond this number are not told. */
const mostProblems = 100;

/**
 * Checks a plain value against a schema, without generating code (pages with a content security policy forbid that).
 *
 * Of the alternatives of an `anyOf`, only those are entered that the value's own keys allow, so the time is linear in
 * the size of the value as long as no two alternatives have the same keys.
 */
export function checkSchema(value: unknown, schema: JsonSchema): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  new Checker(schema, problems).check(value, schema, undefined);
  return problems;
}

/** A place in the document; its pointer is only written when there is a problem. */
interface Place {
  readonly outer: Place | undefined;
  readonly key: string | number;
}

class Checker {
  private readonly patterns = new Map<string, RegExp>();

  constructor(
    private readonly root: JsonSchema,
    private readonly problems: PlanProblem[],
  ) {}

  check(value: unknown, written: JsonSchema, place: Place | undefined): void {
    if (this.problems.length >= mostProblems) return;
    const schema = this.resolve(written);
    if (schema.anyOf !== undefined) this.checkAlternatives(value, schema, place);
    else if (!isOfType(value, schema))
      this.report(place, `expected ${expected(schema)}, found ${shown(value)}`);
    else if (typeof value === 'string') this.checkText(value, schema, place);
    else if (typeof value === 'number') this.checkNumber(value, schema, place);
    else if (Array.isArray(value)) this.checkList(value, schema, place);
    else if (typeof value === 'object') this.checkObject(value as object, schema, place);
  }

  private checkAlternatives(value: unknown, schema: JsonSchema, place: Place | undefined): void {
    const branches = this.alternatives(schema);
    const allowed = branches.filter((branch) => isOfType(value, branch) && keysFit(value, branch));
    const close = branches.find((branch) => isOfType(value, branch) && hasFirstKey(value, branch));
    const chosen = allowed.length === 1 ? allowed[0] : close;
    if (allowed.length > 1) {
      const tries = allowed.map((branch) => this.attempt(value, branch, place));
      if (!tries.some((problems) => problems.length === 0)) this.problems.push(...(tries[0] ?? []));
    } else if (chosen !== undefined) {
      this.check(value, chosen, place);
    } else {
      this.report(place, `expected ${branches.map(expected).join(', or ')}; found ${shown(value)}`);
    }
  }

  private attempt(value: unknown, branch: JsonSchema, place: Place | undefined): PlanProblem[] {
    const problems: PlanProblem[] = [];
    new Checker(this.root, problems).check(value, branch, place);
    return problems;
  }

  private checkText(value: string, schema: JsonSchema, place: Place | undefined): void {
    if (schema.minLength !== undefined && value.length < schema.minLength) {
      this.report(place, 'expected a text that is not empty');
    } else if (schema.pattern !== undefined && !this.pattern(schema.pattern).test(value)) {
      this.report(place, `${shown(value)} does not have the form ${schema.pattern}`);
    }
  }

  private checkNumber(value: number, schema: JsonSchema, place: Place | undefined): void {
    const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
    if (value < minimum || value > maximum) {
      this.report(place, `expected a number from ${minimum} to ${maximum}, found ${value}`);
    }
  }

  private checkList(value: readonly unknown[], schema: JsonSchema, place: Place | undefined): void {
    if (schema.minItems !== undefined && value.length < schema.minItems) {
      this.report(place, `expected ${schema.minItems} or more items, found ${value.length}`);
    }
    if (schema.items === undefined) return;
    for (const [index, item] of value.entries()) this.check(item, schema.items, { outer: place, key: index });
  }

  private checkObject(value: object, schema: JsonSchema, place: Place | undefined): void {
    for (const key of schema.required ?? []) {
      if (!Object.hasOwn(value, key)) this.report(place, `the property "${key}" is missing`);
    }
    const properties = schema.properties ?? {};
    for (const [key, item] of Object.entries(value)) {
      const inside: Place = { outer: place, key };
      if (schema.propertyNames !== undefined) this.check(key, schema.propertyNames, inside);
      const own = Object.hasOwn(properties, key) ? properties[key] : schema.additionalProperties;
      if (own === false) this.report(inside, `there is no such property${namesOf(properties)}`);
      else if (own !== undefined) this.check(item, own, inside);
    }
  }

  /** The alternatives, with the alternatives of alternatives in their place. */
  private alternatives(schema: JsonSchema): readonly JsonSchema[] {
    return (schema.anyOf ?? []).flatMap((branch) => {
      const resolved = this.resolve(branch);
      return resolved.anyOf === undefined ? [resolved] : this.alternatives(resolved);
    });
  }

  private resolve(schema: JsonSchema): JsonSchema {
    if (schema.$ref === undefined) return schema;
    const definition = this.root.$defs?.[schema.$ref.slice('#/$defs/'.length)];
    if (definition === undefined) throw new Error(`the schema has no ${schema.$ref}`);
    return definition;
  }

  private pattern(source: string): RegExp {
    const known = this.patterns.get(source) ?? new RegExp(source, 'u');
    this.patterns.set(source, known);
    return known;
  }

  private report(place: Place | undefined, message: string): void {
    if (this.problems.length < mostProblems) this.problems.push({ path: pointer(place), message });
  }
}

function isOfType(value: unknown, schema: JsonSchema): boolean {
  if (schema.const !== undefined) return value === schema.const;
  if (schema.enum !== undefined) return typeof value === 'string' && schema.enum.includes(value);
  switch (schema.type) {
    case undefined:
      return true;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return typeof value === schema.type;
  }
}

/** Whether an object has all keys that it must and none that it must not have; anything else fits. */
function keysFit(value: unknown, schema: JsonSchema): boolean {
  if (typeof value !== 'object' || value === null || schema.type !== 'object') return true;
  if (!(schema.required ?? []).every((key) => Object.hasOwn(value, key))) return false;
  const { properties = {} } = schema;
  return (
    schema.additionalProperties !== false || Object.keys(value).every((key) => Object.hasOwn(properties, key))
  );
}

function hasFirstKey(value: unknown, schema: JsonSchema): boolean {
  const first = schema.required?.[0];
  return first !== undefined && typeof value === 'object' && value !== null && Object.hasOwn(value, first);
}

function expected(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return `one of ${schema.enum.join(', ')}`;
  if (schema.type === 'object') {
    const keys = schema.required?.length ? ` with ${schema.required.join(', ')}` : '';
    return `${schema.title === undefined ? 'an object' : `a node "${schema.title}"`}${keys}`;
  }
  return {
    array: 'a list',
    string: 'a text',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
  }[schema.type ?? 'string'];
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    return `an object with ${keys.length === 0 ? 'no properties' : keys.slice(0, 8).join(', ')}`;
  }
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function namesOf(properties: Readonly<Record<string, JsonSchema>>): string {
  const names = Object.keys(properties);
  return names.length === 0 ? '' : `; there are ${names.join(', ')}`;
}

function pointer(place: Place | undefined): string {
  const parts: string[] = [];
  for (let at = place; at !== undefined; at = at.outer) parts.push(`/${escapePointer(String(at.key))}`);
  return parts.reverse().join('');
}
