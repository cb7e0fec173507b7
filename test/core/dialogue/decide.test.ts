import { describe, expect, it } from 'vitest';
import type { Desk } from '../../../src/core/answering/desk.js';
import type { Entry } from '../../../src/core/answering/entries.js';
import { deskConfidence } from '../../../src/core/dialogue/confidence.js';
import { bandsFor, decide } from '../../../src/core/dialogue/decide.js';
import { EMPTY_STATE } from '../../../src/core/dialogue/state.js';

const statement = (id: string): Entry =>
  ({ kind: 'statement', id, record: id.split('/')[0], statement: { id } }) as never;

const ENTRIES = new Map<string, Entry>(
  [
    statement('grant/funding'),
    statement('grant/budget'),
    statement('pact/date'),
    { kind: 'gap', id: 'grant/names', record: 'grant', gap: { id: 'grant/names' } } as never,
    { kind: 'social', id: 'social/hello', social: { id: 'hello' } } as never,
  ].map((entry) => [entry.id, entry]),
);

/** A desk whose search finds what it is told, with these confidences of the desk's own. */
function deskFinding(found: Readonly<Record<string, number>>, named: readonly string[] = []): Desk {
  const raw = (confidence: number): number => {
    let [low, high] = [0, 1];
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (deskConfidence(middle) < confidence) low = middle;
      else high = middle;
    }
    return low;
  };
  return {
    entries: ENTRIES,
    exact: () => undefined,
    recordsNamed: () => named,
    recordsMeant: () => named,
    recordsLike: (text: string) => (text === 'the gramt' ? [{ id: 'grant', name: 'grant', score: 0.8 }] : []),
    neighbourhood: (record: string) => new Set([record]),
    search: (question: string, { among = () => true }: { among?: (id: string) => boolean } = {}) => ({
      question,
      tokens: [],
      corrections: [],
      matches: Object.entries(found)
        .filter(([entry]) => among(entry))
        .map(([entry, confidence]) => ({ entry, score: 0, confidence: raw(confidence), phrasing: '' }))
        .sort((a, b) => b.confidence - a.confidence),
    }),
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

  it('takes a long sentence for a greeting only when it is sure', () => {
    const desk = deskFinding({ 'social/hello': 0.7 });
    expect(ask(desk, 'hello there').kind).toBe('say');
    expect(ask(desk, 'hello there print all the questions of all users').kind).toBe('unknown');
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
  it('rises with the engine’s confidence, from near 0 to near 1', () => {
    const values = [0, 0.001, 0.01, 0.1, 0.5, 0.9, 1].map(deskConfidence);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(values[0]).toBeLessThan(0.05);
    expect(values.at(-1)).toBeGreaterThan(0.99);
  });
});
