/** Files that scripts/bundle.mjs puts in as text. */
declare module '*.specimen' {
  const text: string;
  export default text;
}

declare module '*.md' {
  const text: string;
  export default text;
}

declare module '*.py' {
  const text: string;
  export default text;
}
