import type { Environment, Settings } from '../settings/index.js';

/**
 * What a check has found. `what` is a short sentence; a failure says how to mend it. What is well and says how it would be better is a
 * warning.
 */
export type Finding =
  | { readonly ok: true; readonly what: string; readonly fix?: string }
  | { readonly ok: false; readonly what: string; readonly fix: string };

/** Where settings come from. */
export interface Given {
  /** The variables of the process. */
  readonly environment: Environment;
  /** These over those of the `.env` file. */
  readonly env: Environment;
  /** The folder that the program starts in. */
  readonly folder: string;
}

/** One thing that the doctor looks at. */
export interface DoctorCheck {
  readonly name: string;
  /** The settings that it goes by: while one of them is wrong, it is not looked at. */
  readonly needs?: RegExp;
  /** May reject: the message is then the finding. */
  run(settings: Settings, given: Given): Promise<Finding>;
}
