import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SqliteDatabase } from '../../src/sqlite/index.js';
import { readable, TeamsDouble } from '../helpers/teams/double.js';
import { expectEnd, makePlace, PATIENCE, type Place, policyBot } from './program.js';
import { type RunningTeams, startTeams } from './teams-program.js';

let teams: TeamsDouble | undefined;
let running: RunningTeams | undefined;

afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.finished;
  await teams?.stop();
  running = undefined;
  teams = undefined;
});

/** How many turns and posts are not done yet, as the program keeps them. */
function undone({ database }: Place): unknown {
  const db = new SqliteDatabase(join(dirname(database), 'delivery.db'), { readonly: true });
  try {
    return db.prepare('SELECT (SELECT count(*) FROM taken) + (SELECT count(*) FROM posts)').pluck().get();
  } finally {
    db.close();
  }
}

describe('the program with Teams', () => {
  it('answers, is stopped, and goes on where it was', async () => {
    teams = await new TeamsDouble().start();
    const place = makePlace();
    running = await startTeams(place);
    teams.botUrl = running.url;
    const activity = teams.activity({ text: 'what is the Example Grant?' });
    expect((await teams.deliver(activity, '')).status).toBe(200);
    await teams.until(() => teams!.posts.length === 1, PATIENCE);
    expect(readable(teams.posts[0]!)).toContain('helps mills put up windmills');
    // Killed before it has heard that the post arrived, it would post again: Teams shows no bot what it has posted.
    await expect.poll(() => undone(place), { timeout: PATIENCE }).toBe(0);
    running.child.kill('SIGKILL');
    await running.finished;
    running = await startTeams(place);
    teams.botUrl = running.url;
    await teams.deliver(activity, '');
    await teams.deliver(teams.activity({ text: 'help' }), '');
    await teams.until(() => teams!.posts.length === 2, PATIENCE);
    running.child.kill('SIGTERM');
    expectEnd(await running.finished);
    expect(teams.posts).toHaveLength(2);
    expect(running.err()).not.toContain('Example Grant');
  });

  it.each([
    [
      'an application id alone',
      { MicrosoftAppId: '11111111-2222-4333-8444-555555555555' },
      'MicrosoftAppPassword',
    ],
    [
      'no credentials where others reach it',
      { TEAMS_ALLOW_UNAUTHENTICATED: 'true', HOST: '0.0.0.0' },
      'HOST',
    ],
  ] as const)('is not started with %s, and says why', async (_what, env, word) => {
    const finished = await policyBot(makePlace(), ['start'], { env });
    const { err } = finished;
    expectEnd(finished, 2);
    expect(err).toContain(word);
  });
});
