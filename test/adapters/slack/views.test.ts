import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { View } from '../../../adapters/slack/blocks.js';
import { readShelf, renderHome, type Shelf, writeShelf } from '../../../adapters/slack/home.js';
import { checkMessage, checkView } from '../../../adapters/slack/limits.js';
import {
  answerModal,
  dismissModal,
  noteModal,
  notHelpfulModal,
  readSubmission,
  recordModal,
} from '../../../adapters/slack/modals.js';
import { renderDigest, renderInquiry, renderStaffWord } from '../../../adapters/slack/staff-posts.js';
import { ALL_WORDS } from '../../../adapters/slack/words.js';
import type { RecordSummary } from '../../../src/browse/index.js';
import type { Inquiry } from '../../../src/staff/index.js';
import { ANSWER, SOCIAL } from '../../contract/replies.js';
import { readable } from '../../helpers/slack/double.js';
import { anyReply, anyText } from './arbitrary.js';

const NOW = new Date('2026-11-22T00:00:00Z');

function inquiry(id: number, text: string, status: Inquiry['status'] = 'open'): Inquiry {
  return {
    id: String(id),
    status,
    reason: 'no-match',
    language: 'ko',
    text,
    count: 2,
    firstAsked: NOW,
    lastAsked: NOW,
    offered: [],
    knowledgeVersion: 'v1',
    notes: [{ at: NOW, kind: 'note', text }],
    askings: [],
  };
}

function record(id: number, text: string): RecordSummary {
  return { id: `record-${id}`, kind: 'program', name: text, period: text, ended: true, source: text };
}

const STATE = { version: 'abc', records: { program: 2 }, sources: 5, questions: 3, today: '2026-11-22' };

function staffHome(texts: readonly string[], shelf: Shelf): View {
  const inquiries = texts.map((text, index) => inquiry(index + 1, text));
  return renderHome('ko', SOCIAL, {
    waiting: { inquiries, open: 30, claimed: 2 },
    shelf,
    records: texts.flatMap((text, index) => [record(index, text), record(index + 100, text)]),
    state: STATE,
    undelivered: 1,
  });
}

const anyShelf: fc.Arbitrary<Shelf> = fc.record({
  kind: fc.constantFrom('all', 'program', 'term'),
  query: anyText,
  page: fc.nat(100),
});

describe('renderHome', () => {
  it('shows staff what waits and what there is, and others neither', () => {
    const shelf: Shelf = { kind: 'all', query: '', page: 0 };
    const forStaff = readable(staffHome(['지원금 상한이 얼마예요?'], shelf).blocks);
    expect(forStaff).toContain('지원금 상한이 얼마예요?');
    expect(forStaff).toContain('열림 30건');
    expect(forStaff).toContain('사업과 협약');
    const forOthers = readable(renderHome('ko', SOCIAL).blocks);
    expect(forOthers).toContain(SOCIAL.paragraphs[0]);
    expect(forOthers).not.toMatch(/담당자를 기다리는|사업과 협약|자료 상태/);
  });

  it('is within the limits, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 30 }), anyShelf, anyReply, (texts, shelf, greeting) => {
        expect(checkView(staffHome(texts, shelf))).toEqual([]);
        expect(checkView(renderHome('en', greeting))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

describe('a shelf in a button', () => {
  it('is read back as it was, but for a very long search', () => {
    const shelf: Shelf = { kind: 'agreement', query: '스마트공장', page: 3 };
    expect(readShelf(writeShelf(shelf))).toEqual(shelf);
    fc.assert(
      fc.property(anyShelf, (any) => {
        const value = writeShelf(any);
        expect(value.length).toBeLessThanOrEqual(150);
        expect(readShelf(value)).toMatchObject({ kind: any.kind, page: any.page });
      }),
    );
  });

  it('is the first one when the value is anything else', () => {
    for (const value of ['', '{}', '["secret",0,""]', '["all","x",""]']) {
      expect(readShelf(value)).toEqual({ kind: 'all', query: '', page: 0 });
    }
  });
});

describe('the modals', () => {
  it('are within the limits, whatever is in them', () => {
    fc.assert(
      fc.property(anyText, anyReply, (text, reply) => {
        const asked = inquiry(1, text);
        const views = [
          notHelpfulModal('ko', { action: 'not-helpful:a/b' }),
          answerModal('en', asked),
          dismissModal('ko', asked),
          recordModal('en', reply),
          noteModal('ko', 'doneTitle', text),
        ];
        for (const view of views) expect(checkView(view)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('show a record with its source', () => {
    expect(readable(recordModal('ko', ANSWER).blocks)).toContain('중소벤처기업부');
  });
});

describe('readSubmission', () => {
  it('reads what was typed and chosen', () => {
    const view = {
      private_metadata: '{"inquiry":"7"}',
      state: {
        values: {
          typed: { typed: { value: ' 공고문 3쪽입니다. ' } },
          reason: { reason: { selected_option: { value: 'reasonDuplicate' } } },
        },
      },
    };
    expect(readSubmission(view)).toEqual({
      typed: '공고문 3쪽입니다.',
      reason: 'reasonDuplicate',
      metadata: { inquiry: '7' },
    });
  });

  it('makes nothing of anything else', () => {
    for (const view of [undefined, {}, { state: {}, private_metadata: 'x' }, { private_metadata: '3' }]) {
      expect(readSubmission(view)).toEqual({ typed: '', reason: '', metadata: {} });
    }
  });
});

describe('what staff are told', () => {
  it('is within the limits, whatever was asked', () => {
    fc.assert(
      fc.property(
        fc.array(anyText, { minLength: 1, maxLength: 30 }),
        fc.constantFrom('ko', 'en'),
        (texts, language) => {
          const inquiries = texts.map((text, index) => inquiry(index + 1, text));
          const digest = {
            from: NOW,
            to: NOW,
            asked: 10,
            answered: 7,
            unanswered: 3,
            helpful: 2,
            notHelpful: 1,
            waiting: 4,
            groups: texts.map((label, count) => ({ label, count })),
            subjects: texts.map((subject, index) => ({
              subject: index === 0 ? undefined : subject,
              count: index,
            })),
          };
          const messages = [
            ...inquiries.map((inquiry) => renderInquiry(inquiry, language)),
            renderDigest(digest, inquiries, language),
            renderStaffWord({
              question: texts[0]!,
              said: { answer: texts.join('\n').slice(0, 2_500) },
              contact: '',
              language,
            }),
            renderStaffWord({
              question: texts[0]!,
              said: { dismissed: 'personal' },
              contact: texts[0]!,
              language,
            }),
          ];
          for (const message of messages) expect(checkMessage(message)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});

describe('the words of the app', () => {
  it('are there in both languages, with the same places', () => {
    for (const [name, { ko, en }] of Object.entries(ALL_WORDS)) {
      const places = (text: string): string[] =>
        [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
      expect(places(ko), name).toEqual(places(en));
      expect(ko, name).toMatch(/[가-힣]|^\{|^\//);
    }
  });
});
