import { describe, expect, it } from 'vitest';
import { buildLibraryIndex, Library } from '../../src/core/library/library.js';
import { decide } from '../../src/core/skills/answer/decide.js';
import { EMPTY_STATE } from '../../src/core/skills/state.js';
import { localRows, suggestPhrasings, withPhrasings } from '../../src/loop/index.js';
import { libraryOf } from '../core/library-of.js';
import { missed } from './inquiries.js';

const library = libraryOf();
const { kb, models } = library;
const WAITING = ['our village wheel is old, is there help?', 'is there help for an old village wheel'];

const suggest = (texts: readonly string[], meant: Record<string, string>, most = 5) =>
  suggestPhrasings(
    kb,
    models,
    texts.map((text, n) => missed(library, n + 1, text)),
    { most, meant: new Map(Object.entries(meant)) },
  );

describe('suggestPhrasings', () => {
  it('proposes one phrasing with which the other question is answered too', () => {
    const entry = 'example-grant/eligibility';
    const [first, ...others] = suggest(WAITING, { 1: entry, 2: entry });
    expect(others).toEqual([]);
    expect(first).toMatchObject({ entry, language: 'en' });
    const improved = withPhrasings(kb, [first!]);
    const after = new Library(improved, buildLibraryIndex(improved, models), models);
    for (const text of WAITING)
      expect(decide(after, text, EMPTY_STATE)).toMatchObject({ kind: 'say', entry: { id: entry } });
    expect(first?.helps).toEqual([first?.inquiry === '1' ? '2' : '1']);
  });

  it('proposes nothing for what is answered by now, for stories, and for texts with something taken out', () => {
    const entry = 'example-grant/funding';
    expect(suggest(['what share does the government pay?'], {})).toEqual([]);
    expect(suggest([`${'our mill is old and '.repeat(20)} what then?`], { 1: entry })).toEqual([]);
    expect(suggest(['call me at [phone] about the wheel money'], { 1: entry })).toEqual([]);
  });

  it('proposes nothing for a subject that no record is about, however near something comes', () => {
    const text = 'how many pandas may a small company keep?';
    expect(library.search(text).candidates[0]?.confidence).toBeGreaterThan(0.08);
    expect(suggest([text], {})).toEqual([]);
  });

  it('never proposes the entry that somebody was not helped by', () => {
    const [inquiry] = [missed(library, 1, 'help for a village wheel')];
    const rejected = { ...inquiry!, reason: 'not-helpful' as const };
    const entries = new Set(rejected.offered.map(({ entry }) => entry));
    for (const { entry } of suggestPhrasings(kb, models, [rejected], { most: 5 }))
      expect(entries).not.toContain(entry);
  });

  it('counts as often as a question was asked', () => {
    const often = { ...missed(library, 1, 'wheel money?'), count: 9 };
    const once = missed(library, 2, 'may our old village mill have some of it?');
    const meant = new Map([
      ['1', 'example-grant/funding'],
      ['2', 'example-grant/eligibility'],
    ]);
    const [first] = suggestPhrasings(kb, models, [once, often], { most: 1, meant });
    expect(first?.inquiry).toBe('1');
  });
});

describe('localRows', () => {
  const entry = 'example-grant/eligibility';
  const at = new Date(0);
  const sent = {
    ...missed(library, 1, WAITING[0]!),
    status: 'answered' as const,
    notes: [{ at, kind: 'answer' as const, text: `Small companies that run a mill.\n[${entry}]\n(Kim)` }],
  };
  const answers = (inquiry: typeof sent, meant: Record<string, string> = {}) =>
    localRows([inquiry], library, new Map(Object.entries(meant))).map(({ from, answers: ids }) => [
      from,
      ...ids,
    ]);

  it('takes the entry that staff have sent, and a correction before it', () => {
    expect(answers(sent)).toEqual([['answer', entry]]);
    expect(answers(sent, { 1: 'example-grant/funding' })).toEqual([['correction', 'example-grant/funding']]);
  });

  it('learns nothing from words of staff, a waiting question, a lost entry or a text with something taken out', () => {
    const own = { ...sent, notes: [{ at, kind: 'answer' as const, text: 'Ask us.\n(Kim)' }] };
    expect(answers(own)).toEqual([]);
    expect(answers({ ...sent, status: 'open' } as unknown as typeof sent)).toEqual([]);
    expect(answers(sent, { 1: 'example-grant/gone' })).toEqual([]);
    expect(answers({ ...sent, text: 'call [phone] about the wheel' })).toEqual([]);
  });

  it('tells what nothing answers about a record from another subject', () => {
    const kinds = ['how high may the mill of the Example Grant be?', 'where can I renew my passport?'].map(
      (text) => localRows([{ ...sent, text }], library, new Map([['1', 'none']]))[0]?.kind,
    );
    expect(kinds).toEqual(['oos-near', 'oos-far']);
  });
});
