import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { History } from '../../src/history/index.js';
import { openInquiryLog } from '../../src/inquiries/index.js';
import { parseContent, readContent } from '../../src/knowledge/index.js';
import { recordingLogger } from '../helpers/logger.js';
import { MINIMAL } from '../knowledge/fixture.js';
import { testContext } from './context.js';

const KEY = '4f1c9e0b7a2d8365f0e1d2c3b4a59687';
const GRANT = 'programs/example-grant.yaml';

describe('policy-bot replay', () => {
  const folder = mkdtempSync(join(tmpdir(), 'replay-'));
  const content = join(folder, 'content');
  const database = join(folder, 'inquiries.db');
  const env = { POLICY_BOT_CONTENT: content, POLICY_BOT_DATABASE: database, POLICY_BOT_HASH_KEY: KEY };
  const run = async (...words: string[]) => {
    const context = testContext(env);
    const code = await runProgram(words, context);
    return { out: context.printed(), err: context.complained(), code };
  };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('says what was said with the content of that day, and what staff sent', async () => {
    cpSync(MINIMAL, content, { recursive: true });
    const history = new History(join(folder, 'history'));
    const served = async (at: string): Promise<string> => {
      const files = await readContent(content);
      const { knowledgeBase } = parseContent(files);
      await history.add(knowledgeBase!, files.files, { at: new Date(at) });
      return knowledgeBase!.version;
    };
    const then = await served('2031-07-01T00:00:00Z');
    const grant = readFileSync(join(content, GRANT), 'utf8');
    writeFileSync(join(content, GRANT), grant.replace('number: 30\n', 'number: 40\n'));
    const now = await served('2031-07-09T00:00:00Z');

    let at = new Date('2031-07-02T00:00:00Z');
    const clock = { now: () => at };
    const log = openInquiryLog({ path: database, key: KEY, clock, logger: recordingLogger() });
    const asked = {
      channel: 'slack',
      conversation: 'c',
      user: 'u',
      language: 'en',
      reason: 'not-helpful',
      offered: [],
    } as const;
    const id = await log.record({
      ...asked,
      at,
      text: 'what share does the government pay?',
      knowledgeVersion: then,
    });
    const lost = await log.record({
      ...asked,
      at,
      text: 'who pays the miller?',
      knowledgeVersion: 'aaaaaaaaaaaa',
    });
    at = new Date('2031-07-10T00:00:00Z');
    await log.answer(id, 'It is 40% now.\n[example-grant/funding]\n(Kim)');
    await log.close();

    const { out } = await run('replay', id);
    expect(out).toContain(`2031-07-02 09:00  content ${then}\n  answered from example-grant/`);
    expect(out).toContain('30%');
    expect(out).toContain(`2031-07-10 09:00  content ${now}\n  answer: It is 40% now.`);
    expect((await run('replay', lost)).out).toContain(
      'content aaaaaaaaaaaa\n  The files of this state are not kept',
    );
    const { said } = JSON.parse((await run('replay', id, '--json')).out) as { said: { version: string }[] };
    expect(said.map(({ version }) => version)).toEqual([then, now]);
    expect((await run('replay', '99')).err).toContain('There is no inquiry 99.');
  });
});
