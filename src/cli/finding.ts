import type { Settings } from '../settings/index.js';

/** What a check has found. `what` is a short sentence; a failure says how to mend it. */
export type Finding =
  | { readonly ok: true; readonly what: string }
  | { readonly ok: false; readonly what: string; readonly fix: string };

/** One thing that the doctor looks at. */
export interface DoctorCheck {
  readonly name: string;
  /** May reject: the message is then the finding. */
  run(settings: Settings): Promise<Finding>;
}
