/** What every listener needs, in one place. No Slack package in it, so that listeners can be tested as functions. */

import type { RecordBrowser } from '../../src/browse/index.js';
import type { Language } from '../../src/core/model/knowledge-base.js';
import type { Clock, Logger } from '../../src/core/ports.js';
import type { DeliveryStore, Outbox } from '../../src/delivery/index.js';
import type { Bulletin, Roles, StaffDesk } from '../../src/staff/index.js';
import type { ChannelWords, FormOf } from '../contract.js';
import type { Role } from '../readers.js';
import type { Reception } from '../reception.js';
import type { PublicPages } from '../record-links.js';
import type { ApiResult } from './api.js';
import type { Message, View } from './blocks.js';
import { context } from './blocks.js';
import { FIRST_SHELF, renderHome, type Shelf, type StaffHome } from './home.js';
import type { Self } from './inbound.js';
import { checkView } from './limits.js';
import type { Method } from './names.js';
import type { Address } from './places.js';
import { mrkdwn } from './safe.js';
import { type Word, word } from './words.js';

/** A payload of Slack. */
export type Body = Readonly<Record<string, unknown>>;

/** What staff can do here; absent when nobody is named as staff. */
export interface StaffSide {
  readonly desk: StaffDesk;
  readonly roles: Roles;
  readonly browser: RecordBrowser;
  readonly bulletin?: Bulletin | undefined;
}

export interface SlackDeskOptions {
  readonly words: ChannelWords;
  readonly form: FormOf;
  readonly pages?: PublicPages | undefined;
  /** What a reply to a user at an address may be made of. */
  readonly roleAt: (address: Address, user: string) => Promise<Role>;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly store: DeliveryStore;
  readonly outbox: Outbox;
  readonly reception: Reception<Address>;
  readonly call: (team: string, method: Method, args: Body, hurry?: boolean) => Promise<ApiResult>;
  readonly selfOf: (team: string) => Promise<Self | undefined>;
  /** @param at when Slack says that it happened, in milliseconds since 1970 */
  readonly removeWorkspace: (team: string, at: number) => Promise<void>;
  readonly staff?: StaffSide | undefined;
  /** Throws when a view breaks Slack's limits. */
  readonly strict?: boolean;
}

export interface SlackDesk extends SlackDeskOptions {
  isStaff(team: string, user: string): Promise<boolean>;
  /** Whether it takes a question to Slack to say who is staff, which no acknowledgement waits for. */
  mustAskFor(team: string, user: string): boolean;
  /** The language of a person's Slack, for what is not an answer. */
  localeOf(team: string, user: string): Promise<Language>;
  publishHome(team: string, user: string, shelf?: Shelf): Promise<void>;
  /** Opens a modal; false when it could not be opened in time. */
  openModal(team: string, trigger: string, view: View): Promise<boolean>;
  /** Puts another view in the place of a modal that is shown; whoever has closed it misses it. */
  updateModal(team: string, id: string, view: View): Promise<void>;
  /** Says something short to one person, where they are. */
  tell(team: string, url: string, text: string): Promise<void>;
  /** Says something by the address of a press, to whoever pressed or, with `replace`, in the place of what was pressed. */
  respond(team: string, url: string, message: Message, replace?: boolean): Promise<void>;
  /** Does something after the acknowledgement; a failure is logged. */
  afterwards(what: string, work: () => Promise<unknown>): void;
  /** Resolves when nothing of that is left to do. */
  settled(): Promise<void>;
}

const REMEMBER_MS = 3_600_000;
const REMEMBERED = 5_000;
const WEEK_MS = 7 * 86_400_000;

export function createSlackDesk(options: SlackDeskOptions): SlackDesk {
  const { logger, clock, store, outbox, staff, words, strict = false } = options;
  const locales = new Map<string, { readonly language: Language; readonly until: number }>();
  const background = new Set<Promise<void>>();

  const isStaff = async (team: string, user: string): Promise<boolean> =>
    staff !== undefined && (await staff.roles.isStaff(team, user));

  const localeOf = async (team: string, user: string): Promise<Language> => {
    const key = `${team}/${user}`;
    const now = clock.now().getTime();
    const known = locales.get(key);
    if (known !== undefined && known.until > now) return known.language;
    try {
      const { user: profile } = await options.call(team, 'users.info', { user, include_locale: true }, true);
      const locale = String((profile as { locale?: unknown } | undefined)?.locale ?? 'ko');
      const language: Language = locale.startsWith('ko') ? 'ko' : 'en';
      if (locales.size >= REMEMBERED) locales.clear();
      locales.set(key, { language, until: now + REMEMBER_MS });
      return language;
    } catch (error) {
      logger.warn({ err: error }, 'the language of a user could not be read');
      return known?.language ?? 'ko';
    }
  };
  const respond = async (team: string, url: string, message: Message, replace = false): Promise<void> => {
    if (url === '') return;
    const payload = { kind: 'respond', team, url, message, shared: false, ...(replace ? { replace } : {}) };
    outbox.push(await store.queue([{ channel: 'slack', lane: `${team}/${url}`, payload }]));
  };
  const check = (view: View): View => {
    const wrong = strict ? checkView(view) : [];
    if (wrong.length > 0) throw new Error(`a view breaks Slack's limits: ${wrong.join('; ')}`);
    return view;
  };
  const staffHome = async (side: StaffSide, language: Language, shelf: Shelf): Promise<StaffHome> => {
    const { kind, query } = shelf;
    const [waiting, givenUp] = await Promise.all([
      side.desk.waiting(10),
      store.givenUp(new Date(clock.now().getTime() - WEEK_MS)),
    ]);
    const records = side.browser.list({ language, query, ...(kind === 'all' ? {} : { kinds: [kind] }) });
    return { waiting, shelf, records, state: side.browser.state(language), undelivered: givenUp.length };
  };

  return {
    ...options,
    isStaff,
    mustAskFor: (team, user) => staff !== undefined && staff.roles.knows(team, user) === undefined,
    localeOf,
    async publishHome(team, user, shelf = FIRST_SHELF) {
      const language = await localeOf(team, user);
      const side = (await isStaff(team, user)) ? staff : undefined;
      const more = side === undefined ? undefined : await staffHome(side, language, shelf);
      const view = check(renderHome(language, words.greeting(language), more));
      await options.call(team, 'views.publish', { user_id: user, view });
    },
    async openModal(team, trigger, view) {
      try {
        await options.call(team, 'views.open', { trigger_id: trigger, view: check(view) }, true);
        return true;
      } catch (error) {
        logger.warn({ err: error }, 'a modal could not be opened');
        return false;
      }
    },
    async updateModal(team, id, view) {
      await options.call(team, 'views.update', { view_id: id, view: check(view) });
    },
    respond,
    tell: (team, url, text) => respond(team, url, note(text)),
    afterwards(what, work) {
      const done = work().then(
        () => undefined,
        (error: unknown) => logger.warn({ what, err: error }, 'something for Slack was not done'),
      );
      background.add(done);
      void done.then(() => background.delete(done));
    },
    async settled() {
      while (background.size > 0) await Promise.all(background);
    },
  };
}

/** A message of one sentence. */
export function note(text: string): Message {
  return { text: mrkdwn(text), blocks: [context([text])] };
}

/** A sentence of the app as a message. */
export function noteOf(name: Word, language: Language): Message {
  return note(word(name, language));
}
