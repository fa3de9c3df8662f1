/** What is told about plans and while a data set is made, beside the catalogue's diagnostics of specs. */
export const runRules = {
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
      'A plan lists its files with their hashes. A file that is gone or has other bytes would give other data. Bring the file back, or compile the plan anew.',
    example: '',
    mended: 'specimen plan scene.specimen -o plan.json',
  },
  'asset/unreadable': {
    severity: 'error',
    title: 'A file that cannot be drawn',
    explanation:
      'A model, image or panorama has the right beginning and end, which is all that `check` looks at, but what is between cannot be decoded; or the file is gone or has changed since the plan was compiled. Open it in the program that made it and write it anew, or use another file.',
    example: '',
    mended: '',
  },
  'run/impossible': {
    severity: 'error',
    title: 'Something that cannot be drawn or written',
    explanation:
      'What the spec asks for is beyond what the renderer, the labels or an export can do: an image larger than the graphics device draws, or more objects than a file can number. The message says which.',
    example: '',
    mended: '',
  },
} as const;
