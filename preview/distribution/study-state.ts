/** What the panel of distributions shows. */
export const tabs = ['variable', 'dataset'] as const;

export interface StudyState {
  readonly tab: (typeof tabs)[number];
  /** The variable that was looked at last, by its pattern. */
  readonly pattern: string | null;
}

/** The state that was kept, as far as it is one; null for a panel that is closed. */
export function studyFrom(kept: unknown): StudyState | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { tab, pattern } = kept as Record<string, unknown>;
  return {
    tab: tabs.find((each) => each === tab) ?? 'variable',
    pattern: typeof pattern === 'string' ? pattern : null,
  };
}
