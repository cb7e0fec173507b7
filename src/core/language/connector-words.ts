/** The words of a language that join a question to the turn before it, or two questions to each other. */
export interface Connectors {
  /** Words at the start of a question that only join it to the one before. */
  readonly openings: readonly string[];
  /** Words between two questions. */
  readonly joints: readonly string[];
  /** Endings of a word after which another question may follow. */
  readonly endings: readonly string[];
}
