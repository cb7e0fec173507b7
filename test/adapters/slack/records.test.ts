import { afterEach, describe, expect, it } from 'vitest';
import type { Handle } from '../../../adapters/contract.js';
import { checkMessage } from '../../../adapters/slack/limits.js';
import { renderReply } from '../../../adapters/slack/render.js';
import type { Turn } from '../../../src/core/reply.js';
import { say } from '../../contract/replies.js';
import { buttonsIn, type Posted, readable, TEAM } from '../../helpers/slack/double.js';
import { makeStaffed, STAFF_USER, type StaffHarness } from './staff-harness.js';

const FILE = { name: 'agreements.csv', mediaType: 'text/csv', content: '\ufeff"name"\r\n"협약"\r\n' };

let open: StaffHarness | undefined;
afterEach(async () => {
  await open?.channel.stop();
  await open?.close?.();
  open = undefined;
});

async function started(handle: Handle): Promise<StaffHarness> {
  open = await makeStaffed({ handle });
  return open;
}

const direct = (harness: StaffHarness, user: string, text: string) =>
  harness.slack.event({
    type: 'message',
    channel_type: 'im',
    channel: `D${user}`,
    user,
    text,
    ts: harness.slack.newTs(),
  });

describe('the role of a turn', () => {
  it('is staff for staff where nobody else reads the reply, and for nobody else', async () => {
    const turns: Turn[] = [];
    const harness = await started(async (turn) => {
      // Staff who ask where others read along are also asked for a version of their own.
      if (turn.aside !== true) turns.push(turn);
      return say('Heard.');
    });
    const { slack } = harness;
    const heard = async (n: number): Promise<void> => slack.until(() => turns.length === n);
    await direct(harness, STAFF_USER, 'one');
    await heard(1);
    await direct(harness, 'UELSE', 'two');
    await heard(2);
    await slack.event({
      type: 'app_mention',
      channel: 'CPUBLIC',
      user: STAFF_USER,
      text: '<@UDESK> three',
      ts: slack.newTs(),
    });
    await heard(3);
    const command = (user: string, text: string) =>
      slack.command({
        command: '/policy',
        team_id: TEAM,
        user_id: user,
        channel_id: 'CPUBLIC',
        text,
        trigger_id: slack.trigger(),
        response_url: slack.responseUrl('CPUBLIC', user),
      });
    await command(STAFF_USER, 'four');
    await heard(4);
    await command('UELSE', 'five');
    await heard(5);
    expect(turns.map(({ role }) => role)).toEqual(['staff', undefined, undefined, 'staff', undefined]);
  });
});

describe('a file', () => {
  const withFile: Handle = async () => say('Here it is.', { file: FILE });

  it('is put into the conversation, whole', async () => {
    const harness = await started(withFile);
    await direct(harness, 'UELSE', 'export agreements');
    const done = () => harness.slack.calls.find(({ method }) => method === 'files.completeUploadExternal');
    await harness.slack.until(() => done() !== undefined);
    expect(harness.slack.uploads).toEqual([{ name: FILE.name, content: FILE.content }]);
    expect(done()?.args).toMatchObject({ channel_id: 'DUELSE' });
  });

  it('is said to be missing when the app may not upload', async () => {
    const harness = await started(withFile);
    harness.slack.fail('files.getUploadURLExternal', { error: 'missing_scope' });
    await direct(harness, 'UELSE', 'export agreements');
    await harness.slack.until(() => harness.slack.postsIn('DUELSE').length === 2);
    expect(readable(harness.slack.postsIn('DUELSE')[1]?.blocks)).toContain('files:write');
  });
});

describe('a table in Slack', () => {
  const columns = [{ label: 'Name' }, { label: 'Amount', align: 'right' as const }];

  it('is a table block with the rows and what is said below it', () => {
    const [message] = renderReply(
      say('Two.', {
        tables: [
          {
            columns,
            rows: [
              ['<!channel>', '1'],
              ['협약', ''],
            ],
            note: '1–2 of 9',
          },
        ],
      }),
    );
    const table = message?.blocks.find(({ type }) => type === 'table');
    expect(table?.['rows']).toHaveLength(3);
    expect(readable(message?.blocks)).toContain('1–2 of 9');
    expect(readable(message?.blocks)).not.toContain('<!channel>');
    expect(checkMessage(message!)).toEqual([]);
  });

  it('of any size keeps within the limits, and says that rows are left out', () => {
    const rows = Array.from({ length: 400 }, (_, n) => [`row ${n} ${'가'.repeat(200)}`, 'x'.repeat(900)]);
    const facts = Array.from({ length: 30 }, (_, n) => ({ label: `fact ${n}`, value: 'v'.repeat(300) }));
    const messages = renderReply(
      say('Long. '.repeat(2_000), {
        facts,
        tables: [
          { title: 'All', columns, rows },
          { columns, rows },
        ],
      }),
    );
    for (const message of messages) expect(checkMessage(message)).toEqual([]);
    const shown = messages.flatMap(({ blocks, more }) => more?.pages ?? [blocks]);
    expect(shown.map(readable).join()).toMatch(/The first \d+ of 400 rows/);
  });
});

describe('pages', () => {
  const facts = Array.from({ length: 9 }, (_, n) => ({ label: `fact ${n}`, value: `${n} of nine` }));

  it('are turned in place by a press, and said to be gone when nobody has them any more', async () => {
    const harness = await started(async () => say('Nine facts.', { facts, entry: 'a/b' }));
    const { slack } = harness;
    await direct(harness, 'UELSE', 'all of them');
    await slack.until(() => slack.postsIn('DUELSE').length === 1);
    const [post] = slack.postsIn('DUELSE');
    expect(readable(post?.blocks)).not.toContain('fact 4');
    expect(post?.args).not.toHaveProperty('more');
    const press = async (value: string): Promise<Posted> => {
      const url = slack.responseUrl('DUELSE', 'UELSE');
      await slack.interact({
        type: 'block_actions',
        team: { id: TEAM },
        user: { id: 'UELSE' },
        channel: { id: 'DUELSE' },
        container: { type: 'message', message_ts: post!.ts, channel_id: 'DUELSE' },
        message: { ts: post!.ts },
        trigger_id: slack.trigger(),
        response_url: url,
        actions: [{ type: 'button', action_id: 'page:1', block_id: 'b', action_ts: slack.newTs(), value }],
      });
      const answer = () => slack.posts.find(({ response }) => url.endsWith(response?.url ?? 'nowhere'));
      await slack.until(() => answer() !== undefined);
      return answer()!;
    };
    const next = buttonsIn(post!.blocks).find(({ id }) => id === 'page:1')!;
    const second = await press(next.value);
    expect(second.args).toMatchObject({ replace_original: true });
    expect(readable(second.blocks)).toContain('fact 4');
    expect(readable(second.blocks)).not.toContain('fact 0');
    const gone = await press(JSON.stringify({ action: `${'x'.repeat(32)}/1`, language: 'en' }));
    expect(gone.args).toMatchObject({ replace_original: false });
    expect(gone.text).toContain('Ask again');
  });
});
