import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KnowledgeBase } from '../../src/core/model/knowledge-base.js';
import { ContentError, KnowledgeKeeper, parseContent } from '../../src/knowledge/index.js';
import { recordingLogger } from '../helpers/logger.js';
import { edited, MINIMAL } from './fixture.js';

const GRANT = 'programs/example-grant.yaml';
/** The bound that a person notices is 2 s on an idle machine; a busy one gets more. */
const PATIENCE = { timeout: 30_000, interval: 50 };

let base = '';
let dir = '';
let logger = recordingLogger();
let keeper: KnowledgeKeeper<KnowledgeBase> | undefined;

beforeEach(async () => {
  // A schema folder beside the content is found as it is in the project.
  base = mkdtempSync(join(tmpdir(), 'keeper-'));
  cpSync(join(MINIMAL, '../../../../schema'), join(base, 'schema'), { recursive: true });
  dir = join(base, 'a', 'b', 'c', 'content');
  cpSync(MINIMAL, dir, { recursive: true });
  logger = recordingLogger();
  keeper = await KnowledgeKeeper.open(dir, { logger, prepare: (knowledgeBase) => knowledgeBase });
});

afterEach(async () => {
  await keeper?.stop();
  rmSync(base, { recursive: true, force: true });
});

function share(): unknown {
  return keeper?.current.records.get('example-grant')?.facts.get('grant-share')?.value;
}

function textWith(number: number | string): string {
  return readFileSync(join(MINIMAL, GRANT), 'utf8').replace('number: 30\n', `number: ${number}\n`);
}

const serves = (number: number) => vi.waitFor(() => expect(share()).toMatchObject({ number }), PATIENCE);
const warned = (words: string) =>
  vi.waitFor(() => expect(logger.events.map(({ message }) => message).join('\n')).toContain(words), PATIENCE);

describe('KnowledgeKeeper', () => {
  it('serves a saved change within two seconds', async () => {
    writeFileSync(join(dir, GRANT), textWith(31));
    const start = performance.now();
    await serves(31);
    console.log(`swapped in after ${Math.round(performance.now() - start)} ms`);
    expect(logger.events.at(-1)?.level).toBe('info');
  });

  it('keeps the last good content when a change is broken, says why in the log, and takes the mend', async () => {
    const before = keeper?.current;
    writeFileSync(join(dir, GRANT), textWith('thirty'));
    await warned('the last good one stays');
    expect(keeper?.current).toBe(before);
    expect(logger.events).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        fields: expect.objectContaining({ rule: 'wrong-type', line: 18 }),
      }),
    );
    writeFileSync(join(dir, GRANT), textWith(32));
    await serves(32);
  });

  it('takes a save by rename, as many editors do it', async () => {
    writeFileSync(join(dir, 'programs', '.example-grant.yaml.tmp'), textWith(33));
    renameSync(join(dir, 'programs', '.example-grant.yaml.tmp'), join(dir, GRANT));
    await serves(33);
  });

  it('settles on the last of a burst of saves', async () => {
    for (let n = 40; n <= 60; n += 1) {
      writeFileSync(join(dir, GRANT), textWith(n));
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    await serves(60);
  });

  it('goes on when the folder is replaced by another', async () => {
    cpSync(MINIMAL, `${dir}-new`, { recursive: true });
    writeFileSync(join(`${dir}-new`, GRANT), textWith(34));
    renameSync(dir, `${dir}-old`);
    renameSync(`${dir}-new`, dir);
    await serves(34);
    writeFileSync(join(dir, GRANT), textWith(35));
    await serves(35);
  });

  it('keeps serving while the folder is gone, and takes it up when it is back', async () => {
    rmSync(dir, { recursive: true });
    await warned('the last good one stays');
    expect(share()).toMatchObject({ number: 30 });
    cpSync(MINIMAL, dir, { recursive: true });
    writeFileSync(join(dir, GRANT), textWith(36));
    await serves(36);
  });

  it('takes up files that are added and removed', async () => {
    // Phrasings first: alone they would be a finding.
    rmSync(join(dir, 'questions', 'general.asks.yaml'));
    rmSync(join(dir, 'questions', 'general.yaml'));
    await vi.waitFor(() => expect(keeper?.current.questions).toEqual([]), PATIENCE);
    cpSync(join(MINIMAL, 'questions', 'general.yaml'), join(dir, 'questions', 'more.yaml'));
    await vi.waitFor(() => expect(keeper?.current.questions).toHaveLength(1), PATIENCE);
  });

  it('serves a change whose findings are about wording alone, and logs them', async () => {
    writeFileSync(join(dir, GRANT), textWith(32).replace('a mill can apply.', 'a mill can apply for 32%.'));
    await serves(32);
    await warned('The changed content has findings');
    expect(keeper?.findings).toBeGreaterThan(0);
    writeFileSync(join(dir, GRANT), textWith(33));
    await serves(33);
    expect(keeper?.findings).toBe(0);
  });

  it('says at the start that what is served is not what the folder holds', async () => {
    const knowledgeBase = keeper?.current as KnowledgeBase;
    const { diagnostics } = parseContent(edited(GRANT, 'number: 30\n', 'number: thirty\n'));
    const load = async () => ({ knowledgeBase, diagnostics, lastGood: true as const });
    const other = await KnowledgeKeeper.open(dir, { logger, prepare: (each) => each, load });
    await other.stop();
    expect(other.current).toBe(knowledgeBase);
    await warned('the last good one is served in its place');
  });

  it('says once that the same broken files are not served', async () => {
    writeFileSync(join(dir, GRANT), textWith('thirty'));
    await warned('the last good one stays');
    const count = logger.events.length;
    await keeper?.reload();
    await keeper?.reload();
    expect(logger.events.length).toBe(count);
  });

  it('keeps the last good content when what is served cannot be prepared', async () => {
    await keeper?.stop();
    let fails = false;
    const open = {
      logger,
      prepare: async (kb: KnowledgeBase) => (fails ? Promise.reject(new Error('no index')) : kb),
    };
    keeper = await KnowledgeKeeper.open(dir, open);
    fails = true;
    writeFileSync(join(dir, GRANT), textWith(37));
    await warned('could not be reloaded');
    expect(share()).toMatchObject({ number: 30 });
  });

  it('reports nothing after it is stopped', async () => {
    await keeper?.stop();
    const count = logger.events.length;
    writeFileSync(join(dir, GRANT), textWith(38));
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(logger.events.length).toBe(count);
    expect(share()).toMatchObject({ number: 30 });
  });

  it('does not start on content that cannot be served, and says what lists all that is wrong', async () => {
    writeFileSync(join(dir, 'bot.yaml'), 'name: [\n');
    const opening = KnowledgeKeeper.open(dir, { logger, prepare: (kb) => kb });
    await expect(opening).rejects.toThrow(ContentError);
    await expect(opening).rejects.toThrow(`fix  Run: policy-bot check --content ${dir}`);
  });
});
