export const longestProjectName = 64;
/** Names that Windows keeps for devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** The files in which the project's name stands. */
const texts = /\.(?:specimen|md)$/;

/** Of the Encoding Standard: in Node, browsers and workers alike, but in none of the libraries that this room may see. */
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** A file of a project: its path from the project's folder, with `/`, and its bytes. */
export type ProjectFile = readonly [path: string, bytes: Uint8Array];

/** Whether a project may have this name: letters, digits, `-` and `_`, with a letter first, at most 64 of them. */
export function isProjectName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(name) && name.length <= longestProjectName && !reserved.test(name);
}

/** The files of a new project: those of the starter, with the project's name in place of theirs. */
export function projectFiles(starter: readonly ProjectFile[], name: string): ProjectFile[] {
  const title = name
    .split(/[-_]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
  const named = (text: string) => text.replaceAll('Starter', title).replaceAll('starter', name);
  return starter.map(([path, bytes]) => [
    named(path),
    texts.test(path) ? new TextEncoder().encode(named(new TextDecoder().decode(bytes))) : bytes,
  ]);
}
