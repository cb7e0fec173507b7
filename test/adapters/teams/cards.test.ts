import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownIn } from '../../../adapters/links.js';
import type { Element } from '../../../adapters/teams/card.js';
import { inquiryDialog, remarkDialog } from '../../../adapters/teams/dialogs.js';
import { checkActivity, elementsIn, wordsIn } from '../../../adapters/teams/limits.js';
import { heightOf } from '../../../adapters/teams/pages.js';
import { CARD, part } from '../../../adapters/teams/protocol.js';
import { notification, renderCard, renderReply } from '../../../adapters/teams/render.js';
import {
  renderDigest,
  renderInquiry,
  renderStaffWord,
  renderWaiting,
} from '../../../adapters/teams/staff-cards.js';
import { createRecordBrowser } from '../../../src/browse/index.js';
import type { Reply, ReplyCheck, ReplyFile, ReplyTable } from '../../../src/core/reply.js';
import type { Inquiry } from '../../../src/staff/index.js';
import { ACTING_TEXT, ANSWER, CLARIFY, say } from '../../contract/replies.js';
import { shippedLibrary } from '../../helpers/shipped.js';
import { problemsOf } from '../../helpers/teams/card-schema.js';
import { buttonsIn } from '../../helpers/teams/double.js';
import { anyReply, anyText } from '../slack/arbitrary.js';

const HOSTILE = `**b** [l](https://evil.example) <at>x</at> {{DATE(2020-01-01T00:00:00Z)}} ${ACTING_TEXT} ${'가'.repeat(700)}`;

const TABLE: ReplyTable = {
  title: 'Programs',
  columns: [{ label: 'Name' }, { label: 'Budget', align: 'right' }],
  rows: Array.from({ length: 200 }, (_each, index) => [`Program ${index}`, `${index} 억원`]),
  note: 'As the documents state.',
};

/** A reply as long and as hostile as its places allow, with the same parts. */
function swollen(reply: Reply): Reply {
  const worse = (words: string): string => `${words} ${HOSTILE}`;
  return {
    ...reply,
    title: worse(reply.title ?? ''),
    notice: worse(''),
    paragraphs: [...reply.paragraphs, ...Array.from({ length: 12 }, () => '')].map(worse),
    facts: Array.from({ length: 40 }, (_each, index) => ({
      label: worse(`${index}`),
      value: worse(''),
      note: worse(''),
    })),
    sources: [...reply.sources, ...reply.sources, ...reply.sources].map((source) => ({
      ...source,
      title: worse(source.title),
    })),
    actions: Array.from({ length: 12 }, (_each, index) => ({
      id: `ask:${'x'.repeat(290)}${index}`,
      kind: 'ask' as const,
      label: worse(''),
    })),
    tables: [TABLE],
  };
}

function expectSound(reply: Reply): void {
  const activity = renderReply(reply);
  expect(checkActivity(activity)).toEqual([]);
  expect(problemsOf(activity.attachments![0]!.content)).toEqual([]);
}

const anyTable: fc.Arbitrary<ReplyTable> = fc.integer({ min: 1, max: 12 }).chain((width) =>
  fc.record({
    title: anyText,
    columns: fc.array(fc.record({ label: anyText }), { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(anyText, { minLength: width, maxLength: width }), { maxLength: 8 }),
    note: anyText,
  }),
);
const anyFile: fc.Arbitrary<ReplyFile> = fc.record({
  name: anyText,
  mediaType: fc.constant('text/csv'),
  content: anyText,
});
const anyCheck: fc.Arbitrary<ReplyCheck> = fc.record({
  form: fc.uniqueArray(
    fc.record({
      attribute: fc.stringMatching(/^[a-z][a-z-]{0,20}$/),
      question: anyText,
      note: anyText,
      kind: fc.constantFrom('number', 'yes-no', 'choice'),
      unit: anyText,
      choices: fc.array(fc.record({ id: fc.string({ minLength: 1 }), label: anyText }), {
        minLength: 1,
        maxLength: 30,
      }),
    }),
    { selector: ({ attribute }) => attribute, maxLength: 20 },
  ),
});

describe('renderReply', () => {
  it('makes a card that Teams takes of any reply at all', () => {
    const extras = fc.record(
      { tables: fc.array(anyTable, { maxLength: 2 }), file: anyFile, check: anyCheck },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyReply, extras, (reply, more) => expectSound({ ...reply, ...more } as Reply)),
      { numRuns: 60 },
    );
  });

  it('says the answer first, then facts, the source and the buttons, with what the presser meant', () => {
    const seen = wordsIn(renderCard(ANSWER, { question: '얼마예요?' }));
    const order = [
      '질문: 얼마예요?',
      ANSWER.title!,
      ANSWER.paragraphs[0]!,
      '정부 부담',
      '출처: 중소벤처기업부, 2024년 3월 27일 ▾',
      '예산은 얼마입니까?',
    ];
    const places = order.map((words) => seen.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(notification(ANSWER)).toContain('정부가 사업비의 30%를 부담합니다.');
  });

  it('keeps at most six buttons, and those that lead on before those that rate', () => {
    const more = Array.from({ length: 6 }, (_each, index) => ({
      id: `ask:${index}`,
      kind: 'ask' as const,
      label: `${index}`,
    }));
    const buttons = buttonsIn(renderCard({ ...CLARIFY, actions: [...more, ...CLARIFY.actions] }));
    expect(buttons).toHaveLength(6);
    expect(buttons.map(({ data }) => data['action'])).toEqual(
      expect.arrayContaining(['choose:mou', 'choose:program', 'none']),
    );
  });

  it('shows a table with as many rows as fit, and says of how many', () => {
    const card = renderCard(say('Here.', { tables: [TABLE] }));
    const tables = elementsIn(card).filter(({ type }) => type === 'Table');
    const rows = tables.reduce((all, table) => all + (table['rows'] as object[]).length - 1, 0);
    expect(rows).toBeGreaterThan(20);
    expect(wordsIn(card)).toContain(`${rows} of 200 rows.`);
    expect(wordsIn(card)).toEqual(expect.arrayContaining(['Name', 'Program 0', 'As the documents state.']));
  });

  it('names a file and shows its beginning', () => {
    const file = { name: 'programs.csv', mediaType: 'text/csv', content: 'id,name\n1,smart\n' };
    const seen = wordsIn(renderCard(say('Here.', { file })));
    expect(seen).toEqual(
      expect.arrayContaining(['The beginning of the file programs.csv.', 'id,name', '1,smart']),
    );
    expect(seen).toContain('Ask me the same in a personal chat to have the whole file.');
    const followed = wordsIn(renderCard(say('Here.', { file }), { fileFollows: true }));
    expect(followed.join()).not.toContain('personal chat');
  });

  it('links a source only to a web address', () => {
    const links = (url: string): number =>
      elementsIn(renderCard({ ...ANSWER, sources: [{ ...ANSWER.sources[0]!, url }] })).filter(
        ({ type }) => type === 'Action.OpenUrl',
      ).length;
    expect(links('https://www.mss.go.kr/a')).toBe(1);
    for (const url of ['javascript:alert(1)', 'https://user:pass@evil.example', 'no'])
      expect(links(url)).toBe(0);
  });

  it('links the addresses that the content names, and nothing that anybody else has typed', () => {
    const words = 'Ask www.mss.go.kr, a@korea.kr or 044-204-7104; not www.evil.example or b@evil.example.';
    const known = knownIn(new Map([['office', { at: 'www.mss.go.kr', to: 'a@korea.kr, 044-204-7104' }]]));
    const facts = [{ label: 'Phone', value: '044-204-7104' }];
    const urls = (options: object): unknown[] =>
      elementsIn(renderCard(say(words, { facts }), options))
        .filter(({ type }) => type === 'Action.OpenUrl')
        .map(({ url }) => url);
    const phone = 'tel:+82442047104';
    expect(urls({ known })).toEqual(['https://www.mss.go.kr', 'mailto:a@korea.kr', phone, phone]);
    expect(urls({})).toEqual([]);
    expect(wordsIn(renderCard(say(words), { known })).join('')).not.toContain('\u200b');
  });

  it('continues choices beyond six, and labels too long for a button, in a menu; two are primary at most', () => {
    const actions = Array.from({ length: 12 }, (_, n) => ({
      id: `choose:${n}`,
      kind: 'choose' as const,
      label: n === 0 ? `A label ${'that is long '.repeat(6)}` : `Choice ${n}`,
    }));
    const card = renderCard(say('Which one?', { actions }));
    expect(problemsOf(card)).toEqual([]);
    const shown = JSON.stringify(card);
    for (const { id } of actions) expect(shown).toContain(id);
    expect(shown.match(/"style":"positive"/g)).toHaveLength(2);
    const menu = elementsIn(card).find(({ type }) => type === 'Input.ChoiceSet');
    expect(JSON.stringify(menu)).toContain(actions[0]!.label.trim());
  });

  it('folds facts beyond four and the sources, and turns what is longer than a phone in pages', () => {
    const facts = Array.from({ length: 9 }, (_, n) => ({ label: `L${n}`, value: `V${n}` }));
    const card = renderCard({ ...ANSWER, facts, tables: [TABLE] }) as { body: Element[] };
    expect(problemsOf(card)).toEqual([]);
    const height = card.body.reduce((all, element) => all + heightOf(element), 0);
    expect(height).toBeLessThanOrEqual(560);
    const hidden = elementsIn(card).filter(({ isVisible }) => isVisible === false);
    expect(hidden.map(({ id }) => id)).toEqual(expect.arrayContaining(['facts', 'sources', 'page1']));
    for (const { value } of facts) expect(wordsIn(card)).toContain(value);
    const targets = elementsIn(card)
      .filter(({ type }) => type === 'Action.ToggleVisibility')
      .flatMap(({ targetElements }) => targetElements as { elementId: string }[]);
    const ids = new Set(elementsIn(card).map(({ id }) => id));
    for (const { elementId } of targets) expect(ids).toContain(elementId);
  });

  it('has no input that keeps other buttons from working', () => {
    const form = [{ attribute: 'employees', question: 'How many?', kind: 'number' as const, choices: [] }];
    const card = renderCard(
      say('Ask.', {
        check: { record: 'grant', form },
        actions: [{ id: 'check-stop', kind: 'check', label: 'Stop' }],
      }),
    );
    const submits = elementsIn(card).filter(({ type }) => type === 'Action.Submit');
    expect(submits.map((button) => [part(button['data'])['kind'], button['associatedInputs']])).toEqual([
      ['turn', 'none'],
      ['form', undefined],
    ]);
    expect(elementsIn(card).find(({ type }) => type === 'Input.Number')).toMatchObject({ isRequired: false });
  });
});

describe('the card of every record', () => {
  it('passes the schema, the parser and the limits, as it is and at its worst', async () => {
    const library = await shippedLibrary();
    const browser = createRecordBrowser(
      () => library,
      () => ({ year: 2026, month: 11, day: 22 }),
    );
    let cards = 0;
    for (const language of ['ko', 'en'] as const) {
      for (const { id } of browser.list({ language })) {
        const reply = browser.read(id, language)!;
        expectSound(reply);
        expectSound(swollen(reply));
        cards += 2;
      }
    }
    expect(cards).toBe(library.kb.records.size * 4);
    console.log(
      `cards: ${cards} of ${library.kb.records.size} records pass the schema, the parser and the limits`,
    );
  }, 120_000);
});

describe('the cards of staff', () => {
  const inquiry = (id: number): Inquiry =>
    ({
      id: String(id),
      status: (['open', 'claimed', 'answered', 'dismissed'] as const)[id % 4],
      count: 3,
      text: HOSTILE,
      language: 'ko',
      channel: 'teams',
      reason: 'no-match',
      offered: [],
      firstAsked: new Date(),
      lastAsked: new Date(),
      notes: ['claim', 'answer', 'dismissal', 'note'].map((kind) => ({
        at: new Date(),
        kind,
        text: HOSTILE,
      })),
      knowledgeVersion: 'v',
    }) as unknown as Inquiry;
  const many = Array.from({ length: 30 }, (_each, index) => inquiry(index));
  const week = {
    from: new Date(0),
    to: new Date(),
    asked: 9,
    answered: 5,
    unanswered: 4,
    helpful: 1,
    notHelpful: 2,
    waiting: 30,
    subjects: Array.from({ length: 10 }, () => ({ subject: HOSTILE, count: 3 })),
    groups: Array.from({ length: 5 }, () => ({ label: HOSTILE, count: 3 })),
  };

  it.each(['ko', 'en'] as const)('pass too, in %s', (language) => {
    const activities = [
      ...many.map((each) => renderInquiry(each, language)),
      renderDigest(week, many, language),
      renderDigest({ ...week, subjects: [], groups: [] }, [], language),
      renderWaiting({ inquiries: many, open: 15, claimed: 15 }, language),
      renderWaiting({ inquiries: [], open: 0, claimed: 0 }, language),
      renderStaffWord({
        question: HOSTILE,
        said: { answer: `${HOSTILE}\n`.repeat(40) },
        contact: '',
        language,
      }),
      renderStaffWord({ question: HOSTILE, said: { dismissed: 'other' }, contact: HOSTILE, language }),
    ];
    for (const activity of activities) {
      expect(checkActivity(activity)).toEqual([]);
      expect(problemsOf(activity.attachments![0]!.content)).toEqual([]);
    }
    for (const { task } of [
      inquiryDialog(language, inquiry(0)),
      inquiryDialog(language, inquiry(2)),
      remarkDialog(language, 'not-helpful:x', 'p'),
    ]) {
      const attachment = part(part(part(task)['value'])['card']);
      expect(attachment['contentType']).toBe(CARD);
      expect(problemsOf(attachment['content'] as object)).toEqual([]);
    }
  });
});
