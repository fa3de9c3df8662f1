/** What the preview takes at most: it is to be looked at while a spec is written. The runner takes more. */
export const previewLimits = {
  /** Bytes of one file, and of all files of a plan. */
  fileBytes: 100_000_000,
  allFileBytes: 400_000_000,
  /** Objects of a sample that is drawn. */
  objects: 20_000,
} as const;

/** `210 MB`. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}
