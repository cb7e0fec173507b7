import { describe, expect, it } from 'vitest';
import { isInterrogative, isRequest, withoutConnector } from '../../../src/core/language/connectors.js';

describe('what only joins a question to the one before', () => {
  it.each([
    ['근데 방앗간은 뭐예요', '방앗간은 뭐예요'],
    ['and what about the mill?', 'the mill?'],
    ['so the mill', 'the mill'],
    ['some mills', 'some mills'],
  ])('is left out of %s', (typed, left) => {
    expect(withoutConnector(typed)).toBe(left);
  });
});

describe('a word that asks', () => {
  it.each(['when', 'How', '언제예요', '뭐예요', '몇'])('is %s', (word) => {
    expect(isInterrogative(word)).toBe(true);
  });
  it.each(['whole', 'mill', '방앗간은', '는요'])('is not %s', (word) => {
    expect(isInterrogative(word)).toBe(false);
  });
});

describe('a word that asks to be told, whatever of', () => {
  it.each(['tell', 'explain', '알려줘', '설명해', '내용'])('is %s', (word) => {
    expect(isRequest(word)).toBe(true);
  });
  it.each(['mill', '방앗간은', '언제'])('is not %s', (word) => {
    expect(isRequest(word)).toBe(false);
  });
});
