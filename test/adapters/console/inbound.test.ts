import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessLanguage, readInput } from '../../../adapters/console/inbound.js';
import { CLARIFY } from '../../contract/replies.js';

const { actions } = CLARIFY;

describe('readInput', () => {
  it('presses the button whose number is typed', () => {
    for (const line of ['2', ' 2 ', '[2]', '2.', '2)', '２']) {
      expect(readInput(line, actions), line).toEqual({ kind: 'press', action: actions[1] });
    }
  });

  it('says a number that no button has', () => {
    expect(readInput('7', actions)).toEqual({ kind: 'say', text: '7' });
    expect(readInput('0', actions)).toEqual({ kind: 'say', text: '0' });
    expect(readInput('2', [])).toEqual({ kind: 'say', text: '2' });
  });

  it('says a sentence that begins with a number', () => {
    expect(readInput('2 companies?', actions)).toEqual({ kind: 'say', text: '2 companies?' });
  });

  it('knows its commands in both languages and says when there is no such command', () => {
    expect(readInput('/quit', [])).toEqual({ kind: 'quit' });
    expect(readInput('/도움말', [])).toEqual({ kind: 'help' });
    expect(readInput('/hlep', [])).toEqual({ kind: 'unknown-command', command: '/hlep' });
  });

  it('does not take a path or a fraction for a command', () => {
    expect(readInput('/etc/passwd', []).kind).toBe('say');
    expect(readInput('1/3 of the cost?', []).kind).toBe('say');
  });

  it('ignores an empty line and the byte order mark of a piped file', () => {
    expect(readInput('   ', actions)).toEqual({ kind: 'nothing' });
    expect(readInput('\ufeff안녕하세요', [])).toEqual({ kind: 'say', text: '안녕하세요' });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => readInput(line, actions).kind !== undefined),
    );
  });
});

describe('guessLanguage', () => {
  it('goes by the script and stays as it was when there is none to go by', () => {
    expect(guessLanguage('MOU가 뭐예요', 'en')).toBe('ko');
    expect(guessLanguage('what is it', 'ko')).toBe('en');
    expect(guessLanguage('1', 'en')).toBe('en');
    expect(guessLanguage('/help', 'ko')).toBe('ko');
  });
});
