const openings: ReadonlySet<string> = new Set(['(', '[']);
const closings: ReadonlySet<string> = new Set([')', ']', ',', ';', ':', '.']);

/** After one of these stands an operand, so that a minus is a sign and a bracket begins a tuple or list. */
const beforeOperand: ReadonlySet<string> = new Set(
  '( [ { , ; : = ~ .. + - * / < > <= >= == != and or not in where if then else require import from'.split(
    ' ',
  ),
);

/** The words of a line that decide on the space before the next: texts of tokens, without comments. */
export interface Before {
  readonly last: string | undefined;
  readonly lastButOne: string | undefined;
  /** Whether the last is a minus that is a sign. */
  readonly isSign: boolean;
}

export const lineStart: Before = { last: undefined, lastButOne: undefined, isSign: false };

/** What comes before the word after `text`. */
export function after(before: Before, text: string): Before {
  return { last: text, lastButOne: before.last, isSign: text === '-' && operandDue(before) };
}

/** Whether an operand is due next; a keyword after a dot is a name. */
function operandDue({ last, lastButOne }: Before): boolean {
  return last === undefined || (beforeOperand.has(last) && lastButOne !== '.');
}

/** Whether a space stands before `text`. */
export function spaceBefore(before: Before, text: string): boolean {
  const { last, isSign } = before;
  if (last === undefined || isSign || openings.has(last) || last === '.' || closings.has(text)) return false;
  if (openings.has(text)) return operandDue(before);
  return true;
}
