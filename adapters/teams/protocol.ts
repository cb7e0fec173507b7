/** What the Bot Framework protocol calls things, as far as the desk uses it. No SDK in it: both SDKs speak this. */

/** An activity that came in. Anyone may have made it up, so every part is looked at before it is used. */
export type Activity = Readonly<Record<string, unknown>>;

/** An activity that goes out. */
export interface Outgoing {
  readonly type: 'message' | 'typing';
  /** What a notification says. */
  readonly summary?: string;
  /** Words alone, never beside a card: Teams would send the two apart. */
  readonly text?: string;
  readonly textFormat?: 'plain';
  readonly attachments?: readonly Attachment[];
  /** Teams' own thumbs below a message, with a form of Teams' own for why. */
  readonly channelData?: { readonly feedbackLoop: { readonly type: 'default' } };
  /** What may be asked next, shown above where one writes in a personal chat; pressed, it is said. */
  readonly suggestedActions?: {
    readonly to: readonly string[];
    readonly actions: readonly { readonly type: 'imBack'; readonly title: string; readonly value: string }[];
  };
}

export interface Attachment {
  readonly contentType: string;
  readonly content: object;
  /** Of a file: its name, and where it is. */
  readonly name?: string;
  readonly contentUrl?: string;
  /** In a list of search results: what stands for it there. */
  readonly preview?: Attachment;
}

/** Where a conversation is, and who the bot is in it; only ever taken from a validated activity. */
export interface Reference {
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly bot: { readonly id: string; readonly name?: string };
  readonly conversation: {
    readonly id: string;
    readonly conversationType?: string;
    readonly tenantId?: string;
    readonly isGroup?: boolean;
  };
}

/** What an invoke is answered with, and any other activity too: an HTTP status, and a body. */
export interface Answer {
  readonly status: number;
  readonly body?: object;
}

/** What both SDKs hand to a turn. */
export interface TurnContext {
  readonly activity: Activity;
  sendActivity(activity: object): Promise<unknown>;
}

export type OnTurn = (context: TurnContext) => Promise<void>;

/** The part of an SDK that is used: `sdk.ts` has it from botbuilder. */
export interface TeamsSdk {
  /**
   * Validates a request and hands its activity to `onTurn`. Status 401 when it does not prove that it comes from Teams,
   * 503 when that could not be found out. Rejects when `onTurn` does.
   */
  receive(authorization: string, activity: Activity, onTurn: OnTurn): Promise<Answer>;
  /** Posts once; resolves to the post's id, if Teams names it. @throws SendError */
  send(reference: Reference, activity: Outgoing): Promise<string | undefined>;
  /** Edits a post once. @throws SendError */
  edit(reference: Reference, id: string, activity: Outgoing): Promise<void>;
  /** A token of the app for another service, such as Microsoft Graph. */
  token(audience: string): Promise<string>;
  /** A member's name; undefined when it cannot be had. */
  nameOf(reference: Reference, user: string): Promise<string | undefined>;
}

/** Teams refused a post, or did not answer: then `status` is 0. */
export class SendError extends Error {
  override name = 'SendError';
  readonly status: number;
  /** Such as `ConversationBlockedByUser`; empty when there is none. */
  readonly code: string;
  readonly afterMs: number | undefined;

  constructor(status: number, code: string, afterMs?: number) {
    super(`Teams answered ${status || 'nothing'}${code === '' ? '' : ` (${code})`}`);
    this.status = status;
    this.code = code;
    this.afterMs = afterMs;
  }
}

export const CARD = 'application/vnd.microsoft.card.adaptive';
/** Asks whether a file may be put into the person's OneDrive. */
export const CONSENT_CARD = 'application/vnd.microsoft.teams.card.file.consent';
/** Shows a file that is there. */
export const FILE_CARD = 'application/vnd.microsoft.teams.card.file.info';

/** An object, or an empty one. */
export function part(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** A list, or an empty one. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text of at most `max` characters, or an empty one. */
export function text(value: unknown, max = 10_000): string {
  return typeof value === 'string' ? value.slice(0, max) : '';
}
