declare const SPECIMEN_VERSION: string | undefined;

/** The version of this tool: put in by scripts/bundle.mjs. */
export const version = typeof SPECIMEN_VERSION === 'string' ? SPECIMEN_VERSION : '0.0.0';
