/** So that a hostile file does not print a book. */
const mostWarnings = 50;

/** What of a model is drawn otherwise than the file says, each sentence once. */
export class Warnings {
  readonly #sentences = new Set<string>();

  constructor(private readonly uri: string) {}

  /** @param sentence without the file's name and without a full stop */
  add(sentence: string): void {
    if (this.#sentences.size <= mostWarnings) this.#sentences.add(sentence);
  }

  get list(): readonly string[] {
    const sentences = [...this.#sentences].slice(0, mostWarnings);
    if (this.#sentences.size > mostWarnings) sentences.push('There is more of the kind that is not listed');
    return sentences.map((sentence) => `${this.uri}: ${sentence}.`);
  }
}
