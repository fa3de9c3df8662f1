import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TestFolder } from '../../support/folder.js';
import { root } from '../../support/root.js';
import { TestClient } from './client.js';

const bundle = join(root, 'dist', 'server', 'server.cjs');

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The texts without their marks, and where those stood: `$0` is the place that is asked about, `«…»` ranges. */
export interface Marked {
  readonly text: string;
  readonly cursor: Position | undefined;
  readonly ranges: readonly Range[];
}

/** Takes the marks out of a text. */
export function marked(source: string): Marked {
  let text = '';
  let cursor: Position | undefined;
  const starts: Position[] = [];
  const ranges: Range[] = [];
  const here = (): Position => {
    const lines = text.split('\n');
    return { line: lines.length - 1, character: lines.at(-1)!.length };
  };
  for (const part of source.split(/(\$0|«|»)/)) {
    if (part === '$0') cursor = here();
    else if (part === '«') starts.push(here());
    else if (part === '»') ranges.push({ start: starts.pop()!, end: here() });
    else text += part;
  }
  ranges.sort((a, b) => a.start.line - b.start.line || a.start.character - b.start.character);
  return { text, cursor, ranges };
}

/** Specs with marks, open in the shipped server; the first with `$0` is asked about. */
export class Fixture {
  readonly files: ReadonlyMap<string, Marked>;
  private readonly folder: TestFolder;
  private version = 1;

  private constructor(
    sources: Readonly<Record<string, string>>,
    readonly client: TestClient,
    others: Readonly<Record<string, Uint8Array>>,
  ) {
    this.files = new Map(Object.entries(sources).map(([path, source]) => [path, marked(source)]));
    this.folder = new TestFolder(Object.fromEntries([...this.files].map(([path, { text }]) => [path, text])));
    for (const [path, bytes] of Object.entries(others)) this.folder.write(path, bytes);
  }

  /** Starts a server that is told of the abilities of a full editor. */
  static async client(
    snippetSupport = true,
  ): Promise<{ client: TestClient; capabilities: Record<string, unknown> }> {
    const client = new TestClient([bundle, '--stdio']);
    const completionItem = { snippetSupport };
    const { capabilities } = await client.start({ textDocument: { completion: { completionItem } } });
    return { client, capabilities };
  }

  /** Opens the specs that have a cursor, or of which `open` says so; the others are on the disk alone. */
  static open(
    client: TestClient,
    sources: Readonly<Record<string, string>>,
    open: readonly string[] = [],
    others: Readonly<Record<string, Uint8Array>> = {},
  ): Fixture {
    const fixture = new Fixture(sources, client, others);
    for (const [path, { text, cursor }] of fixture.files)
      if (cursor || open.includes(path)) client.open(fixture.uriOf(path), text);
    return fixture;
  }

  uriOf(path: string): string {
    return pathToFileURL(this.folder.at(path)).href;
  }

  /** The place that is asked about. */
  get at(): { textDocument: { uri: string }; position: Position } {
    const [path, { cursor }] = [...this.files].find(([, each]) => each.cursor)!;
    return { textDocument: { uri: this.uriOf(path) }, position: cursor! };
  }

  ask<R>(method: string, more: object = {}): Promise<R> {
    return this.client.request<R>(`textDocument/${method}`, { ...this.at, ...more });
  }

  /** Every marked range, with its file, as locations. */
  locations(): { uri: string; range: Range }[] {
    return [...this.files].flatMap(([path, { ranges }]) =>
      ranges.map((range) => ({ uri: this.uriOf(path), range })),
    );
  }

  change(path: string, text: string): void {
    this.client.change(this.uriOf(path), ++this.version, text);
  }

  close(): void {
    for (const [path] of this.files)
      this.client.notify('textDocument/didClose', { textDocument: { uri: this.uriOf(path) } });
    this.folder.remove();
  }
}

/** What stands in a range of a text. */
export function textIn(text: string, { start, end }: Range): string {
  return text.slice(offsetAt(text, start), offsetAt(text, end));
}

export function offsetAt(text: string, { line, character }: Position): number {
  const lines = text.split('\n');
  return lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
}
