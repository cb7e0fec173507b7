import { describe, expect, it } from 'vitest';
import type { Desk } from '../../../src/core/answering/desk.js';
import type { Entry } from '../../../src/core/answering/entries.js';
import { type Asked, deskConfidence } from '../../../src/core/dialogue/confidence.js';
import { bandsFor, type Decision, decide } from '../../../src/core/dialogue/decide.js';
import { EMPTY_STATE } from '../../../src/core/dialogue/state.js';
import type { ValueKind } from '../../../src/core/language/value-kinds.js';
import type { Match } from '../../../src/core/search/index.js';

const statement = (id: string): Entry =>
  ({ kind: 'statement', id, record: id.split('/')[0], statement: { id } }) as never;

const ENTRIES = new Map<string, Entry>(
  [
    statement('grant/funding'),
    statement('grant/budget'),
    statement('pact/date'),
    { kind: 'gap', id: 'grant/names', record: 'grant', gap: { id: 'grant/names' } } as never,
    ...['grant', 'pact', 'loan'].map(
      (record) => ({ kind: 'missing', id: `${record}/not-stated/fee`, record, aspect: 'fee' }) as never,
    ),
    { kind: 'social', id: 'social/hello', social: { id: 'hello' } } as never,
  ].map((entry) => [entry.id, entry]),
);

/** What the engine would have to say for the desk to be so sure of an entry. */
function matchOf(entry: string, wanted: number, asked: Asked): Match {
  const isGreeting = entry.startsWith('social/');
  const at = (share: number): Match => ({
    entry,
    score: 0,
    confidence: share,
    features: { score: 0, lead: 10 * share - 5, height: 0, coverage: 1 },
    phrasing: '',
  });
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (deskConfidence(at(middle), asked, isGreeting) < wanted) low = middle;
    else high = middle;
  }
  return at(low);
}

/** A desk whose search finds what it is told, with these confidences of the desk's own. */
function deskFinding(
  found: Readonly<Record<string, number>>,
  named: readonly string[] = [],
  stated: Readonly<Record<string, readonly ValueKind[]>> = {},
  specifics: Readonly<Record<string, readonly string[]>> = {},
): Desk {
  return {
    entries: ENTRIES,
    exact: () => undefined,
    states: ({ id }: Entry) => new Set(stated[id] ?? ['number', 'date']),
    asksFor: ({ id }: { id: string }) => new Set(stated[id] ?? ['number', 'date']),
    specificsOf: ({ id }: Entry) => new Set(specifics[id] ?? []),
    speaksOf: (record: string, specific: string) =>
      Object.entries(specifics).some(([id, known]) => id.startsWith(record) && known.includes(specific)),
    recordsNamed: () => named,
    recordsMeant: () => named,
    recordsLike: (text: string) => (text === 'the gramt' ? [{ id: 'grant', name: 'grant', score: 0.8 }] : []),
    neighbourhood: (record: string) => new Set([record]),
    search: (question: string, { among = () => true }: { among?: (id: string) => boolean } = {}) => {
      const tokens = question.split(' ');
      const asked = { hasSubject: named.length > 0, words: tokens.length };
      return {
        question,
        tokens,
        corrections: [],
        matches: Object.entries(found)
          .filter(([entry]) => among(entry))
          .map(([entry, wanted]) => matchOf(entry, wanted, asked)),
      };
    },
  } as never;
}

const ask = (desk: Desk, question = 'a question that stands alone by itself', state = EMPTY_STATE) =>
  decide(desk, question, state);

describe('decide', () => {
  it('says a clear best match alone', () => {
    const decision = ask(deskFinding({ 'grant/funding': 0.9, 'grant/budget': 0.5 }));
    expect(decision).toMatchObject({ kind: 'say', entry: { id: 'grant/funding' } });
    expect(decision).not.toHaveProperty('also');
  });

  it('says two statements of one record that are about as likely', () => {
    const decision = ask(deskFinding({ 'grant/funding': 0.5, 'grant/budget': 0.4 }));
    expect(decision).toMatchObject({
      kind: 'say',
      entry: { id: 'grant/funding' },
      also: { id: 'grant/budget' },
    });
  });

  it('offers choices when the likely ones are of different records', () => {
    const decision = ask(deskFinding({ 'grant/funding': 0.5, 'pact/date': 0.4 }));
    expect(decision.kind === 'clarify' && decision.choices.map(({ entry }) => entry.id)).toEqual([
      'grant/funding',
      'pact/date',
    ]);
  });

  it('never says a gap together with a statement: one says that it is stated, the other that it is not', () => {
    expect(ask(deskFinding({ 'grant/names': 0.5, 'grant/funding': 0.45 })).kind).toBe('clarify');
  });

  it('does not know when nothing is likely, and names the subject when that is clear', () => {
    expect(ask(deskFinding({ 'grant/funding': 0.1 }, ['grant']))).toMatchObject({
      kind: 'unknown',
      about: 'grant',
    });
    expect(ask(deskFinding({}))).toMatchObject({ kind: 'unknown' });
    expect(ask(deskFinding({}), 'the gramt')).toMatchObject({ kind: 'unknown', about: 'grant' });
  });

  it('says nothing when entries of two records are equally likely, but offers both', () => {
    const decision = ask(deskFinding({ 'grant/funding': 0.9, 'pact/date': 0.89 }));
    expect(decision.kind).toBe('clarify');
    expect(ask(deskFinding({ 'grant/funding': 0.9, 'pact/date': 0.7 })).kind).toBe('say');
  });

  it('does not answer a question for an amount with an entry that states none', () => {
    const found = { 'grant/funding': 0.9 };
    const question = 'how many won does the grant pay a firm';
    expect(ask(deskFinding(found, [], { 'grant/funding': ['number'] }), question).kind).not.toBe('say');
    expect(ask(deskFinding(found, [], { 'grant/funding': ['money'] }), question).kind).toBe('say');
  });

  it('does not say that names are not stated to one who asks for a date', () => {
    const found = { 'grant/names': 0.9, 'grant/funding': 0.7 };
    const desk = deskFinding(found, [], { 'grant/names': [] });
    expect(ask(desk, 'on what day was the grant signed')).toMatchObject({ entry: { id: 'grant/funding' } });
    expect(ask(desk, 'who was the grant signed by')).toMatchObject({ entry: { id: 'grant/names' } });
  });

  it('asks which record is meant when a few words name none and several lack what is asked for', () => {
    const found = { 'grant/not-stated/fee': 0.9, 'pact/not-stated/fee': 0.8, 'loan/not-stated/fee': 0.7 };
    const decision = ask(deskFinding(found), 'what is the fee?');
    expect(decision.kind === 'clarify' && decision.choices).toHaveLength(3);
    expect(ask(deskFinding(found, ['grant']), 'what is the fee?').kind).toBe('say');
    expect(ask(deskFinding({ ...found, 'loan/not-stated/fee': 0.2 }), 'what is the fee?').kind).toBe('say');
  });

  it('does not answer for a year that the record does not speak of', () => {
    const found = { 'grant/funding': 0.9, 'pact/date': 0.2 };
    const desk = deskFinding(found, [], {}, { 'grant/budget': ['year 2031'] });
    expect(ask(desk, 'what did the grant pay for in 2029').kind).not.toBe('say');
    expect(ask(desk, 'what did the grant pay for in 2031').kind).toBe('say');
  });

  it('says what is stated for the very year rather than what is not stated for others', () => {
    const found = { 'grant/names': 0.9, 'grant/funding': 0.75 };
    const stated = { 'grant/funding': ['year 2031'], 'grant/names': ['year 2029'] };
    const best = (specifics: Readonly<Record<string, string[]>>): Decision =>
      ask(deskFinding(found, [], {}, specifics), 'what did the grant come to in 2031 according to you');
    expect(best(stated)).toMatchObject({ entry: { id: 'grant/funding' } });
    expect(best({ 'grant/funding': ['year 2031'] })).toMatchObject({ entry: { id: 'grant/names' } });
  });

  it('does not let the record spoken of make up for a kind of value that an entry lacks', () => {
    const state = { ...EMPTY_STATE, record: 'grant', entry: 'grant/budget', question: 'what is the budget' };
    const desk = (kinds: readonly ValueKind[]): Desk =>
      deskFinding({ 'grant/funding': 0.7, 'grant/names': 0.5 }, [], {
        'grant/funding': kinds,
        'grant/names': ['phone'],
      });
    const asked = 'and the phone number?';
    expect(ask(desk(['number']), asked, state)).not.toMatchObject({ entry: { id: 'grant/funding' } });
    expect(ask(desk(['phone']), asked, state)).toMatchObject({ entry: { id: 'grant/funding' } });
  });

  it('shows what is stated to one who only names a thing, not what is missing about it', () => {
    const desk = deskFinding({ 'grant/names': 0.9, 'grant/funding': 0.7 });
    expect(ask(desk, 'grant firms')).toMatchObject({ kind: 'say', entry: { id: 'grant/funding' } });
    expect(ask(desk, 'which firms')).toMatchObject({ kind: 'say', entry: { id: 'grant/names' } });
  });

  it('reads a follow-up among the entries of the record spoken of', () => {
    const desk = deskFinding({ 'pact/date': 0.7, 'grant/budget': 0.55 });
    const state = {
      ...EMPTY_STATE,
      record: 'grant',
      entry: 'grant/funding',
      question: 'who pays for the grant',
    };
    expect(ask(desk, 'and how much?', state)).toMatchObject({ kind: 'say', entry: { id: 'grant/budget' } });
    expect(ask(desk, 'and how much?')).toMatchObject({ kind: 'say', entry: { id: 'pact/date' } });
  });
});

describe('bandsFor', () => {
  it('never offers choices above the confidence from which it answers', () => {
    expect(bandsFor(0.1)).toEqual({ answer: 0.1, clarify: 0.1 });
    expect(bandsFor(0.9).clarify).toBeLessThan(0.9);
  });
});

describe('deskConfidence', () => {
  const match = (lead: number, coverage = 1): Match =>
    ({ confidence: 0.5, features: { score: 0.5, lead, height: 0, coverage } }) as never;
  const asked = { hasSubject: false, words: 6 };

  it('rises with the lead, with the share of the question that the entry covers, and with a subject', () => {
    const base = deskConfidence(match(0.2, 0.5), asked, false);
    expect(deskConfidence(match(0.4, 0.5), asked, false)).toBeGreaterThan(base);
    expect(deskConfidence(match(0.2, 0.9), asked, false)).toBeGreaterThan(base);
    expect(deskConfidence(match(0.2, 0.5), { ...asked, hasSubject: true }, false)).toBeGreaterThan(base);
  });

  it('takes a long text for a greeting less readily than a short one', () => {
    expect(deskConfidence(match(0.2), { ...asked, words: 12 }, true)).toBeLessThan(
      deskConfidence(match(0.2), { ...asked, words: 2 }, true),
    );
  });
});
