import { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';

/** The texts that are open in the editor. URIs are compared by what they mean, not by how they are escaped. */
export class OpenDocuments {
  readonly manager = new TextDocuments(TextDocument);

  get(uri: string): TextDocument | undefined {
    const known = this.manager.get(uri);
    if (known) return known;
    const key = keyOf(uri);
    return this.all().find((document) => keyOf(document.uri) === key);
  }

  all(): TextDocument[] {
    return this.manager.all();
  }
}

/** One spelling for the URIs that mean the same. */
export function keyOf(uri: string): string {
  return URI.parse(uri).toString();
}
