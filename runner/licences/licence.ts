/** A licence of some files of a data set's plan. */
export interface Licence {
  /** Paths of `Plan.files`, in their order. */
  readonly files: readonly string[];
  /** An SPDX identifier or a name; null where none is stated. */
  readonly license: string | null;
  readonly author?: string;
  readonly title?: string;
  /** An address on the web. */
  readonly source?: string;
}

/** An entry of a `licenses.json`. */
export interface LicenceEntry {
  /** Paths or patterns, relative to the folder of the `licenses.json`: `*` and `?` within a name, `**` for any folders. */
  readonly files: readonly string[];
  readonly license: string;
  readonly author: string;
  readonly title?: string;
  readonly source?: string;
}

/** A `licenses.json` by its folder, relative to the root, with `/` at its end unless empty. */
export interface LicenceList {
  readonly folder: string;
  readonly entries: readonly LicenceEntry[];
}
