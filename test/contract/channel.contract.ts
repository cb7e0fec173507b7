/** What every channel must do, whatever its platform. A channel's test calls `runChannelContract` once. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Channel, ChannelOptions, Handle } from '../../adapters/contract.js';
import type { Action, Reply, Turn } from '../../src/core/reply.js';
import { eligibleContent } from '../core/eligible-content.js';
import { botOf, libraryOf } from '../core/library-of.js';
import { recordingLogger } from '../helpers/logger.js';
import { ANSWER, CLARIFY, HOSTILE, SOCIAL, say, UNANSWERED, WORDS } from './replies.js';

/** A channel with a stand-in for its platform, as a user of the platform sees it. */
export interface ChannelHarness {
  readonly channel: Channel;
  /** A person says something in a conversation; resolves once the platform has delivered it. */
  say(conversation: string, text: string): Promise<void>;
  /** A person presses a button of the latest post in a conversation. */
  press(conversation: string, action: string): Promise<void>;
  /** What the channel has posted in a conversation, as the text that a reader sees. */
  posts(conversation: string): readonly string[];
  /** What whoever turns the pages of what goes over pages sees, where a channel has such. */
  pages?(conversation: string): Promise<readonly string[]>;
  /** Whether the platform shows thumbs of its own below the latest post, in place of buttons for them. */
  thumbs?(conversation: string): boolean;
  /** The platform delivers the latest utterance again. */
  redeliver?(): Promise<void>;
  /** The platform delivers one of the channel's own posts to it. */
  echo?(conversation: string, text: string): Promise<void>;
  /** A person says something with the bot mentioned in it. */
  mention?(conversation: string, text: string): Promise<void>;
  /** Frees what the stand-in holds. */
  close?(): Promise<void>;
}

const TESTS = [
  'answers each turn once',
  'hands over what was said, where and by whom',
  'names each turn for the log',
  'answers the turns of a conversation in order',
  'lets conversations pass each other',
  'keeps conversations apart',
  'renders everything in an answer',
  'renders every outcome',
  'hands over a pressed button by its id',
  'reads back what a verdict rests on, to be mended by a button or a word',
  'says a kind message when a turn fails, and goes on',
  'posts a very long reply',
  'shows no text that could act',
  'answers a redelivered utterance once',
  'ignores its own posts',
  'strips its own mention',
  'delivers the replies of turns in flight before it stops',
  'takes no turn once it has stopped',
  'stops twice without harm',
] as const;

export interface ChannelContract {
  readonly name: string;
  /** Makes a channel that is not started, with its platform. */
  make(options: ChannelOptions): Promise<ChannelHarness>;
  /** Tests that make no sense on this platform, and why. */
  readonly skip?: readonly { readonly reason: string; readonly tests: readonly (typeof TESTS)[number][] }[];
}

/** Runs the tests that every channel must pass. */
export function runChannelContract({ name, make, skip = [] }: ChannelContract): void {
  const skipped = new Map(skip.flatMap(({ reason, tests }) => tests.map((test) => [test, reason] as const)));
  let open: ChannelHarness | undefined;

  const start = async (handle: Handle): Promise<ChannelHarness> => {
    open = await make({ handle, words: WORDS, logger: recordingLogger() });
    await open.channel.start();
    return open;
  };
  const test = (title: (typeof TESTS)[number], run: () => Promise<void>): void => {
    const reason = skipped.get(title);
    it.skipIf(reason !== undefined)(reason === undefined ? title : `${title} (not here: ${reason})`, run);
  };

  afterEach(async () => {
    await open?.channel.stop();
    await open?.close?.();
    open = undefined;
  });

  describe(`${name} as a channel`, () => {
    test('answers each turn once', async () => {
      const turns: Turn[] = [];
      const desk = await start(async (turn) => {
        turns.push(turn);
        return say(`reply ${turns.length}`);
      });
      await desk.say('a', 'one');
      await desk.say('a', 'two');
      await until(() => contains(desk, 'a', 'reply 2'));
      expect(turns).toHaveLength(2);
      expect(occurrences(desk, 'a', 'reply 1')).toBe(1);
      expect(occurrences(desk, 'a', 'reply 2')).toBe(1);
    });

    test('hands over what was said, where and by whom', async () => {
      const turns: Turn[] = [];
      const desk = await start(async (turn) => {
        turns.push(turn);
        return say('ok');
      });
      await desk.say('a', '스마트공장 지원비율이 얼마예요?');
      await until(() => turns.length === 1);
      expect(turns[0]).toMatchObject({ channel: desk.channel.name, text: '스마트공장 지원비율이 얼마예요?' });
      expect(turns[0]?.conversation).not.toBe('');
      expect(turns[0]?.user).not.toBe('');
      expect(turns[0]?.action).toBeUndefined();
    });

    test('names each turn for the log', async () => {
      const names: string[] = [];
      const desk = await start(async (_turn, request) => {
        names.push(request);
        return say('ok');
      });
      await desk.say('a', 'one');
      await desk.say('a', 'two');
      await until(() => names.length === 2);
      expect(new Set(names).size).toBe(2);
      for (const name of names) expect(name).toMatch(/^[\w-]{36}$/);
    });

    test('answers the turns of a conversation in order', async () => {
      const desk = await start(async (turn) => {
        if (turn.text === 'slow') await delay(60);
        return say(`about ${turn.text}`);
      });
      await Promise.all([desk.say('a', 'slow'), desk.say('a', 'quick')]);
      await until(() => contains(desk, 'a', 'about quick') && contains(desk, 'a', 'about slow'));
      const seen = desk.posts('a').join('\n');
      expect(seen.indexOf('about slow')).toBeLessThan(seen.indexOf('about quick'));
    });

    test('lets conversations pass each other', async () => {
      const gate = deferred();
      const desk = await start(async (turn) => {
        if (turn.text === 'held') await gate.promise;
        return say(`about ${turn.text}`);
      });
      await desk.say('a', 'held');
      await desk.say('b', 'free');
      await until(() => contains(desk, 'b', 'about free'));
      expect(contains(desk, 'a', 'about held')).toBe(false);
      gate.resolve();
      await until(() => contains(desk, 'a', 'about held'));
    });

    test('keeps conversations apart', async () => {
      const conversations = new Map<string, string>();
      const desk = await start(async (turn) => {
        conversations.set(turn.text ?? '', turn.conversation);
        return say(`about ${turn.text}`);
      });
      await desk.say('a', 'apples');
      await desk.say('b', 'pears');
      await desk.say('a', 'cherries');
      await until(() => contains(desk, 'b', 'about pears') && contains(desk, 'a', 'about cherries'));
      expect(conversations.get('cherries')).toBe(conversations.get('apples'));
      expect(conversations.get('pears')).not.toBe(conversations.get('apples'));
      expect(contains(desk, 'b', 'about apples')).toBe(false);
    });

    test('renders everything in an answer', async () => {
      const desk = await start(async () => ANSWER);
      await desk.say('a', '지원비율?');
      const [source] = ANSWER.sources;
      const parts = [
        ANSWER.title,
        ANSWER.notice,
        ...ANSWER.paragraphs,
        ...ANSWER.facts.flatMap((fact) => [fact.label, fact.value, fact.note ?? '']),
        ANSWER.sourceLabel,
        ...[source?.title, source?.publisher, source?.date, source?.locator, source?.url],
      ];
      await until(() => contains(desk, 'a', ANSWER.paragraphs[0]!));
      for (const action of ANSWER.actions) expect(offers(desk, action)).toBe(true);
      const seen = desk.posts('a').join('\n');
      for (const part of parts) expect(seen).toContain(part);
      expect(seen.indexOf(ANSWER.paragraphs[0]!)).toBeLessThan(seen.indexOf(source!.title));
    });

    test('renders every outcome', async () => {
      const replies: Reply[] = [ANSWER, CLARIFY, UNANSWERED, SOCIAL];
      const desk = await start(async (turn) => replies[Number(turn.text?.at(-1))]!);
      for (const [index, reply] of replies.entries()) {
        await desk.say('a', `reply number ${index}`);
        await until(() => contains(desk, 'a', reply.paragraphs[0]!));
        for (const action of reply.actions) expect(offers(desk, action)).toBe(true);
      }
    });

    test('hands over a pressed button by its id', async () => {
      const turns: Turn[] = [];
      const desk = await start(async (turn) => {
        turns.push(turn);
        return turn.action ? say(`pressed ${turn.action}`) : CLARIFY;
      });
      await desk.say('a', 'the smart factory');
      await until(() => contains(desk, 'a', 'None of these'));
      await desk.press('a', 'choose:program');
      await until(() => contains(desk, 'a', 'pressed choose:program'));
      expect(turns[1]).toMatchObject({ action: 'choose:program', conversation: turns[0]!.conversation });
      expect(turns).toHaveLength(2);
    });

    test('reads back what a verdict rests on, to be mended by a button or a word', async () => {
      const { bot } = botOf({}, libraryOf(eligibleContent()));
      const desk = await start((turn) => bot.handle(turn));
      const seen = async (text: string): Promise<void> => {
        await until(() => desk.posts('a').join('\n').replaceAll(/\s+/gu, ' ').includes(text));
      };
      await desk.say('a', 'We run a mill with 8 employees. Are we eligible for the Example Grant?');
      await seen('I understood: number of employees 8 employees, Mill');
      await desk.say('a', 'no, 7');
      await seen('I understood: number of employees 7 employees, Mill');
      await desk.press('a', 'check-change:employees');
      await seen('How many employees do you have?');
      await desk.say('a', '6');
      await seen('I understood: Mill, number of employees 6 employees');
      await desk.press('a', 'check-change:trade');
      await seen('What is your trade?');
      await desk.say('a', 'a shop');
      await seen('I understood: number of employees 6 employees, Shop');
    });

    test('says a kind message when a turn fails, and goes on', async () => {
      const desk = await start(async (turn) => {
        if (turn.text === 'break') throw new Error('SQLITE_CORRUPT at secret.db');
        return say(`about ${turn.text}`);
      });
      await desk.say('a', 'break');
      await desk.say('a', 'weather');
      await until(() => contains(desk, 'a', 'about weather'));
      expect(occurrences(desk, 'a', 'Something went wrong on our side.')).toBe(1);
      expect(contains(desk, 'a', 'SQLITE')).toBe(false);
    });

    test('posts a very long reply', async () => {
      const desk = await start(async () => say(`first ${'정책 '.repeat(15_000)} last`));
      await desk.say('a', 'tell me all');
      await until(() => contains(desk, 'a', 'first'));
      expect(desk.posts('a').length).toBeGreaterThan(0);
    });

    test('shows no text that could act', async () => {
      const desk = await start(async () => HOSTILE);
      await desk.say('a', 'anything');
      await until(() => contains(desk, 'a', 'txt.exe'));
      const seen = desk.posts('a').join('\n');
      expect(seen).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200f]/);
      expect(seen).not.toMatch(/\p{Surrogate}/u);
      expect(seen).toContain('P red');
    });

    test('answers a redelivered utterance once', async () => {
      let count = 0;
      const desk = await start(async () => say(`reply ${++count}`));
      await desk.say('a', 'one');
      await until(() => contains(desk, 'a', 'reply 1'));
      await desk.redeliver!();
      await desk.say('a', 'two');
      await until(() => contains(desk, 'a', 'reply 2'));
      await delay(30);
      expect(count).toBe(2);
    });

    test('ignores its own posts', async () => {
      let count = 0;
      const desk = await start(async () => say(`reply ${++count}`));
      await desk.echo!('a', 'reply 0');
      await desk.say('a', 'one');
      await until(() => contains(desk, 'a', 'reply 1'));
      expect(count).toBe(1);
    });

    test('strips its own mention', async () => {
      const turns: Turn[] = [];
      const desk = await start(async (turn) => {
        turns.push(turn);
        return say('ok');
      });
      await desk.mention!('a', 'what is the budget?');
      await until(() => turns.length === 1);
      expect(turns[0]?.text).toBe('what is the budget?');
    });

    test('delivers the replies of turns in flight before it stops', async () => {
      const gate = deferred();
      let taken = false;
      const desk = await start(async () => {
        taken = true;
        await gate.promise;
        return say('better late');
      });
      await desk.say('a', 'wait for it');
      await until(() => taken);
      const stopped = desk.channel.stop();
      gate.resolve();
      await stopped;
      expect(contains(desk, 'a', 'better late')).toBe(true);
    });

    test('takes no turn once it has stopped', async () => {
      let count = 0;
      const desk = await start(async () => say(`reply ${++count}`));
      await desk.channel.stop();
      await desk.say('a', 'anyone?').catch(() => undefined);
      await delay(30);
      expect(count).toBe(0);
    });

    test('stops twice without harm', async () => {
      const desk = await start(async () => say('ok'));
      await desk.channel.stop();
      await desk.channel.stop();
    });
  });
}

/** Whether conversation `a` has a button of an action, or the platform's own thumbs for it. */
function offers(desk: ChannelHarness, { kind, label }: Action): boolean {
  return /helpful$/.test(kind) && desk.thumbs !== undefined ? desk.thumbs('a') : contains(desk, 'a', label);
}

function contains(desk: ChannelHarness, conversation: string, text: string): boolean {
  return desk.posts(conversation).join('\n').includes(text);
}

function occurrences(desk: ChannelHarness, conversation: string, text: string): number {
  return desk.posts(conversation).join('\n').split(text).length - 1;
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function until(condition: () => boolean, ms = 30_000): Promise<void> {
  const end = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`did not happen within ${ms} ms: ${condition}`);
    await delay(5);
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
