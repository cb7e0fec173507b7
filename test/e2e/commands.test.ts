import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { expectEnd, makePlace, policyBot } from './program.js';

describe('policy-bot ask', () => {
  const place = makePlace();

  it('answers one question with its source', async () => {
    const finished = await policyBot(place, ['ask', 'what is the Example Grant?']);
    const { out } = finished;
    expect(out).toContain('The Example Grant helps mills put up windmills');
    expect(out).toMatch(/\nSources?:\n {2}\S/);
    expectEnd(finished);
  });

  it('prints the reply as data with --json', async () => {
    const { out } = await policyBot(place, ['ask', '--json', '예시 지원금 뭐예요?']);
    expect(JSON.parse(out)).toMatchObject({ outcome: 'answered', language: 'ko', record: 'example-grant' });
  });

  it('prints nothing but a line of JSON a question with --batch, in order, and writes no log', async () => {
    const rows = [
      { id: 'a', q: 'what is the Example Grant?', conversation: 'x' },
      { id: 'b', q: '한국어로', conversation: 'x' },
      { id: 3, q: 'how tall is the moon?' },
    ];
    const input = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    const finished = await policyBot(place, ['ask', '--batch'], { input });
    const { out, err } = finished;
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ id }) => id)).toEqual(['a', 'b', 3]);
    for (const line of lines) {
      expect(line).toHaveProperty('outcome');
      expect(line['text']).toBeTypeOf('string');
      expect(line['confidence']).toBeTypeOf('number');
    }
    expect(lines[1]).toMatchObject({ record: 'example-grant', lang: 'ko' });
    expect(lines[2]).toMatchObject({ outcome: 'unanswered' });
    expect(err).toBe('');
    expectEnd(finished);
    const { out: listed } = await policyBot(place, ['inquiries', 'list']);
    expect(listed).not.toContain('moon');
  });

  it('says what a broken row of --batch should look like, and exits with 2', async () => {
    const finished = await policyBot(place, ['ask', '--batch'], { input: '{"id":"1"\n' });
    const { err } = finished;
    expectEnd(finished, 2);
    expect(err).toContain('Line 1');
  });

  it('ends quietly when its reader has seen enough', () => {
    const rows = Array.from({ length: 400 }, (_, id) =>
      JSON.stringify({ id, q: 'what is the Example Grant?' }),
    );
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${join(PACKAGE_ROOT, 'dist/src/cli/main.js')}" ask --batch | head -n 1`],
      { input: rows.join('\n'), encoding: 'utf8', env: { ...process.env, ...place.env } },
    );
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toBe('');
  });
});

describe('policy-bot check', () => {
  it('counts what is in order and exits with 0', async () => {
    const finished = await policyBot(makePlace(), ['check']);
    const { out } = finished;
    expect(out).toMatch(
      /^content: no findings\. \d+ records?, \d+ facts?, \d+ entries, [\d,]+ phrasings\.\n$/,
    );
    expectEnd(finished);
  });

  it('exits with 1 and says where, what, why and how to mend it', async () => {
    const place = makePlace();
    writeFileSync(join(place.content, 'units.yaml'), 'units: [\n');
    const finished = await policyBot(place, ['check']);
    const { out } = finished;
    expectEnd(finished, 1);
    expect(out).toMatch(/^content\/units\.yaml:\d+:\d+ {2}[a-z-]+\n {2}\S.*\n {2}why {2}\S.*\n {2}fix {2}\S/);
  });
});

describe('policy-bot doctor', () => {
  it('finds nothing wrong before the first start, and makes nothing', async () => {
    const finished = await policyBot(makePlace(), ['doctor']);
    const { out } = finished;
    expect(out).toContain('will be made at the first start');
    expectEnd(finished);
  });

  it('exits with 1 when the content is gone', async () => {
    const place = makePlace();
    rmSync(place.content, { recursive: true });
    const finished = await policyBot(place, ['doctor']);
    const { out } = finished;
    expect(out).toMatch(/wrong {2}content/);
    expectEnd(finished, 1);
  });
});

describe('a command', () => {
  it('reads .env in the folder that it starts in', async () => {
    const place = makePlace();
    writeFileSync(join(place.folder, '.env'), 'POLICY_BOT_RETENTION_DAYS=17\n');
    const { out } = await policyBot(place, ['doctor']);
    expect(out).toMatch(/POLICY_BOT_RETENTION_DAYS\s+17\n/);
  });
});
