import { describe, expect, it } from 'vitest';
import { runBench } from '../../bench/program.js';
import { folderWith, KB_LINES, keptOutput, TEST_LINES } from './tiny-set.js';

describe('bench calibrate', () => {
  it('says which set is missing, and why it is needed', async () => {
    const folder = folderWith({ 'banking77/kb.jsonl': KB_LINES, 'banking77/test.jsonl': TEST_LINES });
    const output = keptOutput();
    await runBench(['calibrate', '--data', folder], output);
    expect(output.complaints.join('')).toMatch(/banking77_10shot is missing\.\n {2}why .*\n {2}fix /);
    expect(output.code).toBe(2);
  });
});
