import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { MINIMAL, textOf } from '../knowledge/fixture.js';
import { testContext } from './context.js';

const GRANT = 'programs/example-grant.yaml';
let folder: string;
const at = (...path: string[]): string => join(folder, ...path);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'table-'));
  cpSync(MINIMAL, at('content'), { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

async function run(...words: string[]) {
  const context = testContext();
  const code = await runProgram([...words, '--content', at('content')], context);
  return { code, out: context.printed(), err: context.complained() };
}

const write = (from: string, to: string): void => {
  const text = readFileSync(at('asked.csv'), 'utf8');
  writeFileSync(at('asked.csv'), text.replace(from, to));
};

describe('policy-bot export and import', () => {
  it('change the content by a table that was filled in, once it is written', async () => {
    expect((await run('export', at('asked.csv'))).out).toMatch(/asked\.csv: \d+ rows\.\n$/);
    expect((await run('import', at('asked.csv'))).out).toContain('says what the content says');
    write('run a mill can apply.', 'run a mill may apply.');
    const tried = await run('import', at('asked.csv'));
    expect(tried).toMatchObject({ code: 0, err: '' });
    expect(tried.out).toMatch(
      /1 entry changed, 0 new\.\n {2}row \d+ {2}example-grant\/eligibility {2}text \(en\)\n/,
    );
    expect(readFileSync(at('content', GRANT), 'utf8')).toBe(textOf(GRANT));
    await run('import', at('asked.csv'), '--patch', at('asked.patch'));
    expect(readFileSync(at('asked.patch'), 'utf8')).toContain(
      '+      en: Small companies that run a mill may apply.',
    );
    expect((await run('import', at('asked.csv'), '--write')).out).toContain('Written to');
    expect(readFileSync(at('content', GRANT), 'utf8')).toBe(
      textOf(GRANT).replace('run a mill can apply.', 'run a mill may apply.'),
    );
  });

  it('say where in the table something is wrong, and write nothing then', async () => {
    await run('export', at('asked.csv'), '--record', 'example-grant');
    write('{grant-share} of the cost', '{grant-shar} of the cost');
    const { code, out } = await run('import', at('asked.csv'), '--write');
    expect(code).toBe(1);
    expect(out).toMatch(/asked\.csv, row \d+, text \(en\) {2}unknown-fact-in-text\n/);
    expect(readFileSync(at('content', GRANT), 'utf8')).toBe(textOf(GRANT));
    writeFileSync(at('asked.xlsx'), 'no table');
    expect((await run('import', at('asked.xlsx'))).out).toContain('table-unreadable');
  });

  it('hold what changes against the documents where these are named', async () => {
    mkdirSync(at('texts'));
    const printed = ['Example Grant', 'May 8, 2031. The government pays 30% for mills.', '7 companies'].join(
      '\n',
    );
    writeFileSync(at('texts', 'example-grant.txt'), printed);
    await run('export', at('asked.csv'));
    write('run a mill can apply.', 'run 999 mills can apply.');
    expect((await run('import', at('asked.csv'))).out).not.toContain('figure-not-in-source');
    const { code, out } = await run('import', at('asked.csv'), '--sources', at('texts'), '--write');
    expect(code).toBe(1);
    expect(out).toMatch(/asked\.csv, row \d+, text \(en\) {2}figure-not-in-source\n/);
    expect(readFileSync(at('content', GRANT), 'utf8')).toBe(textOf(GRANT));
  });

  it('refuse a file that is no table, and a record that is not there', async () => {
    expect((await run('export', at('asked.doc'))).err).toContain('ends neither with .xlsx nor with .csv');
    expect((await run('export', at('asked.csv'), '--record', 'nothing')).err).toContain(
      'no record "nothing"',
    );
    expect((await run('import', at('none.csv'))).err).toContain('cannot be opened');
  });
});
