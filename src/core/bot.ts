/** The whole desk: a turn in, a reply out. Everything outside comes through ports. */

import type { Library } from './library/library.js';
import { dayOf } from './model/dates.js';
import type { Language, PartialDate } from './model/knowledge-base.js';
import type { Clock, ConversationStore, InquiryLog, Logger } from './ports.js';
import type { CheckForm, Reply, Turn } from './reply.js';
import { greet, withHandOver } from './skills/answer/build-reply.js';
import { type Decision, thresholdsOf } from './skills/answer/decide.js';
import { say, type Voice, wordsOnly } from './skills/answer/say.js';
import { formOf } from './skills/eligibility/chat/press.js';
import type { Response } from './skills/skill.js';
import { apart, type ConversationState, EMPTY_STATE, withOwn } from './skills/state.js';
import { languageOf, respond } from './turn/respond.js';

export interface BotOptions {
  /** All that there is to answer from, of which each turn gets what its user may read; read anew at each turn, so that a reload takes effect at the next one. */
  readonly library: () => Library;
  readonly conversations: ConversationStore<ConversationState>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where unanswered questions go; without it nothing is written. */
  readonly inquiries?: InquiryLog;
  /** The day that answers are true for; the real day in Korea when left out. */
  readonly today?: PartialDate;
  /** Confidence to answer from, 0 to 1, where it is not the fitted one. */
  readonly threshold?: number;
  /** Language of the first words, before the user has said any. */
  readonly language?: Language;
  /**
   * Milliseconds in which a turn is to be answered; one that takes longer is cut short and reported. `UNHURRIED` where nobody
   * waits, so that what is said does not depend on how busy the machine is.
   */
  readonly budgetMs?: number;
  /** Runs what is read and found for a turn, to time it. */
  readonly timed?: <Result>(work: () => Result) => Result;
  /** Hears each decision, for `--explain`. */
  readonly onDecision?: (decision: Decision, library: Library) => void;
}

/** Which form, in which conversation. */
export interface FormRequest {
  readonly channel: string;
  readonly conversation: string;
  /** Whose business it asks about. */
  readonly user: string;
  /** `check:<record>` or `check:*`. */
  readonly action: string;
  readonly language: Language;
  /** As `Turn.role`. */
  readonly role?: 'staff';
}

export interface Bot {
  /**
   * Answers a turn. Never rejects: a fault becomes a reply that says so. The caller hands over the turns of one
   * conversation one after the other.
   */
  handle(turn: Turn): Promise<Reply>;
  /** The form of an eligibility check, as its conversation stands; undefined when there is no such check any more. */
  form(request: FormRequest): Promise<CheckForm | undefined>;
  /** What a channel says without being asked. */
  readonly words: {
    greeting(language: Language): Reply;
    help(language: Language): Reply;
    failure(language: Language): Reply;
  };
}

/** Under which a conversation is kept: what staff spoke of in it is not carried over to what others say there. */
function keyOf({ channel, conversation, role }: Pick<Turn, 'channel' | 'conversation' | 'role'>): string {
  return `${channel}/${conversation}${role === undefined ? '' : `/${role}`}`;
}

/** Under which one person's business is kept, apart from what the conversation is about. */
const ownKey = (conversation: string, user: string): string => `${conversation}/user/${user}`;

/** For whoever asks where nobody waits: a turn takes what it takes. */
export const UNHURRIED = Number.POSITIVE_INFINITY;
/** Ten times what the slowest turn takes on a small machine. */
const BUDGET_MS = 1_000;

/** Things to ask next that are offered when something broke. */
const NEXT_AFTER_FAILURE = 2;

function failure(voice: Voice, library: Library): Reply {
  const actions = greet(voice, library).actions.slice(0, NEXT_AFTER_FAILURE);
  return { ...wordsOnly(voice, 'unanswered', [say(voice, 'failure')]), actions, confidence: 0 };
}

/** Makes a bot. It holds nothing between turns but what its ports hold. */
export function createBot(options: BotOptions): Bot {
  const { clock, logger, conversations, inquiries, threshold, language = 'ko', onDecision } = options;
  const { budgetMs = BUDGET_MS, timed = (work) => work() } = options;
  const today = (): PartialDate => options.today ?? dayOf(clock.now());
  const open = (): Library => options.library().for(undefined);
  const voiceOf = (library: Library, spoken: Language): Voice => ({
    kb: library.kb,
    language: spoken,
    today: today(),
  });

  /** Commits an unanswered question before its reply is sent, and says whether that worked. */
  async function logged(
    turn: Turn,
    at: Date,
    library: Library,
    { reply, inquiry }: Response,
  ): Promise<Reply> {
    if (inquiry === undefined || turn.aside === true) return reply;
    const voice = voiceOf(library, reply.language);
    if (inquiries === undefined) return withHandOver(voice, reply, undefined);
    const { channel, conversation, user } = turn;
    // Who she is goes first: of a card or a phone in which a figure of a business was seen, the rest would be left.
    const redacted = inquiries.redact(inquiry.text);
    const text = turn.unread === true ? redacted : library.checks.hide(redacted);
    try {
      const id = await inquiries.record({
        at,
        channel,
        conversation,
        user,
        language: reply.language,
        knowledgeVersion: library.kb.version,
        ...inquiry,
        text,
      });
      return { ...withHandOver(voice, reply, 'logged'), inquiry: id };
    } catch {
      return withHandOver(voice, reply, 'not-logged');
    }
  }

  /** Statistics and feedback; a fault here never costs the user the answer, and is for the log to tell of. */
  async function counted(turn: Turn, at: Date, reply: Reply, ms: number): Promise<void> {
    if (inquiries === undefined || turn.aside === true) return;
    const { channel, action = '' } = turn;
    const { outcome, entry, confidence, language: spoken } = reply;
    const [, verdict, about = ''] = /^(helpful|not-helpful):(.+)$/u.exec(action) ?? [];
    const rest = { at, language: spoken };
    const kept =
      verdict === undefined
        ? inquiries.recordTurn({
            ...rest,
            channel,
            outcome,
            confidence,
            ms,
            ...(entry === undefined ? {} : { entry }),
          })
        : inquiries.recordFeedback({ ...rest, entry: about, helpful: verdict === 'helpful' });
    await kept.catch(() => undefined);
  }

  /** What no process survived reading is logged as it stands, and answered with a failure. */
  async function setAside(turn: Turn, at: Date, library: Library): Promise<Reply> {
    const reply = failure(voiceOf(library, language), library);
    const text = turn.text ?? turn.action ?? '';
    return logged(turn, at, library, {
      reply,
      state: EMPTY_STATE,
      inquiry: { reason: 'failure', text, offered: [] },
    });
  }

  async function handle(turn: Turn): Promise<Reply> {
    const key = keyOf(turn);
    const library = options.library().for(turn.role);
    const at = clock.now();
    if (turn.unread === true) return setAside(turn, at, library);
    try {
      const setting = {
        library,
        today: today(),
        thresholds: thresholdsOf(library, threshold),
        language: turn.language ?? language,
        ...(onDecision === undefined ? {} : { onDecision }),
      };
      const shared = (await conversations.get(key)) ?? EMPTY_STATE;
      const own = ownKey(key, turn.user);
      const before = await conversations.get(own);
      const started = clock.now().getTime();
      const took = (): number => clock.now().getTime() - started;
      const spent = (): boolean => took() > budgetMs;
      const response = timed(() => respond({ ...setting, spent }, turn, withOwn(shared, before)));
      const [ms, letters] = [took(), turn.text?.length ?? 0];
      if (ms > budgetMs)
        logger.warn(
          { channel: turn.channel, ms, letters },
          'a turn took more than its time and was cut short',
        );
      const reply = await logged(turn, at, library, response);
      const parts = apart(response.state, shared, reply.check !== undefined);
      await conversations.set(key, parts.shared);
      if (parts.own !== undefined) await conversations.set(own, parts.own);
      else if (before !== undefined) await conversations.delete(own);
      await counted(turn, at, reply, took());
      return reply;
    } catch (error) {
      logger.error({ err: error, channel: turn.channel }, 'a turn failed');
      const text = turn.text ?? '';
      const reply = failure(
        voiceOf(library, languageOf(text, EMPTY_STATE, turn.language ?? language)),
        library,
      );
      if (text === '') return reply;
      const inquiry = { reason: 'failure' as const, text, offered: [] };
      // What broke may break again where its text is made ready to be written down.
      return logged(turn, at, library, { reply, state: EMPTY_STATE, inquiry }).catch(() => reply);
    }
  }

  async function form({ user, action, language: spoken, ...where }: FormRequest) {
    const library = options.library().for(where.role);
    const own = await conversations.get(ownKey(keyOf(where), user));
    return formOf({ library }, voiceOf(library, spoken), own ?? EMPTY_STATE, action);
  }

  return {
    handle,
    form,
    words: {
      greeting: (spoken) => greet(voiceOf(open(), spoken), open()),
      help: (spoken) => {
        const voice = voiceOf(open(), spoken);
        return wordsOnly(voice, 'social', [say(voice, 'help')]);
      },
      failure: (spoken) => failure(voiceOf(open(), spoken), open()),
    },
  };
}
