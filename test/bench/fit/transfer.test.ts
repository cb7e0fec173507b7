import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepFitted } from '../../../bench/fit/models.js';
import { transferCommand } from '../../../bench/fit/transfer-command.js';
import { shippedModels } from '../../../src/indexing/index.js';
import { MINIMAL } from '../../knowledge/fixture.js';
import { keptOutput } from '../tiny-set.js';

/** Two sets of the same content: of one nothing is asked that it answers, of the other what its record is called. */
function setsFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sets-'));
  const ask = (set: string, rows: readonly object[]): void => {
    cpSync(MINIMAL, join(folder, set, 'content'), { recursive: true });
    writeFileSync(
      join(folder, set, 'questions.jsonl'),
      rows.map((row) => `${JSON.stringify({ lang: 'en', kind: 'plain', ...row })}\n`).join(''),
    );
  };
  ask('answered', [{ id: 'a', q: 'What is the Example Grant?', outcome: 'answered' }]);
  ask('silent', [{ id: 'b', q: 'who won the football last night', kind: 'oos-far', outcome: 'answered' }]);
  return folder;
}

async function transfer(...words: string[]) {
  const output = keptOutput();
  const command = transferCommand(output).exitOverride();
  await command.parseAsync(words, { from: 'user' });
  return output.said.join('');
}

describe('transfer', () => {
  const sets = setsFolder();
  const fitted = mkdtempSync(join(tmpdir(), 'fitted-'));
  const { judge } = shippedModels();

  it('grades with what was learnt before, set by set and in the mean', async () => {
    for (const set of ['answered', 'silent'])
      keepFitted(join(fitted, set), { asked: readFileSync('models/asked.bin'), judge });
    const rows = (await transfer('--sets', sets, '--models', join(fitted, '{set}'))).split('\n');
    const at = (set: string) => rows.find((row) => row.includes(set) && row.includes('0.30'))?.split(/\s+/);
    const right = rows[0]!
      .trim()
      .split(/\s{2,}/u)
      .indexOf('right en');
    expect(right).toBeGreaterThan(0);
    expect([at('answered')?.[right], at('silent')?.[right], at('mean')?.[right]]).toEqual([
      '100.0',
      '0.0',
      '50.0',
    ]);
  });

  it('names the file that is not there, and takes one of two contrary options', async () => {
    await expect(transfer('--sets', sets, '--models', '/nowhere/{set}')).rejects.toThrow('/nowhere/answered');
    await expect(transfer('--sets', sets, '--models', 'a', '--keep', 'b')).rejects.toThrow('--keep');
  });
});
