/** Where a command prints: the report goes to `out`, all else to `complain`, so that a report can be piped. */
export interface Output {
  out(text: string): void;
  complain(text: string): void;
  /** Sets the code that the process ends with: 0 well, 1 a finding, 2 the command could not do its work. */
  exit(code: number): void;
}
