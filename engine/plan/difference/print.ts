import { canonicalJson } from '../canonical.js';
import { fileHash } from '../hash.js';
import { stripNode } from '../meaning.js';
import {
  type Aggregate,
  type Branch,
  type Copula,
  type Distribution,
  type ElementOutput,
  type ElementReference,
  type Expression,
  own,
  type Product,
  type Scalar,
  type Spatial,
  subject,
  type Term,
} from '../plan.js';

/** Files of a distribution beyond this number are only counted, unless exactness is asked for. */
const mostFiles = 3;

/**
 * Prints parts of a plan in the spelling of specs, in SI values: `normal(1, 0.05)`, `count(things where main.inView)`.
 *
 * An exact printer says all that there is, also how far outwards a variable is (`dusk^1`), so that two texts are
 * equal exactly where the meanings are; the bodies of blocks are left out by both.
 */
export class Printer {
  /** `nameOf`: the name in addresses of a template, by its key. */
  constructor(
    readonly exact: boolean,
    private readonly nameOf: (use: string) => string = (use) => use,
  ) {}

  term(term: Term): string {
    if ('value' in term) return this.expression(term.value);
    if ('draw' in term) return this.distribution(term.draw);
    const rest = term.else === undefined ? '' : ` else ${this.term(term.else)}`;
    return `if (${this.expression(term.if)}) ${this.term(term.then)}${rest}`;
  }

  distribution(distribution: Distribution): string {
    if ('dist' in distribution) return this.scalar(distribution);
    if ('product' in distribution) return this.product(distribution);
    if ('copula' in distribution) return this.copula(distribution);
    if ('choice' in distribution) return this.choice(distribution.choice);
    if ('files' in distribution) return this.files(distribution.files);
    return this.spatial(distribution);
  }

  /** An expression; in parentheses if it binds less than `binding`. */
  expression(value: Expression, binding = 0): string {
    if (typeof value === 'string') return JSON.stringify(value);
    if (typeof value !== 'object') return String(value);
    if ('tuple' in value) return `(${this.list(value.tuple)})`;
    if ('op' in value) return this.operation(value.op, value.args, binding);
    if ('test' in value) {
      const [test, yes, no] = [value.test, value.then, value.else].map((part) => this.expression(part));
      return parenthesised(`if (${test}) ${yes} else ${no}`, binding > 0);
    }
    if ('variable' in value) return this.exact ? `${value.variable}^${value.up}` : value.variable;
    if ('element' in value) {
      return this.element(value);
    }
    if ('index' in value) return 'index';
    if ('output' in value) return this.output(value);
    if ('aggregate' in value) return this.aggregate(value);
    if ('measure' in value) return value.measure;
    if ('file' in value) return JSON.stringify(value.file);
    if ('class' in value) return value.class;
    if ('low' in value) {
      return parenthesised(
        `${this.expression(value.low, 1)} .. ${this.expression(value.high, 1)}`,
        binding > 0,
      );
    }
    if ('record' in value) return `${value.record} {…}`;
    if ('block' in value) return `${value.block} {…}`;
    const given = value.args === undefined ? '' : `(${this.list(value.args)})`;
    return `${this.nameOf(value.use)}${given}`;
  }

  properties(properties: Readonly<Record<string, Expression>>): string {
    const names = Object.keys(properties).sort();
    if (names.length === 0) return '';
    return ` { ${names.map((name) => `${name} = ${this.expression(properties[name] ?? '')}`).join(', ')} }`;
  }

  private list(values: readonly Expression[]): string {
    return values.map((value) => this.expression(value)).join(', ');
  }

  private operation(op: string, args: readonly Expression[], binding: number): string {
    const infix = infixes.get(op);
    const [first, second] = args;
    if (infix !== undefined && args.length === 2 && first !== undefined && second !== undefined) {
      const [sign, strength] = infix;
      const inner = `${this.expression(first, strength)} ${sign} ${this.expression(second, strength + 1)}`;
      return parenthesised(inner, strength < binding);
    }
    const prefix = prefixes.get(op);
    if (prefix !== undefined && args.length === 1 && first !== undefined) {
      const [sign, strength] = prefix;
      return parenthesised(`${sign}${this.expression(first, strength)}`, strength < binding);
    }
    return `${op}(${this.list(args)})`;
  }

  private element({ element, index, nearest }: ElementReference): string {
    if (element === subject) return 'it';
    if (element === own) return 'own';
    if (nearest !== undefined) return `nearest(${element}, ${this.expression(nearest)})`;
    return `${element}${index === undefined ? '' : `[${this.expression(index)}]`}`;
  }

  private output({ of, output, by, node }: ElementOutput): string {
    const fact = `${this.expression(of)}${nodeText(node)}.${output}`;
    if (by === undefined || (by.element === subject && !this.exact)) return fact;
    return `${fact}(${this.expression(by)})`;
  }

  private aggregate({ aggregate, over, where, value }: Aggregate): string {
    const what = value === undefined ? over : `${this.expression(value)} of ${over}`;
    return `${aggregate}(${what}${where === undefined ? '' : ` where ${this.expression(where)}`})`;
  }

  private product({ product, apply = '' }: Product): string {
    const components = product.map((one) =>
      'fixed' in one ? this.expression(one.fixed) : this.distribution(one),
    );
    return `${apply}(${components.join(', ')})`;
  }

  /** The values of a table are counted; where exactness is asked for, their hash stands for them. */
  private scalar({ dist, args, source }: Scalar): string {
    if (source === undefined) return `${dist}(${this.list(args)})`;
    const counted = args.map((each) =>
      typeof each === 'object' && 'tuple' in each ? `${each.tuple.length} values` : this.expression(each),
    );
    const hash = this.exact ? `, ${fileHash(canonicalJson(stripNode(args))).slice(0, 16)}` : '';
    return `${dist}(${JSON.stringify(source.file)}, ${JSON.stringify(source.column)}, ${counted.join(', ')}${hash})`;
  }

  private copula({ copula, correlation }: Copula): string {
    const parts = copula.map((each) => this.distribution(each)).join('; ');
    return `copula { ${parts}; correlation = [${this.list(correlation)}] }`;
  }

  /** The order of branches changes no draw. */
  private choice(branches: readonly Branch[]): string {
    const sorted = this.exact ? [...branches].sort((a, b) => (a.label < b.label ? -1 : 1)) : branches;
    return `choice { ${sorted.map((branch) => this.branch(branch)).join(', ')} }`;
  }

  /** A branch that is a template or a shape is known by its name; its body stands under its own address. */
  private branch({ label, weight, term }: Branch): string {
    if ('value' in term && typeof term.value === 'object') {
      if ('use' in term.value && this.nameOf(term.value.use) === label)
        return `${this.expression(term.value)}: ${weight}`;
      if ('block' in term.value && term.value.block === label) return `${label}: ${weight}`;
    }
    return `${label} ${'value' in term ? '=' : '~'} ${this.term(term)}: ${weight}`;
  }

  private files(files: readonly string[]): string {
    const shown = this.exact ? [...files].sort() : files.slice(0, mostFiles);
    const rest = files.length > shown.length ? `, … ${files.length} in all` : '';
    return `files(${shown.map((file) => JSON.stringify(file)).join(', ')}${rest})`;
  }

  private spatial({ spatial, target, surface, volume, node, region, properties }: Spatial): string {
    const part = `${nodeText(node)}${surface ? '.surface' : ''}${volume ? '.volume' : ''}`;
    const around = target === undefined ? '' : `(${this.expression(target)}${part})`;
    const about = region === undefined ? around : `(${region}${around})`;
    return `${spatial}${about}${this.properties(properties)}`;
  }
}

function nodeText(node: string | undefined): string {
  return node === undefined ? '' : `.node(${JSON.stringify(node)})`;
}

/** Sign and strength of binding. */
const infixes: ReadonlyMap<string, readonly [sign: string, strength: number]> = new Map([
  ['or', ['or', 1]],
  ['and', ['and', 2]],
  ['lt', ['<', 4]],
  ['le', ['<=', 4]],
  ['gt', ['>', 4]],
  ['ge', ['>=', 4]],
  ['eq', ['==', 4]],
  ['ne', ['!=', 4]],
  ['in', ['in', 4]],
  ['add', ['+', 5]],
  ['sub', ['-', 5]],
  ['mul', ['*', 6]],
  ['div', ['/', 6]],
  ['mod', ['%', 6]],
]);

const prefixes: ReadonlyMap<string, readonly [sign: string, strength: number]> = new Map([
  ['not', ['not ', 3]],
  ['neg', ['-', 7]],
]);

function parenthesised(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}
