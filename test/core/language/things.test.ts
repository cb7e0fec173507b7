import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/core/language/normalise.js';
import { thingAt } from '../../../src/core/language/things.js';
import { tokenise } from '../../../src/core/language/tokenise.js';
import { shippedModels } from '../../../src/indexing/index.js';

const { rarity } = shippedModels();

/** The things among a question's words; of no word is it known that it is a term. */
function thingsIn(typed: string, of?: 'term' | 'name'): string[] {
  const tokens = tokenise(normalise(typed));
  return tokens.flatMap((_, at) => thingAt({ tokens, at, typed, of }, rarity) ?? []);
}

describe('things that a question asks for', () => {
  it('are Korean nouns without their particles', () => {
    expect(thingsIn('드론배송은 얼마예요?')).toEqual(['드론배송']);
    expect(thingsIn('온실에서도 되나요')).toEqual(['온실']);
    expect(thingsIn('양조장인데 신청할 수 있어요?')).toEqual(['양조장']);
  });

  it('are no verbs, adjectives or particles', () => {
    expect(thingsIn('갈아엎으면 어떻게 되나요')).toEqual([]);
    expect(thingsIn('도와주는 곳 좀 알려줘요')).toEqual([]);
    expect(thingsIn('부터 까지')).toEqual([]);
    expect(thingsIn('몇퍼센트 누구인가요')).toEqual([]);
  });

  it('are English nouns, and no word that stands as a verb does', () => {
    expect(thingsIn('is anything said of greenhouses')).toEqual(['greenhouses']);
    expect(thingsIn('does it pay for a submarine?')).toEqual(['submarine']);
    expect(thingsIn('is it for the quaintest towns')).not.toContain('quaintest');
    expect(thingsIn('who bought it')).toEqual([]);
    expect(thingsIn('can i shovel the snow thru winter')).toEqual([]);
  });

  it('are words with large letters, as they were typed, but not for beginning a sentence', () => {
    expect(thingsIn('does it cover Ulsan or the XYZ fund')).toEqual(['Ulsan', 'XYZ']);
    expect(thingsIn('Whither goes it')).toEqual([]);
    expect(thingsIn('DOES IT COVER ULSAN')).toEqual([]);
    expect(thingsIn('When Is The Start Of Art')).not.toContain('Is');
    expect(thingsIn('can it start with Art', 'name')).toContain('Art');
  });

  it('are numbers with what they count', () => {
    expect(thingsIn('2031년에도 하나요')).toEqual(['2031년']);
    expect(thingsIn('is it 7')).toEqual([]);
  });

  it('are common words only where they are a term or a name', () => {
    expect(thingsIn('세금 얼마')).toEqual([]);
    expect(thingsIn('사무실 비용', 'name')).toContain('사무실');
    expect(thingsIn('what about tax', 'term')).toEqual(['tax']);
    expect(thingsIn('what about tax')).toEqual([]);
  });
});
