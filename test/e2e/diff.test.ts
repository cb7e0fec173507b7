import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { expectEnd, makePlace, policyBot } from './program.js';

describe('policy-bot diff', () => {
  const place = makePlace();
  afterAll(() => rmSync(place.folder, { recursive: true }));

  it('asks many questions of both sides in threads, and stops at the one figure that changed', async () => {
    const head = join(place.folder, 'head');
    cpSync(place.content, head, { recursive: true });
    const file = join(head, 'programs/example-grant.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('number: 30\n', 'number: 35\n'));
    const rows = Array.from({ length: 400 }, (_, id) =>
      JSON.stringify({ id, q: `how tall is the moon on day ${id}?` }),
    );
    const questions = join(place.folder, 'questions.jsonl');
    writeFileSync(
      questions,
      [...rows, '{"id":"share","q":"what share does the government pay?"}'].join('\n'),
    );
    const words = [
      'diff',
      place.content,
      head,
      '--no-log',
      '--questions',
      questions,
      '--json',
      '--today',
      '2031-07-01',
    ];
    const finished = await policyBot(place, words);
    const { out } = finished;
    expectEnd(finished, 1);
    const { differences } = JSON.parse(out) as {
      differences: { kind: string; question: string; from: string; figures?: object }[];
    };
    const asked = differences.filter(({ from }) => from !== 'not asked');
    expect(asked.map(({ kind, question }) => [kind, question])).toEqual([
      ['figure', 'what share does the government pay?'],
    ]);
    expect(asked[0]?.figures).toEqual({ base: ['30'], head: ['35'] });
  });
});
