/** What is told about plans, beside the catalogue's diagnostics of specs. */
export const planRules = {
  'plan/invalid': {
    severity: 'error',
    title: 'Not a plan',
    explanation: 'A plan is a JSON document of the form that docs/schema/plan.schema.json describes.',
    example: '{}',
    mended: 'specimen plan scene.specimen -o plan.json',
  },
  'plan/sampling': {
    severity: 'error',
    title: 'A plan that cannot be sampled',
    explanation:
      'The plan has the right form, but what it says cannot be done: it is too large, or goes in a circle.',
    example: '',
    mended: '',
  },
  'asset/changed': {
    severity: 'error',
    title: 'A file that is not as the plan knows it',
    explanation:
      'A plan lists its files with their hashes. A file that is gone or has other bytes would give other data.',
    example: '',
    mended: 'specimen plan scene.specimen -o plan.json',
  },
} as const;
