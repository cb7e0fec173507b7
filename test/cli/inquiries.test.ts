import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { widthOf } from '../../src/cli/columns.js';
import { inquiriesCommand } from '../../src/cli/inquiries.js';
import { memoryInquiryLog, type StaffInquiryLog } from '../../src/inquiries/index.js';
import { question } from '../contract/questions.js';

const folder = mkdtempSync(join(tmpdir(), 'inquiries-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOW = new Date('2026-11-10T00:30:00Z');
let log: StaffInquiryLog;
let ids: string[];

beforeEach(async () => {
  log = memoryInquiryLog({ retentionDays: 60, clock: { now: () => NOW } });
  const ask = (text: string, day: string, language: 'ko' | 'en' = 'ko') =>
    log.record(question({ text, language, at: new Date(day) }));
  ids = [
    await ask('소공인 대출 한도는 얼마인가요?', '2026-11-01T23:30:00Z'),
    await ask('What is the cap?', '2026-11-05T00:00:00Z', 'en'),
    await ask('주차 되나요?', '2026-11-08T00:00:00Z'),
  ];
  await ask('소공인 대출 한도는 얼마인가요', '2026-11-02T15:30:00Z');
  await log.dismiss(ids[2]!, '정책 질문이 아님');
  await log.recordTurn({ at: NOW, outcome: 'answered', entry: 'loan/cap', confidence: 0.9, language: 'ko' });
  await log.recordFeedback({ at: NOW, entry: 'loan/cap', helpful: false, language: 'ko' });
});

/** Runs the command on the log and gives what it printed and its exit code. */
async function run(...words: string[]): Promise<{ out: string; err: string; code: number }> {
  const result = { out: '', err: '', code: 0 };
  const command = inquiriesCommand({
    openLog: async () => Object.assign(Object.create(log), wrapped()),
    out: (text) => {
      result.out += text;
    },
    err: (text) => {
      result.err += text;
    },
    exit: (code) => {
      result.code = code;
    },
    today: () => NOW,
    width: 80,
  });
  for (const each of [command, ...command.commands]) {
    each.exitOverride().configureOutput({
      writeErr: (text) => {
        result.err += text;
      },
    });
  }
  try {
    await command.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof Error && 'exitCode' in error)) throw error;
    result.code = Number(error.exitCode);
  }
  return result;
}

/** The log with a close that leaves it open for the next command; `closed` counts. */
let closed = 0;
function wrapped(): StaffInquiryLog {
  const methods = [
    'list',
    'get',
    'setStatus',
    'addNote',
    'claim',
    'answer',
    'dismiss',
    'stats',
    'deleteUser',
    'purge',
  ] as const;
  const bound = Object.fromEntries(methods.map((name) => [name, (log[name] as () => unknown).bind(log)]));
  return {
    ...bound,
    close: async () => {
      closed += 1;
    },
  } as unknown as StaffInquiryLog;
}

describe('inquiries list', () => {
  it('shows what waits, asked last first, in Korean time, with columns in line', async () => {
    const { out, code } = await run('list');
    expect(out).toBe(
      [
        'ID  STATUS  ASKED  LAST ASKED        LANG  QUESTION',
        '2   open    1×     2026-11-05 09:00  en    What is the cap?',
        '1   open    2×     2026-11-03 00:30  ko    소공인 대출 한도는 얼마인가요?',
        '',
      ].join('\n'),
    );
    for (const line of out.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
    expect(code).toBe(0);
  });

  it('filters by status, language and time', async () => {
    const listed = async (...options: string[]) =>
      JSON.parse((await run('list', '--json', ...options)).out).map(({ id }: { id: string }) => id);
    expect(await listed('--status', 'all')).toEqual(['3', '2', '1']);
    expect(await listed('--status', 'dismissed')).toEqual(['3']);
    expect(await listed('--language', 'en')).toEqual(['2']);
    // The 3rd of November in Korea begins at 15:00 of the 2nd in UTC.
    expect(await listed('--since', '2026-11-03')).toEqual(['2', '1']);
    expect(await listed('--since', '2026-11-04')).toEqual(['2']);
    expect(await listed('--since', '6d')).toEqual(['2']);
  });

  it('says that there are more', async () => {
    const { out } = await run('list', '--limit', '1');
    expect(out).toContain('What is the cap?');
    expect(out).not.toContain('소공인');
    expect(out).toContain('--limit 2');
  });

  it('says so when there is nothing', async () => {
    expect((await run('list', '--status', 'answered')).out).toBe('No answered inquiries.\n');
  });

  it.each([
    [['--since', 'yesterday'], /--since is "yesterday".*2026-03-31/],
    [['--since', '2026-02-31'], /--since is "2026-02-31"/],
    [['--limit', '0'], /--limit is "0".*whole number/],
    [['--limit', 'x'], /--limit is "x"/],
  ])('explains %j', async (options, says) => {
    const { err, code } = await run('list', ...options);
    expect(err).toMatch(says);
    expect(code).toBe(1);
  });
});

describe('inquiries show', () => {
  it('shows everything but the hashes', async () => {
    const { out } = await run('show', '3');
    expect(out).toContain('주차 되나요?');
    expect(out).toMatch(/Status +dismissed/);
    expect(out).toMatch(/Asked +1 time by 1 person on slack/);
    expect(out).toMatch(/Offered +smart-factory\/benefit \(0\.42\)/);
    expect(out).toMatch(/Dismissal +2026-11-10 09:30 {2}정책 질문이 아님/);
    expect(out).not.toMatch(/[0-9a-f]{64}/);
  });

  it('prints it as data', async () => {
    expect(JSON.parse((await run('show', '1', '--json')).out)).toMatchObject({ id: '1', count: 2 });
  });

  it('keeps a question from steering the terminal', async () => {
    const id = await log.record(question({ text: 'clear \u001b[2J\u202e all' }));
    for (const words of [
      ['show', id],
      ['show', id, '--json'],
      ['list'],
      ['list', '--json'],
      ['stats'],
      ['export', '--json'],
      ['export'],
    ]) {
      expect((await run(...words)).out, words.join(' ')).not.toMatch(/[\u001b\u202e]/);
    }
  });
});

describe('an id that no inquiry has', () => {
  it.each([['show'], ['claim'], ['answer', 'text'], ['dismiss'], ['reopen'], ['note', 'text']])(
    'is named by %s, with exit code 1',
    async (name, ...rest) => {
      const { out, err, code } = await run(name, '99', ...rest);
      expect(out).toBe('');
      expect(err).toBe('There is no inquiry "99". "policy-bot inquiries list --status all" shows the ids.\n');
      expect(code).toBe(1);
    },
  );
});

describe('settling an inquiry', () => {
  it('claims, notes, answers, reopens and dismisses', async () => {
    expect((await run('claim', '1', '--by', '김주무관')).out).toBe('Inquiry 1 is claimed by 김주무관.\n');
    expect((await run('note', '1', 'asked', 'the', 'division')).code).toBe(0);
    expect((await run('answer', '1', '한도는', '공고문에 있습니다')).out).toMatch(/answered.*content\//);
    expect(await log.get('1')).toMatchObject({
      status: 'answered',
      notes: [
        { kind: 'claim', text: '김주무관' },
        { kind: 'note', text: 'asked the division' },
        { kind: 'answer', text: '한도는 공고문에 있습니다' },
      ],
    });
    await run('reopen', '1');
    expect((await log.get('1'))?.status).toBe('open');
    await run('dismiss', '1');
    expect(await log.get('1')).toMatchObject({ status: 'dismissed', notes: { length: 3 } });
  });
});

describe('inquiries export', () => {
  it('prints CSV', async () => {
    const { out, err } = await run('export');
    expect(out.startsWith('\ufeff"id","status"')).toBe(true);
    expect(out.trimEnd().split('\r\n')).toHaveLength(4);
    expect(err).toBe('');
  });

  it('writes a file that its owner alone can read', async () => {
    const file = join(folder, 'inquiries.csv');
    const { out, err } = await run('export', '--csv', file, '--status', 'waiting');
    expect(out).toBe('');
    expect(err).toBe(`2 inquiries written to ${file}.\n`);
    expect(readFileSync(file, 'utf8')).toContain('소공인');
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('writes JSON', async () => {
    const file = join(folder, 'inquiries.json');
    await run('export', '--json', file, '--language', 'en');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject([{ text: 'What is the cap?' }]);
    expect(JSON.parse((await run('export', '--json')).out)).toHaveLength(3);
  });

  it('says when the file cannot be written', async () => {
    const { err, code } = await run('export', '--csv', join(folder, 'no', 'such', 'folder.csv'));
    expect(err).toMatch(/could not be written \(ENOENT\)/);
    expect(code).toBe(1);
  });

  it('takes one form at a time', async () => {
    expect((await run('export', '--csv', 'a', '--json', 'b')).code).toBe(1);
  });
});

describe('inquiries stats', () => {
  it('sums up turns, feedback and inquiries', async () => {
    const { out } = await run('stats');
    expect(out).toMatch(/Turns +1\n/);
    expect(out).toMatch(/answered +1 \(100%\)/);
    expect(out).toMatch(/Feedback +0 helpful, 1 not helpful/);
    expect(out).toMatch(/Inquiries +2 open, 0 claimed, 0 answered, 1 dismissed/);
    expect(out).toMatch(/Waiting, asked most\nID {2}ASKED {2}QUESTION\n1 {3}2× {5}소공인/);
  });

  it('prints them as data, from a day on', async () => {
    expect(JSON.parse((await run('stats', '--json', '--since', '2026-11-04')).out)).toMatchObject({
      turns: 1,
      inquiries: { open: 1, dismissed: 1 },
    });
  });

  it('prints an empty log', async () => {
    log = memoryInquiryLog();
    expect((await run('stats')).out).toMatch(/Turns +0\n/);
  });
});

describe('inquiries delete-user', () => {
  it('does nothing until it is confirmed', async () => {
    const { err, code } = await run('delete-user', 'slack', 'U1');
    expect(err).toContain('--yes');
    expect(code).toBe(1);
    expect(await log.list()).toHaveLength(3);
  });

  it("deletes a user's questions", async () => {
    expect((await run('delete-user', 'slack', 'U1', '--yes')).out).toContain('3 questions');
    expect(await log.list()).toEqual([]);
    expect((await run('delete-user', 'slack', 'U1', '--yes')).out).toContain('no question of this user');
  });
});

describe('inquiries purge', () => {
  it('says how many it deleted', async () => {
    expect((await run('purge')).out).toBe('0 inquiries past the retention deleted.\n');
    await log.record(question({ text: 'old', at: new Date('2026-01-01') }));
    expect((await run('purge')).out).toBe('1 inquiry past the retention deleted.\n');
  });
});

describe('every subcommand', () => {
  it('closes the log that it opened, also when it finds nothing', async () => {
    closed = 0;
    for (const words of [
      ['list'],
      ['show', '1'],
      ['show', '99'],
      ['stats'],
      ['claim', '99'],
      ['export'],
      ['purge'],
    ])
      await run(...words);
    expect(closed).toBe(7);
  });
});
