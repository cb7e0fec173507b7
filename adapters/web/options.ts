import type { RecordPages } from '../../src/browse/index.js';
import type { Clock } from '../../src/core/ports.js';
import type { DeliveryStore } from '../../src/delivery/index.js';
import type { PublishedState } from '../../src/history/fact-changes.js';
import type { StaffDesk } from '../../src/staff/index.js';
import type { ChannelOptions } from '../contract.js';
import type { DeskOptions } from './desk/ports.js';

/** How much one address may ask for at once, and how fast that grows back. */
export interface RateLimit {
  readonly burst: number;
  readonly perSecond: number;
}

/** What a server holds at once, and how long it waits. */
export interface ServerBounds {
  /** Connections of all, and of one network; of one without a bound where proxies stand in front. */
  readonly connections: { readonly all: number; readonly each: number };
  /** A head, or a whole request, that is not there by then gets 408 and is cut off; and how often that is looked at. */
  readonly headMs: number;
  readonly requestMs: number;
  readonly checkMs: number;
}

export interface WebOptions extends ChannelOptions {
  readonly host: string;
  /** 0 has the system choose one. */
  readonly port: number;
  /** Take any free port when `port` is not free. */
  readonly anyPort?: boolean;
  /** Where people reach it, such as `https://desk.example.go.kr`; where it listens when left out. */
  readonly address?: string | undefined;
  /** Origins of pages that may show the desk in a frame. */
  readonly embedOrigins?: readonly string[];
  /** How many proxies stand in front of it, each of which adds to X-Forwarded-For; 0 when left out. */
  readonly proxies?: number;
  /** Of the program, for who asks through a program. */
  readonly version?: string;
  /** Folder of style sheet, script and picture. */
  readonly assets: string;
  /** Seals what forms carry. */
  readonly key: string;
  readonly clock: Clock;
  /** Minutes after which a conversation is forgotten. */
  readonly minutes: number;
  /** What the public may read; the pages of records are left out without it. */
  readonly browser?: RecordPages | undefined;
  /** The states of the content that were served, newest first; what changed is left out without it. */
  readonly history?: { states(): Promise<readonly PublishedState[]> } | undefined;
  /** Staff can be asked, and their answers reach the page of whoever asked. */
  readonly person?: { readonly store: DeliveryStore; readonly desk: StaffDesk } | undefined;
  /** The room for staff and editors; there is none without it. */
  readonly staff?: DeskOptions | undefined;
  /** Default: 40 turns at once and one a second; 300 pages at once and 30 a second; 60 tries to sign in and one a second. */
  readonly limits?: { readonly turns: RateLimit; readonly pages: RateLimit; readonly signIn?: RateLimit };
  /** What the server holds at once and how long it waits; docs/web.md has what holds when left out. */
  readonly bounds?: Partial<ServerBounds> | undefined;
  /** Called with where people reach it, and the port that is listened on. */
  readonly onListening?: (address: string, port: number) => void;
}
