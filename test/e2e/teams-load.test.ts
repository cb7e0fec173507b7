/** Activities of 100 people (300; TEAMS_LOAD_PEOPLE and TEAMS_LOAD_EACH make more), each asking on when the answer is there, one in five delivered again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { percentile } from '../../bench/http.js';
import { readable, TENANT, TeamsDouble } from '../helpers/teams/double.js';
import { expectEnd, expectLogged, makePlace } from './program.js';
import { type RunningTeams, startTeams } from './teams-program.js';

/** Enough for activities to wait for one another: what a machine bears is measured by `npm run bench -- load`. */
const PEOPLE = Number(process.env['TEAMS_LOAD_PEOPLE'] ?? 100);
/** Questions of each; more for a long run. */
const EACH = Number(process.env['TEAMS_LOAD_EACH'] ?? 3);
const PAUSE_MS = 1_050;
/** Within so long everyone has come. */
const ARRIVAL_MS = PEOPLE * 30;
const PATIENCE_MS = 60_000;
const QUESTIONS = ['what is the Example Grant?', 'who pays for the Example Grant?', '예시 지원금이 뭐예요?'];

let teams: TeamsDouble;
let running: RunningTeams | undefined;

afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.finished;
  await teams.stop();
});

interface Asked {
  readonly text: string;
  /** Milliseconds to the acknowledgement, and to the answer. */
  readonly acknowledged: number;
  readonly answered: number;
}

/** Delivers an activity until it is acknowledged, as Teams does; one in five again, at once or a little later. */
async function deliver(person: number, round: number, text: string): Promise<number> {
  const number = person * EACH + round;
  const activity = teams.activity({
    id: `A${number}`,
    text,
    from: { id: `29:${person}`, aadObjectId: `person-${person}` },
    conversation: { conversationType: 'personal', id: `a:${person}`, tenantId: TENANT },
  });
  const once = async (): Promise<number> => {
    for (;;) {
      const { status, ms } = await teams.deliver(activity, '').catch(() => ({ status: 0, ms: 0 }));
      if (status === 200) return ms;
      await sleep(200);
    }
  };
  const again = number % 5 !== 0 ? undefined : number % 2 === 0 ? once() : sleep(300).then(once);
  const acknowledged = await once();
  await again;
  return acknowledged;
}

/** A person asks, reads the answer, and asks on, at most once a second, until all questions are answered. */
async function converse(person: number): Promise<Asked[]> {
  const asked: Asked[] = [];
  await sleep((person * ARRIVAL_MS) / PEOPLE);
  for (let round = 0; round < EACH; round += 1) {
    const pause = sleep(PAUSE_MS);
    // One person in four asks what nobody knows, and nothing else: in a conversation about the grant it would be offered.
    const number = person * EACH + round;
    const text = person % 4 === 0 ? `zebra opera tickets ${number}` : QUESTIONS[number % QUESTIONS.length]!;
    const begun = performance.now();
    const acknowledged = await deliver(person, round, text);
    const end = Date.now() + PATIENCE_MS;
    while (teams.postsIn(`a:${person}`).length <= round && Date.now() < end) await sleep(20);
    const post = teams.postsIn(`a:${person}`)[round];
    asked.push({ text, acknowledged, answered: (post?.at ?? Number.POSITIVE_INFINITY) - begun });
    await pause;
  }
  return asked;
}

describe(`activities from ${PEOPLE} people, one in five delivered again`, () => {
  it('are each answered exactly once, acknowledged in time, and no inquiry is lost', async () => {
    teams = await new TeamsDouble().start();
    const place = makePlace();
    running = await startTeams(place);
    teams.botUrl = running.url;
    const asked = (
      await Promise.all(Array.from({ length: PEOPLE }, (_each, person) => converse(person)))
    ).flat();
    await sleep(500);
    const wrong = Array.from(
      { length: PEOPLE },
      (_each, person) => teams.postsIn(`a:${person}`).length,
    ).filter((posts) => posts !== EACH);
    expect(wrong).toEqual([]);
    expect(teams.posts).toHaveLength(PEOPLE * EACH);
    expect(teams.posts.filter((post) => readable(post).trim() === '')).toEqual([]);
    running.child.kill('SIGTERM');
    expectEnd(await running.finished);
    await expectLogged(place, asked, (PEOPLE * EACH) / 4);
    const acknowledged = asked.map((each) => each.acknowledged);
    const answered = asked.map((each) => each.answered);
    expect(percentile(acknowledged, 0.99)).toBeLessThan(15_000);
    console.log(
      `teams load: ${asked.length} activities from ${PEOPLE} people, median ${percentile(acknowledged, 0.5).toFixed(1)} ms to acknowledgement, ${percentile(answered, 0.5).toFixed(1)} ms to answer, 99 in 100 within ${percentile(answered, 0.99).toFixed(0)} ms`,
    );
  }, 120_000);
});
