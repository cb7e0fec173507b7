/**
 * Signed events from 100 people (300; SLACK_LOAD_PEOPLE and SLACK_LOAD_EACH make more), each asking on when the answer is there, one event
 * in five delivered again.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { BOT_TOKEN, SlackDouble } from '../helpers/slack/double.js';
import { expectEnd, expectLogged, makePlace, type Place } from './program.js';
import { type RunningDesk, startSlackDesk } from './slack-program.js';

/** Enough for events to wait for one another: what a machine bears is measured by `npm run bench -- load`. */
export const PEOPLE = Number(process.env['SLACK_LOAD_PEOPLE'] ?? 100);
/** Questions of each; more for a long run. */
export const EACH = Number(process.env['SLACK_LOAD_EACH'] ?? 3);
const PAUSE_MS = 1_050;
/** Within so long everyone has come. */
const ARRIVAL_MS = PEOPLE * 30;
const PATIENCE_MS = 60_000;
const QUESTIONS = ['what is the Example Grant?', 'who pays for the Example Grant?', '예시 지원금이 뭐예요?'];

/** A Slack, and the desk that it sends to. */
export interface SlackLoad {
  readonly slack: SlackDouble;
  readonly place: Place;
  running: RunningDesk;
}

/** @param latency milliseconds that Slack takes for each call */
export async function openLoad(port: number, latency = 0): Promise<SlackLoad> {
  const slack = await new SlackDouble().start();
  slack.latency = latency;
  const place = makePlace();
  const running = await startDesk({ slack, place }, port);
  slack.botUrl = running.url;
  return { slack, place, running };
}

export async function closeLoad({ slack, running }: SlackLoad): Promise<void> {
  running.child.kill('SIGKILL');
  await running.finished;
  await slack.stop();
}

export function startDesk({ slack, place }: Omit<SlackLoad, 'running'>, port: number): Promise<RunningDesk> {
  return startSlackDesk(place, {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    PORT: String(port),
    POLICY_BOT_LOG_LEVEL: 'info',
  });
}

export interface Asked {
  readonly person: number;
  readonly text: string;
  readonly at: number;
  readonly acknowledged: number;
}

/** Delivers an event until it is acknowledged, as Slack does; one in five again, at once or a little later. */
async function ask({ slack }: SlackLoad, person: number, round: number): Promise<Asked> {
  const number = person * EACH + round;
  // One person in four asks what nobody knows, and nothing else: in a conversation about the grant it would be offered.
  const text = person % 4 === 0 ? `zebra opera tickets ${number}` : QUESTIONS[number % QUESTIONS.length]!;
  const event = {
    type: 'message',
    channel_type: 'im',
    channel: `D${person}`,
    user: `U${person}`,
    ts: `${round + 1}.${person}`,
    text,
  };
  const id = `E${number}`;
  const deliver = async (retry: number): Promise<number> => {
    for (let attempt = retry; ; attempt += 1) {
      const { status, ms } = await slack
        .event(event, { id, ...(attempt === 0 ? {} : { retry: attempt }) })
        .catch(() => ({ status: 0, ms: 0 }));
      if (status === 200) return ms;
      await sleep(200);
    }
  };
  const at = performance.now();
  const again =
    number % 5 !== 0 ? undefined : number % 2 === 0 ? deliver(1) : sleep(300).then(() => deliver(1));
  const acknowledged = await deliver(0);
  await again;
  return { person, text, at, acknowledged };
}

/** A person asks, reads the answer, and asks on, at most once a second, until all questions are answered. */
async function converse(load: SlackLoad, person: number): Promise<Asked[]> {
  const asked: Asked[] = [];
  await sleep((person * ARRIVAL_MS) / PEOPLE);
  for (let round = 0; round < EACH; round += 1) {
    const pause = sleep(PAUSE_MS);
    asked.push(await ask(load, person, round));
    const end = Date.now() + PATIENCE_MS;
    while (load.slack.postsIn(`D${person}`).length <= round && Date.now() < end) await sleep(20);
    await pause;
  }
  return asked;
}

/** Everyone asks. */
export async function askAll(load: SlackLoad): Promise<Asked[]> {
  const people = Array.from({ length: PEOPLE }, (_each, person) => converse(load, person));
  return (await Promise.all(people)).flat();
}

/** People who did not get as many answers as they asked questions. */
function wronglyAnswered(slack: SlackDouble): string[] {
  return Array.from(
    { length: PEOPLE },
    (_each, person) => [`D${person}`, slack.postsIn(`D${person}`).length] as const,
  )
    .filter(([, posts]) => posts !== EACH)
    .map(([channel, posts]) => `${channel}: ${posts}`);
}

export async function expectAllAnsweredOnce(
  { slack, place, running }: SlackLoad,
  asked: readonly Asked[],
): Promise<void> {
  await slack.until(() => slack.posts.length >= PEOPLE * EACH, 60_000).catch(() => undefined);
  await sleep(500);
  expect(wronglyAnswered(slack)).toEqual([]);
  running.child.kill('SIGTERM');
  expectEnd(await running.finished);
  await expectLogged(place, asked, (PEOPLE * EACH) / 4);
}

/** Milliseconds from asking to the answer; the answers of a person come in the order of the questions. */
export function answerTimes({ slack }: SlackLoad, asked: readonly Asked[]): number[] {
  const perPerson = groupByPerson(asked);
  return [...perPerson].flatMap(([person, questions]) => {
    const posts = slack.postsIn(`D${person}`);
    return questions.sort((a, b) => a.at - b.at).map(({ at }, index) => posts[index]!.at - at);
  });
}

function groupByPerson(asked: readonly Asked[]): Map<number, Asked[]> {
  const groups = new Map<number, Asked[]>();
  for (const each of asked) groups.set(each.person, [...(groups.get(each.person) ?? []), each]);
  return groups;
}
