import type { Severity } from '../language/diagnostics/diagnostic.js';

/** Where results, diagnostics and progress go: the two streams, and what may be written on the second. */
export interface Terminal {
  /** Whether standard error is a terminal. */
  readonly isTerminal: boolean;
  /** Whether escape sequences may be written to standard error. */
  readonly styled: boolean;
  /** Columns of standard error. */
  readonly columns: number;
  /** Whether progress may be shown: standard error is a terminal, and no result scrolls through it. */
  readonly showsProgress: boolean;
  /** Writes a diagnostic or a remark. */
  tell(text: string): void;
}

const widest = 140;

/** The terminal of a process. */
export function terminalOf(host: Pick<NodeJS.Process, 'stdout' | 'stderr' | 'env'>): Terminal {
  const { stdout, stderr, env } = host;
  const isTerminal = stderr.isTTY === true;
  return {
    isTerminal,
    styled: isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    columns: Math.min(widest, (isTerminal && stderr.columns) || 100),
    showsProgress: isTerminal && stdout.isTTY !== true,
    tell: (text) => void stderr.write(text),
  };
}

export type Style = 'bold' | 'dim' | Severity;

/** SGR parameters of ECMA-48. */
const codes: Readonly<Record<Style, string>> = {
  bold: '1',
  dim: '2',
  error: '1;31',
  warning: '1;33',
  hint: '1;36',
};

export type Paint = (style: Style, text: string) => string;

/** Colours text, or leaves it as it is. */
export function painter(styled: boolean): Paint {
  return (style, text) => (styled && text !== '' ? `\u001b[${codes[style]}m${text}\u001b[0m` : text);
}
