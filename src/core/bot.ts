/** The whole desk: a turn in, a reply out. Everything outside comes through ports. */
import type { Desk } from './answering/desk.js';
import { say, type Voice } from './answering/say.js';
import {
  greet,
  offerChoices,
  sayEntry,
  sayUnknown,
  withHandOver,
  wordsOnly,
} from './dialogue/build-reply.js';
import { readChoice } from './dialogue/choice.js';
import { type Bands, type Decision, DEFAULT_BANDS, decide } from './dialogue/decide.js';
import { readLanguageCommand } from './dialogue/language-command.js';
import { type ConversationState, EMPTY_STATE } from './dialogue/state.js';
import type { Language, PartialDate } from './knowledge-base.js';
import { detectLanguage, fromKeyboard, normalise } from './language/index.js';
import type { Clock, ConversationStore, InquiryLog, InquiryReason, Logger } from './ports.js';
import type { Reply, Turn } from './reply.js';

/** Longest utterance that is read, in UTF-16 units. */
export const MAX_UTTERANCE = 40_000;

export interface BotOptions {
  /** The knowledge base to answer from, read anew at each turn, so that a reload takes effect at the next one. */
  readonly desk: () => Desk;
  readonly conversations: ConversationStore<ConversationState>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where unanswered questions go; without it nothing is written. */
  readonly inquiries?: InquiryLog;
  /** The day that answers are true for; the real day in Korea when left out. */
  readonly today?: PartialDate;
  readonly bands?: Bands;
  /** Language of the first words, before the user has said any. */
  readonly language?: Language;
  /** Hears each decision, for `--explain`. */
  readonly onDecision?: (decision: Decision, desk: Desk) => void;
}

export interface Bot {
  /**
   * Answers a turn. Never rejects: a fault becomes a reply that says so. The caller hands over the turns of one
   * conversation one after the other.
   */
  handle(turn: Turn): Promise<Reply>;
  /** What a channel says without being asked. */
  readonly words: {
    greeting(language: Language): Reply;
    help(language: Language): Reply;
    failure(language: Language): Reply;
  };
}

interface Outcome {
  readonly reply: Reply;
  readonly state: ConversationState;
  /** Set when the turn must be logged. */
  readonly inquiry?: {
    readonly reason: InquiryReason;
    readonly text: string;
    readonly offered: readonly { readonly entry: string; readonly confidence: number }[];
  };
}

interface Understanding {
  readonly desk: Desk;
  readonly voice: Voice;
  readonly state: ConversationState;
}

function failure(voice: Voice): Reply {
  return { ...wordsOnly(voice, 'unanswered', [say(voice, 'failure')]), confidence: 0 };
}

const KOREA_OFFSET_MS = 9 * 3_600_000;

/** The day in Korea, which has no summer time, wherever the machine stands. */
function dayOf(date: Date): PartialDate {
  const there = new Date(date.getTime() + KOREA_OFFSET_MS);
  return { year: there.getUTCFullYear(), month: there.getUTCMonth() + 1, day: there.getUTCDate() };
}

const offeredOf = (decision: Decision): { entry: string; confidence: number }[] =>
  decision.candidates.slice(0, 5).map(({ entry, confidence }) => ({ entry: entry.id, confidence }));

export function createBot(options: BotOptions): Bot {
  const { clock, logger, conversations, inquiries } = options;
  const bands = options.bands ?? DEFAULT_BANDS;

  const voiceOf = (desk: Desk, language: Language): Voice => ({
    kb: desk.kb,
    language,
    today: options.today ?? dayOf(clock.now()),
  });

  function decided({ desk, voice, state }: Understanding, text: string, decision: Decision): Outcome {
    options.onDecision?.(decision, desk);
    const spoken = { ...state, lastLanguage: voice.language };
    if (decision.kind === 'clarify') {
      const reply = offerChoices(voice, desk, decision.choices, decision.corrections);
      const pending = { question: text, offered: offeredOf(decision) };
      return { reply, state: { ...spoken, question: decision.question, actions: reply.actions, pending } };
    }
    if (decision.kind === 'unknown') {
      const reply = sayUnknown(voice, desk, decision.about, decision.candidates[0]?.confidence ?? 0);
      return {
        reply,
        state: {
          ...forget(spoken),
          actions: reply.actions,
          ...(reply.record === undefined ? {} : { record: reply.record }),
        },
        inquiry: { reason: 'no-match', text, offered: offeredOf(decision) },
      };
    }
    const { entry, confidence } = decision;
    const reply = sayEntry(voice, desk, entry, confidence, decision.corrections);
    if (entry.kind === 'social') return { reply, state: { ...spoken, actions: reply.actions } };
    return {
      reply,
      state: {
        ...forget(spoken),
        actions: reply.actions,
        asked: text,
        question: decision.question,
        entry: entry.id,
        ...(reply.record === undefined ? {} : { record: reply.record }),
      },
      ...(reply.outcome === 'unanswered'
        ? { inquiry: { reason: 'not-stated' as const, text, offered: offeredOf(decision) } }
        : {}),
    };
  }

  function pressed({ desk, voice, state }: Understanding, id: string): Outcome {
    const spoken = { ...state, lastLanguage: voice.language };
    const [verb = '', ...rest] = id.split(':');
    const entry = desk.entries.get(rest.join(':'));
    if (verb === 'none') {
      const reply = wordsOnly(voice, 'unanswered', [say(voice, 'none-of-these-reply')]);
      const { pending } = state;
      return {
        reply,
        state: forget(spoken),
        ...(pending === undefined
          ? {}
          : { inquiry: { reason: 'none-of-these' as const, text: pending.question, offered: pending.offered } }),
      };
    }
    if ((verb === 'helpful' || verb === 'not-helpful') && entry !== undefined) {
      const reply = wordsOnly(voice, 'social', [say(voice, 'feedback-thanks')]);
      if (verb === 'helpful' || state.asked === undefined) return { reply, state: spoken };
      const offered = [{ entry: entry.id, confidence: 1 }];
      return { reply, state: spoken, inquiry: { reason: 'not-helpful', text: state.asked, offered } };
    }
    if ((verb === 'choose' || verb === 'ask') && entry !== undefined) {
      const reply = sayEntry(voice, desk, entry, 1, []);
      const label = state.actions.find((action) => action.id === id)?.label;
      const question = verb === 'choose' ? (state.pending?.question ?? label) : label;
      return {
        reply,
        state: {
          ...forget(spoken),
          actions: reply.actions,
          entry: entry.id,
          ...(question === undefined ? {} : { question, asked: question }),
          ...(reply.record === undefined ? {} : { record: reply.record }),
        },
      };
    }
    return { reply: wordsOnly(voice, 'social', [say(voice, 'choice-expired')]), state: spoken };
  }

  /** What was read before is no longer about this turn; the chosen language stays. */
  function forget({ fixedLanguage, lastLanguage, record }: ConversationState): ConversationState {
    return {
      actions: [],
      ...(fixedLanguage === undefined ? {} : { fixedLanguage }),
      ...(lastLanguage === undefined ? {} : { lastLanguage }),
      ...(record === undefined ? {} : { record }),
    };
  }

  function languageOf(text: string, raw: string, state: ConversationState): Language {
    const detected = fromKeyboard(raw) === undefined ? detectLanguage(text) : 'ko';
    if (state.fixedLanguage !== undefined) return state.fixedLanguage;
    if (detected === 'ko' || detected === 'en') return detected;
    return state.lastLanguage ?? options.language ?? 'ko';
  }

  function typed(desk: Desk, state: ConversationState, raw: string): Outcome {
    const before = voiceOf(desk, state.fixedLanguage ?? state.lastLanguage ?? options.language ?? 'ko');
    if (raw.length > MAX_UTTERANCE) {
      const limit = MAX_UTTERANCE.toLocaleString('en');
      return { reply: wordsOnly(before, 'social', [say(before, 'too-long', { limit })]), state };
    }
    const text = normalise(raw);
    if (text === '') return { reply: wordsOnly(before, 'social', [say(before, 'empty')]), state };
    const choice = readChoice(text, state.actions);
    if (choice !== undefined) return pressed({ desk, voice: before, state }, choice.id);
    const command = text.length > 200 ? undefined : readLanguageCommand(text);
    if (command !== undefined) return switched(desk, state, command);
    const voice = voiceOf(desk, languageOf(text, raw, state));
    if (detectLanguage(text) === 'other') {
      return {
        reply: wordsOnly(voice, 'unanswered', [say(voice, 'other-script')]),
        state,
        inquiry: { reason: 'no-match', text: raw, offered: [] },
      };
    }
    return decided({ desk, voice, state }, raw, decide(desk, raw, state, bands));
  }

  function switched(desk: Desk, state: ConversationState, { language, rest }: { language: Language; rest: string }): Outcome {
    const voice = voiceOf(desk, language);
    const fixed: ConversationState = { ...state, fixedLanguage: language, lastLanguage: language };
    if (rest !== '') {
      const decision = decide(desk, rest, fixed, bands);
      if (decision.kind !== 'unknown' || state.entry === undefined) {
        return decided({ desk, voice, state: fixed }, rest, decision);
      }
    }
    const last = desk.entries.get(state.entry ?? '');
    if (last === undefined) {
      return { reply: wordsOnly(voice, 'social', [say(voice, 'language-switched')]), state: fixed };
    }
    const reply = sayEntry(voice, desk, last, 1, []);
    return { reply, state: { ...fixed, actions: reply.actions } };
  }

  /** Commits an unanswered question before its reply is sent, and says whether that worked. */
  async function logged(turn: Turn, at: Date, voice: Voice, outcome: Outcome): Promise<Reply> {
    const { reply, inquiry } = outcome;
    if (inquiry === undefined) return reply;
    if (inquiries === undefined) return withHandOver(voice, reply, undefined);
    try {
      const id = await inquiries.record({
        at,
        channel: turn.channel,
        conversation: turn.conversation,
        user: turn.user,
        language: voice.language,
        text: inquiry.text,
        reason: inquiry.reason,
        offered: inquiry.offered,
        knowledgeVersion: voice.kb.version,
      });
      return { ...withHandOver(voice, reply, 'logged'), inquiry: id };
    } catch (error) {
      logger.error({ err: error }, 'a question could not be logged');
      return withHandOver(voice, reply, 'not-logged');
    }
  }

  /** Statistics and feedback; a fault here never costs the user the answer. */
  async function counted(turn: Turn, at: Date, reply: Reply): Promise<void> {
    if (inquiries === undefined) return;
    try {
      const feedback = /^(helpful|not-helpful):(.+)$/u.exec(turn.action ?? '');
      if (feedback !== null) {
        const [, verdict, entry = ''] = feedback;
        await inquiries.recordFeedback({ at, entry, helpful: verdict === 'helpful', language: reply.language });
        return;
      }
      await inquiries.recordTurn({
        at,
        outcome: reply.outcome,
        confidence: reply.confidence,
        language: reply.language,
        ...(reply.entry === undefined ? {} : { entry: reply.entry }),
      });
    } catch (error) {
      logger.warn({ err: error }, 'a turn could not be counted');
    }
  }

  async function handle(turn: Turn): Promise<Reply> {
    const key = `${turn.channel}/${turn.conversation}`;
    const desk = options.desk();
    try {
      const at = clock.now();
      const state = (await conversations.get(key)) ?? EMPTY_STATE;
      const outcome =
        turn.action === undefined
          ? typed(desk, state, turn.text ?? '')
          : pressed(
              { desk, voice: voiceOf(desk, state.fixedLanguage ?? state.lastLanguage ?? options.language ?? 'ko'), state },
              turn.action,
            );
      const reply = await logged(turn, at, voiceOf(desk, outcome.reply.language), outcome);
      await conversations.set(key, outcome.state);
      await counted(turn, at, reply);
      return reply;
    } catch (error) {
      logger.error({ err: error, channel: turn.channel }, 'a turn failed');
      const text = turn.text ?? '';
      const voice = voiceOf(desk, languageOf(normalise(text), text, EMPTY_STATE));
      const outcome: Outcome = { reply: failure(voice), state: EMPTY_STATE };
      const inquiry = { reason: 'failure' as const, text, offered: [] };
      return logged(turn, clock.now(), voice, text === '' ? outcome : { ...outcome, inquiry });
    }
  }

  return {
    handle,
    words: {
      greeting: (language) => greet(voiceOf(options.desk(), language), options.desk()),
      help: (language) => {
        const voice = voiceOf(options.desk(), language);
        return wordsOnly(voice, 'social', [say(voice, 'help')]);
      },
      failure: (language) => failure(voiceOf(options.desk(), language)),
    },
  };
}
