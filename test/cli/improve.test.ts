import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compared, learntOf } from '../../bench/fit/compare.js';
import { readSets } from '../../bench/fit/models.js';
import { runProgram } from '../../src/cli/program.js';
import { systemClock } from '../../src/clock.js';
import { shippedModels } from '../../src/indexing/index.js';
import { openInquiryLog } from '../../src/inquiries/index.js';
import { recordingLogger } from '../helpers/logger.js';
import { MINIMAL } from '../knowledge/fixture.js';
import { testContext } from './context.js';

const KEY = '4f1c9e0b7a2d8365f0e1d2c3b4a59687';
const ASKED = ['our village wheel is old, is there help?', 'where can I renew my passport?'];

describe('policy-bot improve and policy-bot misses', () => {
  const folder = mkdtempSync(join(tmpdir(), 'improve-'));
  const content = join(folder, 'content');
  const database = join(folder, 'inquiries.db');
  const env = { POLICY_BOT_CONTENT: content, POLICY_BOT_DATABASE: database, POLICY_BOT_HASH_KEY: KEY };
  const git = (...words: string[]): string =>
    execFileSync('git', ['-c', 'user.name=e', '-c', 'user.email=e@example.org', ...words], {
      cwd: folder,
      encoding: 'utf8',
    });
  const run = async (...words: string[]) => {
    const context = testContext(env);
    const code = await runProgram(words, context);
    return { out: context.printed(), err: context.complained(), code };
  };

  beforeAll(async () => {
    cpSync(MINIMAL, content, { recursive: true });
    git('init', '-q');
    git('add', 'content');
    git('commit', '-qm', 'content');
    const log = openInquiryLog({ path: database, key: KEY, clock: systemClock, logger: recordingLogger() });
    for (const [n, text] of ASKED.entries())
      await log.record({
        at: new Date(),
        channel: 'slack',
        conversation: 'c',
        user: `u${n}`,
        language: 'en',
        text,
        reason: 'no-match',
        offered: n === 0 ? [{ entry: 'example-grant/overview', confidence: 0.3 }] : [],
        knowledgeVersion: 'v',
      });
    await log.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('lists what is missed with the reason, and as data', async () => {
    const { out } = await run('misses');
    expect(out).toContain('2 questions in 2 clusters.');
    expect(out).toContain('asked 1×');
    expect(out).toContain('no record is about it');
    const clusters = JSON.parse((await run('misses', '--json')).out) as { id: string }[];
    expect(clusters.map(({ id }) => id).sort()).toEqual(['q1', 'q2']);
  });

  it('proposes, and makes a patch that git applies, after which the question is answered', async () => {
    expect((await run('improve')).out).toContain('[ ] question-2');
    const patch = join(folder, 'asked.patch');
    const made = await run('improve', '--accept', '1=example-grant/eligibility,question-2', '--patch', patch);
    expect(made.err).toBe('');
    expect(git('status', '--porcelain', 'content')).toBe('');
    git('apply', '--check', patch);
    git('apply', patch);
    expect(git('diff', '--stat')).toContain('2 files changed');
    expect(readFileSync(join(content, 'questions/general.yaml'), 'utf8')).toContain(`#   2  ${ASKED[1]}`);
    const answered = await run('ask', ASKED[0]!);
    expect(answered.out).toContain('Small companies that run a mill can apply.');
    git('checkout', '-q', 'content');
  });

  it('makes a file of phrasings where there is none yet', async () => {
    const patch = join(folder, 'new.patch');
    await run('improve', '--accept', '1=example-pact/overview', '--patch', patch);
    git('apply', '--check', patch);
    expect(readFileSync(patch, 'utf8')).toContain(
      'new file mode 100644\n--- /dev/null\n+++ b/content/agreements/',
    );
  });

  it('says what is not there to be ticked', async () => {
    const unknown = await run('improve', '--accept', '99');
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('"99" is not among the proposals.');
    expect((await run('improve', '--accept', '1=nothing/here')).err).toContain(
      'There is no entry "nothing/here"',
    );
  });

  it('writes what staff have said of questions as a set, where that is allowed, and what the log deletes goes', async () => {
    const sets = join(folder, 'sets');
    const refused = await run('learn', sets);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('POLICY_BOT_LEARN=true');
    expect(existsSync(sets)).toBe(false);
    const learn = async (...words: string[]) => {
      const context = testContext({ ...env, POLICY_BOT_LEARN: 'true' });
      const code = await runProgram(['learn', sets, ...words], context);
      return { out: context.printed(), err: context.complained(), code };
    };
    expect((await learn()).out).toContain('0 of 2 questions');
    expect((await learn('--meant', '1=nothing/here')).err).toContain('There is no entry "nothing/here"');
    expect((await learn('--meant', '99=none')).err).toContain('There is no inquiry 99.');
    await learn('--meant', '1=example-grant/eligibility,2=none');
    expect((await learn()).out).toContain('2 of 2 questions');
    const [set] = await readSets(sets);
    const { entries, questions } = set!.material;
    expect(
      questions.map(({ text, kind, answers }) => [text, kind, answers.map((n) => entries[n]!.id)]),
    ).toEqual([
      [ASKED[0], 'answerable', ['example-grant/eligibility']],
      [ASKED[1], 'far', []],
    ]);
    const models = shippedModels();
    const shown = await compared([set!], models, models);
    expect(shown).toMatch(/^local +0 .*$/mu);
    expect(learntOf(set!.material).questions.map(({ text }) => text)).toEqual([ASKED[0]]);
    const log = openInquiryLog({ path: database, key: KEY, clock: systemClock, logger: recordingLogger() });
    await log.deleteUser('slack', 'u1');
    await log.close();
    expect((await learn()).out).toContain('1 of 1 questions');
    expect(readFileSync(join(sets, 'local', 'questions.jsonl'), 'utf8')).not.toContain(ASKED[1]);
  });

  it('has nothing to say of an empty log', async () => {
    const empty = { ...env, POLICY_BOT_DATABASE: join(folder, 'empty.db') };
    const context = testContext(empty);
    await runProgram(['improve'], context);
    expect(context.printed()).toBe('Nothing in the log asks for more content.\n');
  });
});
