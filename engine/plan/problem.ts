/** What is wrong with a document, and where: a JSON Pointer (RFC 6901), empty for the whole. */
export interface PlanProblem {
  readonly path: string;
  readonly message: string;
}
