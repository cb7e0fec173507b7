/** The built program between doubles of Slack and Teams and a browser: from a question asked in vain to word back, with restarts. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { testContext } from '../cli/context.js';
import {
  BOT_TOKEN,
  BOT_USER,
  buttonsIn,
  SlackDouble,
  readable as slackText,
  TEAM,
} from '../helpers/slack/double.js';
import { SIGNING_SECRET } from '../helpers/slack/signed.js';
import { TeamsDouble, readable as teamsText } from '../helpers/teams/double.js';
import { expectEnd, makePlace, type Running, run } from './program.js';

const QUESTION = 'could a wheelwright be helped by it?';
const ENTRY = 'example-grant/eligibility';
const ANSWER = 'Small companies that run a mill can apply.';
const TODAY = { POLICY_BOT_TODAY: '2031-07-01' };
const [STAFF, STAFF_CHANNEL] = ['U9', 'C9'];

const place = makePlace();
const slack = new SlackDouble();
const teams = new TeamsDouble();
let desk: Running | undefined;
let pages = '';

afterAll(async () => {
  desk?.child.kill('SIGKILL');
  await desk?.finished;
  await Promise.all([slack.stop(), teams.stop()]);
  rmSync(place.folder, { recursive: true, force: true });
});

const git = (...words: string[]): string =>
  execFileSync('git', ['-c', 'user.name=e', '-c', 'user.email=e@example.org', ...words], {
    cwd: place.folder,
    encoding: 'utf8',
  });

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 40_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`did not happen: ${holds}\n${desk?.err()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function start(): Promise<void> {
  const running = run(place, 'src/cli/main.js', ['start'], {
    ...TODAY,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    SLACK_STAFF: STAFF,
    SLACK_STAFF_CHANNEL: STAFF_CHANNEL,
    PORT: '0',
    TEAMS_ALLOW_UNAUTHENTICATED: 'true',
    TEAMS_PORT: '0',
    WEB_PORT: '0',
    POLICY_BOT_DIGEST: 'off',
    POLICY_BOT_STAFF_LANGUAGE: 'en',
    POLICY_BOT_LOG_LEVEL: 'info',
  });
  desk = running;
  const portOf = (what: string): string | undefined =>
    new RegExp(`"port":(\\d+),"msg":"listening for ${what}"`, 'u').exec(running.err())?.[1];
  const address = (): string | undefined => /"address":"([^"]+)"/u.exec(running.err())?.[1];
  await until(() => {
    if (running.child.exitCode !== null) throw new Error(`It did not start.\n${running.err()}`);
    const isUp = ['Slack is connected', 'Teams is connected'].every((each) => running.err().includes(each));
    return isUp && address() !== undefined;
  });
  slack.botUrl = `http://127.0.0.1:${portOf('Slack')}`;
  teams.botUrl = `http://127.0.0.1:${portOf('Teams')}`;
  pages = address()!;
}

async function stop(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  desk?.child.kill(signal);
  const finished = await desk?.finished;
  if (signal === 'SIGTERM' && finished !== undefined) expectEnd(finished);
}

/** Asks in a thread of Slack and waits for as many posts there. */
async function askSlack(user: string, thread: string, text: string, posts: number): Promise<void> {
  const ts = posts === 1 ? thread : slack.newTs();
  const event = { type: 'app_mention', channel: 'C1', user, ts, text: `<@${BOT_USER}> ${text}` };
  await slack.event(ts === thread ? event : { ...event, thread_ts: thread });
  await until(() => slack.postsIn('C1', thread).length === posts);
}

async function askTeams(text: string, posts: number): Promise<void> {
  await teams.deliver(teams.activity({ text, locale: 'en-US' }), '');
  await until(() => teams.posts.length === posts);
}

/** Asks on the pages, and asks for an address at which the answer will be. */
async function askOnPages(text: string): Promise<string> {
  const home = await fetch(`${pages}/?lang=en`);
  const cookie = home.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const fieldIn = (html: string, name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(html)?.[1] ?? '';
  const proof = fieldIn(await home.text(), 'proof');
  const post = async (path: string, fields: Record<string, string>): Promise<string> => {
    const body = new URLSearchParams({ lang: 'en', proof, once: '1', ...fields });
    const headers = {
      cookie,
      'x-fragment': '1',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    };
    return (await fetch(`${pages}${path}`, { method: 'POST', headers, body })).text();
  };
  const exchange = fieldIn(await post('/ask', { text }), 'exchange');
  const ticket = await post('/person', { exchange });
  return /\/answers\/[\w-]{32}/u.exec(ticket)?.[0] ?? '';
}

const answerAt = async (ticket: string): Promise<string> => (await fetch(`${pages}${ticket}?lang=en`)).text();

/** A command, in this process: what has to end and begin again is the desk. */
async function cli(...words: string[]): Promise<string> {
  const context = testContext({ ...place.env, ...TODAY });
  await runProgram(words, context);
  return context.printed();
}

describe('a day of the built program', () => {
  it('asked on Slack, Teams and the web, missed, clustered, drafted, previewed, compared, merged, answered, and each asker told once', async () => {
    await Promise.all([slack.start(), teams.start()]);
    git('init', '-q');
    git('add', 'content');
    git('commit', '-qm', 'content');

    await start();
    await askSlack('U1', '1.1', QUESTION, 1);
    await askSlack('U2', '2.2', QUESTION, 1);
    await askTeams(QUESTION, 1);
    const ticket = await askOnPages(QUESTION);
    expect(ticket).not.toBe('');
    await stop('SIGKILL');
    await cli('inquiries', 'delete-user', 'slack', 'U2', '--yes');

    const [cluster, ...others] = JSON.parse(await cli('misses', '--json'));
    expect(others).toEqual([]);
    expect(cluster).toMatchObject({ label: QUESTION, count: 3 });
    const { id } = cluster.questions[0];
    await cli('improve', '--accept', `${id}=${ENTRY}`, '--patch', join(place.folder, 'asked.patch'));
    git('checkout', '-qb', 'asked');
    git('apply', 'asked.patch');
    expect(await cli('preview', 'example-grant')).toContain(ANSWER);
    const { differences } = JSON.parse(await cli('diff', 'HEAD', '--json')) as {
      differences: { kind: string; from: string; question: string }[];
    };
    expect(differences.filter(({ from }) => from.startsWith('inquiry'))).toMatchObject([
      { kind: 'gained', question: QUESTION },
    ]);
    expect(differences.some(({ kind }) => kind === 'figure' || kind === 'lost')).toBe(false);
    git('commit', '-qam', 'ways to ask who can apply');
    git('checkout', '-q', '-');
    git('merge', '-q', 'asked');

    await start();
    const news = (): string => JSON.stringify(slack.postsIn(STAFF_CHANNEL));
    await until(() => news().includes(`inquiry_send:${id}`));
    expect(await answerAt(ticket)).not.toContain(ANSWER);
    const post = slack
      .postsIn(STAFF_CHANNEL)
      .findLast(({ blocks }) => buttonsIn(blocks).some((button) => button.id === `inquiry_send:${id}`))!;
    const pressed = buttonsIn(post.blocks).find((button) => button.id === `inquiry_send:${id}`)!;
    const press = {
      type: 'block_actions',
      team: { id: TEAM },
      user: { id: STAFF },
      channel: { id: STAFF_CHANNEL },
      container: { type: 'message', message_ts: post.ts, channel_id: STAFF_CHANNEL, is_ephemeral: false },
      message: { ts: post.ts },
      response_url: slack.responseUrl(STAFF_CHANNEL, STAFF),
      trigger_id: slack.trigger(),
      actions: [
        {
          type: 'button',
          block_id: 'b',
          action_id: pressed.id,
          action_ts: slack.newTs(),
          value: pressed.value,
        },
      ],
    };
    await slack.interact(press);
    await until(() => slack.postsIn('C1', '1.1').length === 2 && teams.posts.length === 2);
    const [, told] = slack.postsIn('C1', '1.1');
    expect(slackText(told!.blocks)).toContain(ANSWER);
    expect(teamsText(teams.posts[1]!)).toContain(ANSWER);
    await until(async () => (await answerAt(ticket)).includes(ANSWER));
    const asked = await fetch(`${pages}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: QUESTION }),
    });
    expect(JSON.stringify(await asked.json())).toContain(ANSWER);
    await stop('SIGTERM');

    // Posts of a conversation are sent in order: what came twice would come before the reply to this.
    await start();
    await slack.interact({ ...press, response_url: slack.responseUrl(STAFF_CHANNEL, STAFF) });
    await askSlack('U1', '1.1', 'help', 3);
    await askSlack('U2', '2.2', 'help', 2);
    await askTeams('help', 3);
    for (const words of [slackText(slack.postsIn('C1', '1.1')[2]!.blocks), teamsText(teams.posts[2]!)])
      expect(words).not.toContain(ANSWER);
    expect(JSON.stringify(slack.postsIn('C1', '2.2'))).not.toContain(ANSWER);
    expect(await answerAt(ticket)).toContain(ANSWER);
    await stop('SIGTERM');
    expect(await cli('misses')).toBe('No questions without an answer.\n');
  }, 180_000);
});
