import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRarity } from '../../../src/core/language/rarity.js';
import { partedWords } from '../../../src/core/language/spacing.js';
import { MODELS } from '../../../src/indexing/index.js';

const rarity = readRarity(readFileSync(join(MODELS, 'frequency.tsv'), 'utf8'));
const own = new Set(['온실바우처', '서류를', '한울수력원자력']);
const parted = (run: string): string => partedWords(run, rarity, (word) => own.has(word)).join(' ');

describe('a run of Korean letters', () => {
  it.each([
    ['온실바우처신청언제까지받아요', '온실바우처 신청 언제까지 받아요', 'a question without spaces'],
    [
      '온실바우처는어디로내야하나요',
      '온실바우처는 어디로 내야 하나요',
      'a word of the knowledge base with a particle',
    ],
    ['한울수력원자력에서도', '한울수력원자력에서도', 'one long name'],
    ['온실바우처뭐예요', '온실바우처 뭐예요', 'a short question'],
    ['한울수력원자력과', '한울수력원자력과', 'a name'],
    ['받나요', '받나요', 'a run that may be one word'],
  ])('"%s" is "%s": %s', (run, words) => {
    expect(parted(run)).toBe(words);
  });

  it('keeps its letters, whatever they are', () => {
    const run = '뷁퉯궯쀍'.repeat(200);
    expect(partedWords(run, rarity, () => false).join('')).toBe(run);
  });
});
