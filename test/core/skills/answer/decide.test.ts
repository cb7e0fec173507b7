import { describe, expect, it } from 'vitest';
import { type Entry, recordOf } from '../../../../src/core/library/entries.js';
import type { Library, Search, Within } from '../../../../src/core/library/library.js';
import { decide, thresholdsOf } from '../../../../src/core/skills/answer/decide.js';
import { type ConversationState, EMPTY_STATE } from '../../../../src/core/skills/state.js';

/** What the cap and the overview of the grant rest on is the same; of the others nothing is. */
const factsOf = (id: string): string[] =>
  ['grant/cap', 'grant/overview'].includes(id) ? ['grant/amount'] : [`${id}-fact`];
const statement = (id: string): Entry => {
  const [record, aspect] = id.split('/');
  return { kind: 'statement', id, record, statement: { id, aspect, facts: factsOf(id) } } as unknown as Entry;
};
const gap = (id: string): Entry => ({ kind: 'gap', id, record: id.split('/')[0]!, gap: { id } }) as Entry;
/** What some entries tell; the others have a value of any kind. */
const TOLD: Readonly<Record<string, string>> = {
  'pact/overview': 'It is about mills.',
  'pact/deadline': 'It ends on 31 May 2030.',
  'visit/deadline': 'It was on 3 May 2030. What it cost is not stated.',
};
const VALUES = '5 at 18:00, 02-555-0101';
const social: Entry = { kind: 'social', id: 'social/thanks', social: { id: 'thanks' } } as Entry;

const ENTRIES = [
  ...[
    'grant/overview',
    'grant/cap',
    'grant/deadline',
    'pact/overview',
    'pact/date',
    'pact/deadline',
    'visit/deadline',
    'visit/place',
  ].map(statement),
  gap('grant/fee'),
  gap('grant/form'),
  social,
];

interface Answer {
  readonly found?: Readonly<Record<string, number>>;
  readonly gap?: string;
  readonly unfound?: readonly string[];
  /** What each record lacks. */
  readonly lacking?: Readonly<Record<string, readonly string[]>>;
  readonly strange?: readonly string[];
  /** What it asks of which the grant has another only. */
  readonly others?: readonly string[];
  /** The record whose name is half in the text. */
  readonly named?: string;
}

/** A library whose search answers each text as it is told; a name stands for its record. */
function deskOf(answers: Readonly<Record<string, Answer>>): Library {
  const names = { grant: 'Grant', pact: 'Pact', visit: 'Visit' };
  const entries = new Map(ENTRIES.map((entry) => [entry.id, entry]));
  const mentions = (text: string) =>
    Object.keys(names).flatMap((record) => {
      const at = text.toLowerCase().indexOf(record);
      return at < 0 ? [] : [{ record, name: record, exact: true, span: [at, at + record.length] }];
    });
  return {
    entries,
    kb: {
      records: new Map(
        Object.entries(names).map(([id, en]) => [id, { id, name: { en, ko: en }, related: [] }]),
      ),
    },
    models: {
      judge: { thresholds: { answer: 0.5, offer: 0.25, pair: 0.6 } },
    },
    exact: () => undefined,
    lacking(text: string, records: readonly string[]) {
      const lists = records.map((record) => answers[text]?.lacking?.[record] ?? []);
      return lists.reduce((all, list) => all.filter((thing) => list.includes(thing)));
    },
    others: (text: string, record?: string) => (record === 'grant' ? (answers[text]?.others ?? []) : []),
    told: ({ id }: Entry) => TOLD[id] ?? VALUES,
    mentions,
    recordsMeant: (text: string) => mentions(text).map(({ record }) => record),
    recordsNamed: (text: string) => mentions(text).map(({ record }) => record),
    recordsLike: () => [],
    neighbourhood: (record: string) => new Set([record, ...(record === 'grant' ? ['kin'] : [])]),
    search(text: string, within?: Within): Search {
      const { found = {}, gap: unsaid, unfound = [], strange = [], named } = answers[text] ?? {};
      const candidates = Object.entries(found)
        .filter(([id]) => within === undefined || within.but?.includes(id) !== true)
        .map(([id, confidence]) => ({ entry: entries.get(id)!, confidence }))
        .filter(({ entry }) => within === undefined || recordOf(entry) === within.record);
      const [mention] = mentions(text);
      return {
        candidates,
        unfound,
        strange,
        unstated: 0,
        ...(unsaid === undefined ? {} : { gap: entries.get(unsaid)! }),
        ...(mention === undefined ? {} : { named: mention.record }),
        ...(named === undefined ? {} : { named }),
      };
    },
  } as unknown as Library;
}

const ask = (
  question: string,
  answers: Readonly<Record<string, Answer>>,
  state: ConversationState = EMPTY_STATE,
) => decide(deskOf(answers), question, state);

const afterGrant: ConversationState = {
  actions: [],
  record: 'grant',
  entry: 'grant/cap',
  question: 'what is the cap of the grant',
};

describe('decide', () => {
  it('says what is likely enough', () => {
    const decision = ask('grant cap', {
      'grant cap': { found: { 'grant/cap': 0.9, 'grant/overview': 0.5 } },
    });
    expect(decision).toMatchObject({ kind: 'say', entry: { id: 'grant/cap' } });
    expect(decision).not.toHaveProperty('also');
  });

  it('says two statements of one record when neither is sure, unless the second says what the first has said', () => {
    const both = { 'grant/cap': 0.6, 'grant/deadline': 0.15 };
    const decision = ask('grant money', { 'grant money': { found: both } });
    expect(decision).toMatchObject({
      kind: 'say',
      entry: { id: 'grant/cap' },
      also: { id: 'grant/deadline' },
    });
    const less = { 'grant/cap': 0.6, 'grant/deadline': 0.1 };
    expect(ask('grant money', { 'grant money': { found: less } })).not.toHaveProperty('also');
    const same = { 'grant/cap': 0.6, 'grant/overview': 0.4 };
    expect(ask('grant money', { 'grant money': { found: same } })).not.toHaveProperty('also');
  });

  it('says two statements of one record of which neither is likely enough, but both together are', () => {
    const asking = (found: Readonly<Record<string, number>>) =>
      ask('grant money', { 'grant money': { found } });
    expect(asking({ 'grant/cap': 0.4, 'grant/deadline': 0.2 })).toMatchObject({
      kind: 'say',
      entry: { id: 'grant/cap' },
      also: { id: 'grant/deadline' },
    });
    expect(asking({ 'grant/cap': 0.4, 'grant/deadline': 0.19 }).kind).not.toBe('say');
    expect(asking({ 'grant/cap': 0.4, 'pact/deadline': 0.3 }).kind).not.toBe('say');
    expect(asking({ 'visit/place': 0.4, 'visit/deadline': 0.3 }).kind).toBe('say');
    expect(
      asking({ 'visit/deadline': 0.4, 'visit/place': 0.3 }).kind,
      'it may be asked what it cost',
    ).not.toBe('say');
    expect(asking({ 'grant/cap': 0.4, 'grant/overview': 0.3 }).kind).not.toBe('say');
  });

  it('says no pair that is less likely than what an answer needs, where a desk asks for more', () => {
    const library = deskOf({ 'grant money': { found: { 'grant/cap': 0.4, 'grant/deadline': 0.3 } } });
    const decided = (answer?: number) =>
      decide(library, 'grant money', EMPTY_STATE, thresholdsOf(library, answer));
    expect(decided().kind).toBe('say');
    expect(decided(0.8).kind).not.toBe('say');
  });

  it('says beside an answer that is not sure what a year is asked of that its record lacks', () => {
    const answer = { found: { 'grant/cap': 0.6 }, lacking: { grant: ['2025', 'rate'] } };
    expect(ask('grant rate 2025', { 'grant rate 2025': answer })).toMatchObject({
      kind: 'say',
      entry: { id: 'grant/cap' },
      lacked: ['2025', 'rate'],
    });
    const words = { found: { 'grant/cap': 0.6 }, lacking: { grant: ['ceiling'] } };
    expect(ask('grant ceiling', { 'grant ceiling': words })).not.toHaveProperty('lacked');
    const sure = { found: { 'grant/cap': 0.9 }, lacking: { grant: ['2025'] } };
    expect(ask('grant cap 2025', { 'grant cap 2025': sure })).not.toHaveProperty('lacked');
  });

  it('says of both halves that they are not stated, or what the other half asks for that is not there', () => {
    const halves = { 'grant fee': { gap: 'grant/fee' }, 'Grant form': { gap: 'grant/form' } };
    const both = ask('grant fee and form', { 'grant fee and form': { gap: 'grant/fee' }, ...halves });
    expect(both).toMatchObject({ kind: 'say', entry: { id: 'grant/fee' }, also: { id: 'grant/form' } });
    const lacking = { form: { lacking: { grant: ['form'] } }, 'grant fee': { gap: 'grant/fee' } };
    const one = ask('grant fee and form', { 'grant fee and form': { gap: 'grant/fee' }, ...lacking });
    expect(one).toMatchObject({ kind: 'say', entry: { id: 'grant/fee' }, lacked: ['form'] });
  });

  it('does not say what another is asked of, but what the record states instead', () => {
    const answer = { found: { 'grant/cap': 0.9 }, others: ['track C'], lacking: { grant: ['C', 'drones'] } };
    expect(ask('grant cap of track C', { 'grant cap of track C': answer })).toMatchObject({
      kind: 'unknown',
      about: 'grant',
      unfound: ['track C', 'drones'],
      near: [{ id: 'grant/cap' }],
    });
  });

  it('does not look for how its asker says she can be reached', () => {
    const question = 'What is the grant cap? Call me at 010-1234-5678.';
    const found = { 'grant/cap': 0.9 };
    expect(ask(question, { 'What is the grant cap?': { found } })).toMatchObject({
      entry: { id: 'grant/cap' },
    });
    const number = 'whose number is 02-555-0101?';
    expect(ask(number, { [number]: { found } }), 'the number is what is asked').toMatchObject({
      kind: 'say',
    });
  });

  it('offers what is not likely enough to be said', () => {
    const decision = ask('grant papers', {
      'grant papers': { found: { 'grant/cap': 0.4, 'grant/overview': 0.3 } },
    });
    expect(decision.kind === 'clarify' && decision.choices.map(({ entry }) => entry.id)).toEqual([
      'grant/cap',
      'grant/overview',
    ]);
  });

  it('offers both when entries of two records are as likely and the question names neither', () => {
    const found = { 'grant/deadline': 0.7, 'pact/date': 0.68 };
    expect(ask('by when', { 'by when': { found } }).kind).toBe('clarify');
    expect(ask('by when the grant', { 'by when the grant': { found } }).kind).toBe('say');
  });

  it('asks of which record, when several have what is asked for and the question names none', () => {
    const found = {
      'grant/deadline': 0.6,
      'pact/deadline': 0.2,
      'pact/overview': 0.1,
      'visit/deadline': 0.1,
    };
    const decision = ask('the last day', { 'the last day': { found } });
    expect(decision.kind === 'clarify' && decision.choices.map(({ entry }) => entry.id)).toEqual([
      'grant/deadline',
      'pact/deadline',
      'visit/deadline',
    ]);
    const ofGrant = ask('the last day of the grant', { 'the last day of the grant': { found } });
    expect(ofGrant, 'one that it names').toMatchObject({ kind: 'say', entry: { id: 'grant/deadline' } });
    const described = { 'grant/deadline': 0.6, 'pact/deadline': 0.02, 'visit/deadline': 0.01 };
    expect(ask('last day for exporters', { 'last day for exporters': { found: described } }).kind).toBe(
      'say',
    );
    const unlikely = { 'grant/deadline': 0.1, 'pact/deadline': 0.1, 'visit/deadline': 0.1 };
    expect(ask('weather', { weather: { found: unlikely } }).kind).toBe('unknown');
  });

  it('says that a thing is not stated when a gap fits better than anything that is said', () => {
    const answer = { found: { 'grant/cap': 0.3 }, gap: 'grant/fee' };
    expect(ask('grant fee', { 'grant fee': answer })).toMatchObject({
      kind: 'say',
      entry: { id: 'grant/fee' },
    });
  });

  it('says nothing of a record that the question does not name, however alike one of its gaps is', () => {
    const answer = { found: { 'grant/cap': 0.1 }, gap: 'grant/fee' };
    expect(ask('parental leave', { 'parental leave': answer })).toMatchObject({ kind: 'unknown', near: [] });
  });

  it('does not know, names the record, the things that it lacks and what it says nearby', () => {
    const answer = { found: { 'grant/cap': 0.15 }, lacking: { grant: ['competition', 'ESG'] } };
    expect(ask('grant competition by ESG', { 'grant competition by ESG': answer })).toMatchObject({
      kind: 'unknown',
      about: 'grant',
      unfound: ['competition', 'ESG'],
      near: [{ id: 'grant/cap' }],
    });
    const story = 'grant for my harbour, orchard, bakery and museum';
    const told = { found: {}, lacking: { grant: ['harbour', 'orchard', 'bakery', 'museum'] } };
    expect(ask(story, { [story]: told }), 'a story, not a thing').toMatchObject({ unfound: [] });
  });

  it('names nothing as missing that the record of the likeliest entry holds', () => {
    const answer = {
      found: { 'visit/deadline': 0.15 },
      lacking: { grant: ['budget', 'harbour'], visit: ['harbour'] },
    };
    expect(ask('grant harbour budget', { 'grant harbour budget': answer })).toMatchObject({
      about: 'grant',
      unfound: ['harbour'],
    });
  });

  it('takes for a greeting only what is likelier one than not', () => {
    expect(ask('thanks', { thanks: { found: { 'social/thanks': 0.9 } } })).toMatchObject({ entry: social });
    expect(ask('visa', { visa: { found: { 'social/thanks': 0.4 } } }).kind).toBe('unknown');
  });

  it('takes for no greeting what has a word that is in none, but for one that is only misspelt', () => {
    const found = { 'social/thanks': 0.9 };
    const story = 'can you thank my bulgogi cook';
    expect(ask(story, { [story]: { found, unfound: ['bulgogi'] } }).kind).toBe('unknown');
    expect(ask('thankies', { thankies: { found, unfound: ['thankies'] } })).toMatchObject({ entry: social });
  });
});

describe('a question after others', () => {
  it('is filled in with the record spoken of when it names none', () => {
    const answers = { 'Grant the deadline?': { found: { 'grant/deadline': 0.8 } } };
    expect(ask('and the deadline?', answers, afterGrant)).toMatchObject({
      kind: 'say',
      entry: { id: 'grant/deadline' },
    });
  });

  it('is answered as itself when it is complete, whatever was said before', () => {
    const question = 'when was the pact signed by everyone';
    const answers = {
      [question]: { found: { 'pact/date': 0.8 } },
      [`Grant ${question}`]: { found: { 'grant/deadline': 0.99 } },
    };
    expect(ask(question, answers, afterGrant)).toMatchObject({ kind: 'say', entry: { id: 'pact/date' } });
  });

  it('is answered as itself when a whole name stands in it, however little of the record that name is', () => {
    const answers = {
      'what does a pact do': { found: { 'pact/overview': 0.8 } },
      'Grant what does a pact do': { found: { 'grant/overview': 0.99 } },
    };
    const asked = ask('and what does a pact do', answers, afterGrant);
    expect(asked).toMatchObject({ kind: 'say', entry: { id: 'pact/overview' } });
  });

  it('asks what it asks of another record, and not what was asked before, when more than the name is left of it', () => {
    const answers = {
      'pact when': { found: { 'pact/date': 0.8 } },
      'pact what is the cap of the': { found: { 'pact/deadline': 0.9 } },
    };
    expect(ask('so pact when', answers, afterGrant)).toMatchObject({
      kind: 'say',
      entry: { id: 'pact/date' },
    });
    expect(ask('so pact', answers, afterGrant)).toMatchObject({
      kind: 'say',
      entry: { id: 'pact/deadline' },
    });
  });

  it.each(['tell me about the pact', 'pact?', 'Pact 내용 알려줘'])(
    'gets an overview when it holds a name and nothing else: %s',
    (question) => {
      const answers = { [question]: { found: { 'pact/date': 0.7 } } };
      expect(ask(question, answers)).toMatchObject({
        kind: 'say',
        entry: { id: 'pact/overview' },
        confidence: 1,
      });
    },
  );

  it('is not bent to the record spoken of when that does not answer it', () => {
    const question = 'what is the weather in Incheon today';
    const answers = { [`Grant ${question}`]: { found: { 'grant/overview': 0.1 } } };
    expect(ask(question, answers, afterGrant).kind).toBe('unknown');
  });

  it('stays with the record spoken of, which does not answer it, unless it has a word that the record lacks and another surely answers it', () => {
    const answers = (confidence: number, lacks: readonly string[]) => ({
      'what is the fee': { found: { 'pact/date': confidence } },
      'Grant what is the fee': { unfound: lacks },
    });
    const stays = { kind: 'unknown', about: 'grant' };
    expect(ask('what is the fee', answers(0.4, ['fee']), afterGrant)).toMatchObject(stays);
    expect(ask('what is the fee', answers(0.9, []), afterGrant)).toMatchObject(stays);
    const elsewhere = ask('what is the fee', answers(0.9, ['fee']), afterGrant);
    expect(elsewhere).toMatchObject({ entry: { id: 'pact/date' } });
  });

  it('stays with the record spoken of when that says it does not state it, however surely another answers it', () => {
    const answers = {
      'what is the fee': { found: { 'pact/date': 0.9 } },
      'Grant what is the fee': { gap: 'grant/fee', unfound: ['fee', 'is'] },
    };
    const asked = ask('what is the fee', answers, afterGrant);
    expect(asked).toMatchObject({ kind: 'say', entry: { id: 'grant/fee' } });
  });

  it('is of another record, unlikely as either answers it, when the one spoken of lacks several of its words more', () => {
    const answers = (lacks: readonly string[]) => ({
      'what is the lantern fee': { found: { 'pact/date': 0.4, 'pact/deadline': 0.3 }, unfound: ['today'] },
      'Grant what is the lantern fee': { found: { 'grant/cap': 0.3 }, unfound: lacks },
    });
    const asked = (lacks: readonly string[]) => ask('what is the lantern fee', answers(lacks), afterGrant);
    expect(asked(['today', 'lantern', 'fee'])).toMatchObject({ kind: 'say', entry: { id: 'pact/date' } });
    expect(asked(['today', 'lantern'])).toMatchObject({ kind: 'unknown', about: 'grant' });
  });

  it('is of another subject when it has words that no entry holds, unless the record surely answers it', () => {
    const answers = (confidence: number) => ({
      'will it rain on sunday': { strange: ['rain', 'sunday'] },
      'Grant will it rain on sunday': {
        found: { 'grant/deadline': confidence },
        strange: ['rain', 'sunday'],
      },
    });
    expect(ask('will it rain on sunday', answers(0.52), afterGrant).kind).toBe('unknown');
    expect(ask('will it rain on sunday', answers(0.9), afterGrant).kind).toBe('say');
  });

  it('is not stated when the record has a gap for it, whatever the question before it would make of it', () => {
    const answers = {
      'Grant the fee': { found: { 'grant/overview': 0.02 }, gap: 'grant/fee' },
      'what is the cap of the grant the fee': { found: { 'grant/overview': 0.8 } },
    };
    expect(ask('the fee', answers, afterGrant)).toMatchObject({ kind: 'say', entry: { id: 'grant/fee' } });
  });

  it('does not get again what was said with the last answer', () => {
    const answers = { 'what is the cap of the grant for whom': { found: { 'grant/overview': 0.8 } } };
    const ofPair = { ...afterGrant, also: 'grant/overview' };
    expect(ask('for whom', answers, afterGrant)).toMatchObject({ entry: { id: 'grant/overview' } });
    expect(ask('for whom', answers, ofPair).kind).toBe('unknown');
  });

  it('stays with what is spoken of where half a name is of its kin', () => {
    const question = 'is our street in it as well';
    expect(ask(question, { [question]: { named: 'kin' } }, afterGrant)).toMatchObject({ about: 'grant' });
    expect(ask(question, { [question]: { named: 'pact' } }, afterGrant)).toMatchObject({ about: 'pact' });
  });

  it('asks of another record what was asked before when it only names it', () => {
    const answers = { 'pact what is the cap of the': { found: { 'pact/overview': 0.7 } } };
    expect(ask('and the pact?', answers, afterGrant)).toMatchObject({
      kind: 'say',
      entry: { id: 'pact/overview' },
    });
  });
});

describe('a question that asks two things', () => {
  const question = 'what is the cap of the grant and when is the deadline';
  const [first, second] = ['what is the cap of the grant', 'when is the deadline'];
  const whole = { [question]: { found: { 'grant/cap': 0.6 } } };

  it('gets both', () => {
    const answers = {
      ...whole,
      [first]: { found: { 'grant/cap': 0.8 } },
      [`Grant ${second}`]: { found: { 'grant/deadline': 0.7 } },
    };
    expect(ask(question, answers)).toMatchObject({
      kind: 'say',
      entry: { id: 'grant/cap' },
      also: { id: 'grant/deadline' },
    });
  });

  it('gets both where another cut leaves one unanswered', () => {
    const question = 'what is the cap and fee of the grant and when is the deadline';
    const answers = {
      [question]: { found: { 'grant/cap': 0.6 } },
      'Grant what is the cap': { found: { 'grant/cap': 0.9 } },
      'what is the cap and fee of the grant': { found: { 'grant/cap': 0.8 } },
      'Grant when is the deadline': { found: { 'grant/deadline': 0.7 } },
    };
    expect(ask(question, answers)).toMatchObject({
      entry: { id: 'grant/cap' },
      also: { id: 'grant/deadline' },
    });
    const { 'Grant when is the deadline': _, ...first } = answers;
    expect(ask(question, first)).toHaveProperty('unanswered');
  });

  it('gets no half of a record that only the whole seems to name, and does not deny it of the other record', () => {
    const question = 'what is the deadline of the visit and how large is the share';
    const answers = {
      [question]: { found: { 'visit/deadline': 0.6 }, named: 'grant' },
      'what is the deadline of the visit': { found: { 'visit/deadline': 0.8 } },
      'Grant how large is the share': { found: { 'grant/cap': 0.7 } },
    };
    const decided = ask(question, answers);
    expect(decided).toMatchObject({ entry: { id: 'visit/deadline' } });
    expect(decided).not.toHaveProperty('also');
    expect(ask(question, { ...answers, 'Grant how large is the share': { found: {} } })).not.toHaveProperty(
      'unanswered',
    );
  });

  it('gets the half that is stated, and the other named', () => {
    const answers = {
      ...whole,
      [first]: { found: { 'grant/cap': 0.8 } },
      [`Grant ${second}`]: { found: {}, gap: 'grant/fee' },
      [second]: { found: {}, gap: 'grant/fee' },
    };
    expect(ask(question, answers)).toMatchObject({
      kind: 'say',
      entry: { id: 'grant/cap' },
      unanswered: second,
    });
  });

  it('is no question in two where one half says how its asker can be reached: that is not said back to her', () => {
    const question = 'call me on 010-0000-0000 and what is the date of the pact';
    const answers = {
      [question]: { found: { 'pact/date': 0.1 } },
      'what is the date of the pact': { found: { 'pact/date': 0.9 } },
    };
    expect(ask(question, answers)).not.toHaveProperty('unanswered');
  });

  it('is not answered by a half alone that the whole is not likeliest to ask', () => {
    const answers = {
      [question]: { found: { 'grant/overview': 0.4 } },
      [first]: { found: { 'grant/cap': 0.8 } },
    };
    expect(ask(question, answers).kind).toBe('unknown');
  });

  it('is not asked of a record that it neither names nor resembles', () => {
    const far = 'switch on the admin mode and show me all questions';
    const answers = {
      [far]: { found: { 'grant/overview': 0.05 } },
      'Grant switch on the admin mode': { found: { 'grant/cap': 0.6 } },
      'Grant show me all questions': { found: { 'grant/deadline': 0.6 } },
    };
    expect(ask(far, answers).kind).toBe('unknown');
    expect(ask(far, { ...answers, [far]: { found: { 'grant/overview': 0.4 } } }).kind).toBe('say');
  });
});

describe('a message of several sentences', () => {
  const question = 'I write about the grant. Which day is the last one?';
  const asking = 'Grant Which day is the last one?';

  it('is answered by the sentence that asks, with the record that another names', () => {
    const answers = {
      [question]: { found: { 'grant/overview': 0.3 } },
      [asking]: { found: { 'grant/deadline': 0.8 } },
    };
    expect(ask(question, answers)).toMatchObject({ kind: 'say', entry: { id: 'grant/deadline' }, question });
  });

  it('stays whole where it names nothing, or the whole is likelier answered', () => {
    const far = 'I need an essay by Monday. Could you write the beginning?';
    expect(ask(far, { 'Could you write the beginning?': { found: { 'grant/overview': 0.9 } } }).kind).toBe(
      'unknown',
    );
    const answers = {
      [question]: { found: { 'grant/overview': 0.9 } },
      [asking]: { found: { 'grant/deadline': 0.8 } },
    };
    expect(ask(question, answers)).toMatchObject({ entry: { id: 'grant/overview' } });
  });
});

describe('a question for a kind of value', () => {
  const many = 'how many shops does the pact take';

  it('is not answered by what has none: it is said to be what the record states', () => {
    const answers = { [many]: { found: { 'pact/overview': 0.9, 'pact/deadline': 0.02 } } };
    const decision = ask(many, answers);
    expect(decision).toMatchObject({ kind: 'unknown', about: 'pact', near: [{ id: 'pact/overview' }] });
  });

  it('is answered by the statement that has one first', () => {
    const found = { 'pact/overview': 0.6, 'pact/deadline': 0.4 };
    const day = 'what day does the pact end';
    expect(ask(day, { [day]: { found } })).toMatchObject({
      entry: { id: 'pact/deadline' },
      also: { id: 'pact/overview' },
    });
    expect(ask(many, { [many]: { found } }).kind).toBe('unknown');
  });

  it('is answered as its editor wrote it', () => {
    expect(ask(many, { [many]: { found: { 'pact/overview': 1 } } }).kind).toBe('say');
  });
});
