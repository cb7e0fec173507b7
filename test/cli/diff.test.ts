import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Answers, type Asking, answersOf } from '../../src/cli/diff/answer.js';
import { inShares } from '../../src/cli/diff/compare.js';
import { differenceOf } from '../../src/cli/diff/differences.js';
import { compareSides, diffHtml, diffText, readSide } from '../../src/cli/diff/index.js';
import { runProgram } from '../../src/cli/program.js';
import { systemClock } from '../../src/clock.js';
import { openInquiryLog } from '../../src/inquiries/index.js';
import { parseContent } from '../../src/knowledge/index.js';
import { eligibleContent } from '../core/eligible-content.js';
import { edited, MINIMAL, minimal, textOf } from '../knowledge/fixture.js';
import { testContext } from './context.js';

const GRANT = 'programs/example-grant.yaml';
const TODAY = { year: 2031, month: 7, day: 1 };
const ASKED = [
  'what is the Example Grant?',
  'what share does the government pay?',
  'who can apply for the Example Grant?',
  '풍차 높이가 얼마예요?',
].map((question) => ({ from: 'test', turns: [question] }));

const side = (name: string, content: ReturnType<typeof minimal>) => ({
  name,
  kb: parseContent(content).knowledgeBase!,
});

/** Differences in answers to what was asked; what else is found is another test's. */
const asked = <Item extends { readonly from: string }>(differences: readonly Item[]): Item[] =>
  differences.filter(({ from }) => from !== 'not asked' && !from.startsWith('a way to ask'));

/** What is reported of an edit: kind and question. */
async function told(content: ReturnType<typeof minimal>): Promise<string[]> {
  const differences = await compareSides(side('base', minimal()), side('head', content), ASKED, {
    today: TODAY,
  });
  return asked(differences).map(({ kind, question }) => `${kind}: ${question}`);
}

describe('compareSides', () => {
  it('says nothing of a changed comment', async () => {
    expect(await told(edited(GRANT, 'id: example-grant', 'id: example-grant # as announced'))).toEqual([]);
  });

  it('finds a changed figure', async () => {
    expect(await told(edited(GRANT, '    number: 30\n', '    number: 35\n'))).toEqual([
      'figure: what share does the government pay?',
    ]);
  });

  it('takes all that is said of a new record for added, and none of it for changed', async () => {
    const path = 'programs/second-grant.yaml';
    const record = textOf(GRANT)
      .replace('id: example-grant', 'id: second-grant')
      .replace('예시 지원금, en: Example Grant', '둘째 예시 지원금, en: Second Example Grant')
      .replace(/aliases:[\s\S]*?(?=source:)/u, '');
    const head = side('head', minimal({ [path]: record }));
    const differences = await compareSides(side('base', minimal()), head, [], { today: TODAY });
    const own = differences.filter(({ question, from }) => `${question} ${from}`.includes('second-grant'));
    expect(own.map(({ question }) => question)).toContain('second-grant, not stated (en)');
    expect(own.filter(({ kind, added }) => kind !== 'gained' || added !== true)).toEqual([]);
    const compared = { base: 'main', head: 'content', questions: 0, differences: own };
    expect(diffText(compared)).toContain(`${own.length} are of what only content has.`);
  });

  it('finds a changed wording, and calls it no more than that', async () => {
    expect(
      await told(
        edited(GRANT, 'Small companies that run a mill can apply.', 'Small companies with a mill can apply.'),
      ),
    ).toEqual(['wording: who can apply for the Example Grant?']);
  });

  it('begins a check however busy the machine is', async () => {
    let at = Date.now();
    const racing = vi.spyOn(systemClock, 'now').mockImplementation(() => {
      at += 5_000;
      return new Date(at);
    });
    const asked = [{ from: 'test', turns: ['am I eligible for the Example Grant? I run a mill'] }];
    const kb = parseContent(eligibleContent()).knowledgeBase!;
    const answers = await answersOf({ kb, asked, today: TODAY });
    racing.mockRestore();
    expect(answers.asked[0]?.[0]?.text).toContain('How many employees do you have?');
  });

  it('finds what is no longer answered, and the other way round what is newly answered', async () => {
    const cut = (path: string, from: string, to: string): string => {
      const text = textOf(path);
      return text.slice(0, text.indexOf(from)) + text.slice(text.indexOf(to));
    };
    const asks = 'programs/example-grant.asks.yaml';
    const without = minimal({
      [GRANT]: cut(GRANT, 'details:', 'not_stated:'),
      [asks]: cut(asks, 'details:', 'not_stated:'),
    });
    const question = [{ from: 'test', turns: ['몇 개 기업이 참여하나요?'] }];
    const [base, head] = [side('base', minimal()), side('head', without)];
    const there = await compareSides(base, head, question, { today: TODAY });
    const back = await compareSides(head, base, question, { today: TODAY });
    expect(asked(there).map(({ kind }) => kind)).toEqual(['lost']);
    expect(asked(back).map(({ kind }) => kind)).toEqual(['gained']);
  });
});

describe('inShares', () => {
  const asked = Array.from({ length: 7 }, (_, n) => ({ from: 'test', turns: [String(n)] }));
  const echo = async ({ asked: share, askedAlone }: Asking): Promise<Answers> => {
    const answers = share.map(({ turns }) => turns.map((text) => ({ outcome: 'answered' as const, text })));
    const change = { outcome: 'answered' as const, text: 'said' };
    return { asked: answers, said: askedAlone === true ? [] : [{ what: 'all', change }] };
  };

  it.each([1, 2, 3, 4, 7])(
    'gives the answers of %i shares in the order asked, and what is said once',
    async (shares) => {
      const { asked: answers, said } = await inShares({ kb: {} as never, asked }, shares, echo);
      expect(answers.flat().map(({ text }) => text)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
      expect(said).toHaveLength(1);
    },
  );
});

describe('differenceOf', () => {
  const reply = (text: string, outcome: 'answered' | 'unanswered' = 'answered', entry = 'a/overview') => ({
    outcome,
    entry,
    text,
  });

  it('is none where the reader reads the same, whatever the entry is called', () => {
    expect(differenceOf(reply('5 days'), reply('5 days', 'answered', 'a/period'))).toBeUndefined();
  });

  it('tells a lost answer, a new one and another entry apart', () => {
    expect(differenceOf(reply('5 days'), reply('I do not know.', 'unanswered'))?.kind).toBe('lost');
    expect(differenceOf(reply('I do not know.', 'unanswered'), reply('5 days'))?.kind).toBe('gained');
    expect(differenceOf(reply('5 days'), reply('5 nights', 'answered', 'a/benefit'))?.kind).toBe('entry');
  });

  it('names the figures that only one side says, also a date or an amount', () => {
    expect(differenceOf(reply('3억 원, 2031년 5월'), reply('4억 원, 2031년 5월'))).toEqual({
      kind: 'figure',
      figures: { base: ['3억'], head: ['4억'] },
    });
    expect(differenceOf(reply('from 2 to 2'), reply('from 2'))?.kind).toBe('figure');
  });
});

describe('what is shown', () => {
  const compared = {
    base: 'main',
    head: 'content',
    questions: 1200,
    differences: [
      {
        kind: 'figure' as const,
        from: 'inquiry 7',
        question: 'How much?',
        base: { outcome: 'answered' as const, entry: 'a/b', text: 'Same line.\nIt is 3 <b>.' },
        head: { outcome: 'answered' as const, entry: 'a/b', text: 'Same line.\nIt is 4.' },
        figures: { base: ['3'], head: ['4'] },
      },
    ],
  };

  it('is the lines that differ, with where the question is from', () => {
    const text = diffText(compared);
    expect(text).toContain('  How much?   [inquiry 7]\n    3 → 4\n    - It is 3 <b>.\n    + It is 4.\n');
    expect(text).not.toContain('Same line');
    expect(text).toContain(
      '1 of 1,200 questions are answered otherwise in content than in main: another figure 1',
    );
  });

  it('counts what nobody asked apart from the questions', () => {
    const besides = { ...compared.differences[0]!, from: 'not asked', besides: true as const };
    const differences = [...compared.differences, besides, besides];
    expect(diffText({ ...compared, differences })).toContain(
      '1 of 1,200 questions are answered otherwise in content than in main, and 2 more that nobody asked: another figure 3',
    );
  });

  it('is a page in which nothing that somebody typed is markup', () => {
    expect(diffHtml(compared)).toContain('<del>It is 3 &lt;b&gt;.</del>');
  });
});

describe('policy-bot diff', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diff-'));
  const head = join(folder, 'head');
  const questions = join(folder, 'questions.jsonl');
  beforeAll(() => {
    cpSync(MINIMAL, head, { recursive: true });
    const file = join(head, GRANT);
    writeFileSync(file, readFileSync(file, 'utf8').replace('number: 30\n', 'number: 35\n'));
    writeFileSync(questions, '{"id":"q1","q":"what share does the government pay?"}\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function diff(env: Record<string, string>, ...words: string[]) {
    const context = testContext(env);
    const code = await runProgram(['diff', ...words, '--today', '2031-07-01'], context);
    return { code, out: context.printed(), err: context.complained() };
  }

  it('stops a merge at a changed figure, and not where told to let it pass', async () => {
    const html = join(folder, 'diff.html');
    const stopped = await diff({}, MINIMAL, head, '--no-log', '--questions', questions, '--html', html);
    expect(stopped.code).toBe(1);
    expect(stopped.out).toContain('30 → 35');
    expect(stopped.out).toMatch(
      /\d+ of \d+ questions are answered otherwise in .+, and \d+ more that nobody asked/u,
    );
    expect(readFileSync(html, 'utf8')).toContain('<ins>35</ins>');
    const passed = await diff(
      {},
      MINIMAL,
      head,
      '--no-log',
      '--questions',
      questions,
      '--fail-on',
      'lost',
      '--json',
    );
    expect(passed.code).toBe(0);
    expect(asked(JSON.parse(passed.out).differences)).toHaveLength(1);
  });

  it('asks what people asked, from the log', async () => {
    const database = join(folder, 'log.sqlite');
    const key = 'k'.repeat(64);
    const env = { POLICY_BOT_DATABASE: database, POLICY_BOT_HASH_KEY: key };
    const ignore = (): void => undefined;
    const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
    const log = openInquiryLog({ path: database, key, retentionDays: 30, clock: systemClock, logger });
    await log.record({
      at: new Date(),
      channel: 'test',
      conversation: 'c',
      user: 'u',
      language: 'en',
      knowledgeVersion: '0',
      reason: 'no-match',
      text: 'what share does the government pay?',
      offered: [],
    });
    await log.close();
    expect((await diff(env, MINIMAL, head)).out).toContain('[inquiry 1]');
  });

  it('reads a git revision', async () => {
    const git = (...words: string[]) =>
      execFileSync('git', words, { cwd: folder, env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } });
    git('init', '-q', '.');
    cpSync(MINIMAL, join(folder, 'content'), { recursive: true });
    git('add', 'content');
    git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-qm', 'content');
    const { kb } = await readSide('HEAD', join(folder, 'content'));
    expect([...kb.records.keys()].sort()).toEqual(['example-grant', 'example-pact']);
    await expect(readSide('no-such-revision', join(folder, 'content'))).rejects.toThrow(
      /neither a folder nor a revision/,
    );
  });

  it('says which line of a file of questions is none', async () => {
    writeFileSync(questions, '{"id":"q1","q":"x"}\n{"id":"q2"}\n');
    const { code, err } = await diff({}, MINIMAL, head, '--no-log', '--questions', questions);
    expect(code).toBe(2);
    expect(err).toContain('questions.jsonl:2 is no question');
  });
});
