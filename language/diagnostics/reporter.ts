import { type DiagnosticCode, diagnosticCatalogue, type Words } from './catalogue.js';
import type { Diagnostic, Fix, Place } from './diagnostic.js';

/** The most characters of a word in a message. */
const longestWord = 400;

/** Collects what is told about a project, each thing once. */
export class Reporter {
  private readonly told = new Map<string, Diagnostic>();
  private readonly unread: Place[] = [];

  report(
    code: DiagnosticCode,
    place: Place,
    words: Words,
    more: { fixes?: readonly Fix[]; related?: Diagnostic['related'] } = {},
  ): void {
    const { severity, message } = diagnosticCatalogue[code];
    // A scene is checked again for each scene derived from it: the same thing at the same place is told once.
    const key = `${code} ${place.uri} ${place.start} ${place.end}`;
    if (this.told.has(key) || this.isUnread(code, place)) return;
    this.told.set(key, {
      code,
      severity,
      message: message(shortened(words)),
      uri: place.uri,
      start: place.start,
      end: place.end,
      related: more.related ?? [],
      fixes: more.fixes ?? [],
    });
  }

  /** What stands there could not be read as it was meant: only its syntax is told, not what the parser made of it. */
  silence(place: Place): void {
    this.unread.push(place);
  }

  private isUnread(code: DiagnosticCode, { uri, start }: Place): boolean {
    if (this.unread.length === 0 || code.startsWith('syntax/')) return false;
    return this.unread.some((each) => each.uri === uri && each.start <= start && start <= each.end);
  }

  get hasErrors(): boolean {
    return [...this.told.values()].some((each) => each.severity === 'error');
  }

  /** All that was told, by file and place. */
  get diagnostics(): Diagnostic[] {
    return [...this.told.values()].sort(
      (a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0) || a.start - b.start || a.end - b.end,
    );
  }
}

/** Words for a message; nobody reads more of a name or path than its start. */
function shortened(words: Words): Words {
  const entries = Object.entries(words).map(([name, text]) => [
    name,
    text.length > longestWord ? `${text.slice(0, longestWord)}…` : text,
  ]);
  return Object.fromEntries(entries) as Words;
}
