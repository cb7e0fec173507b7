/** A desk whose every reply for staff holds a mark, on any platform: who sees the mark sees what only staff may read. */
import type { FormOf, Handle } from '../../../adapters/contract.js';
import type { Role } from '../../../adapters/readers.js';
import type { PublicPages } from '../../../adapters/record-links.js';
import type { RecordBrowser } from '../../../src/browse/index.js';
import type { Reply, ReplyQuestion } from '../../../src/core/reply.js';
import type { StaffInquiryLog } from '../../../src/inquiries/index.js';
import { say } from '../../contract/replies.js';

export const MARK = 'only-staff-read-this';

/** What somebody was shown. */
export interface Seen {
  /** The one person, the staff of the desk, or anyone. */
  readonly by: string;
  readonly where: string;
  readonly content: string;
}

export const ANYONE = 'anyone';
export const STAFF_ALONE = 'staff';

/** A platform with people who use each part of the desk there. */
export interface Platform {
  readonly staff: string;
  readonly other: string;
  /** Each part of the desk that words can come out of, by name; resolves when the platform has delivered the act. */
  readonly surfaces: Readonly<Record<string, (who: string) => Promise<unknown>>>;
  seen(): readonly Seen[];
  /** Resolves when nothing more comes. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

const marked = (role: Role, words: string): string => (role === 'staff' ? `${words} ${MARK}` : words);

function questions(role: Role): ReplyQuestion[] {
  return ['employees', 'age'].map((attribute) => ({
    attribute,
    question: marked(role, `How many ${attribute}?`),
    kind: 'number',
    choices: [],
  }));
}

/** What was typed decides the kind of the reply; the role decides whether it holds the mark. */
export function deskOf(inquiries: StaffInquiryLog): Handle {
  let count = 0;
  return async ({ channel, conversation, user, role, text = '', action = '', aside }) => {
    const what = `${text} ${action}`;
    if (/helpful/.test(action)) return say('Thanks.', { outcome: 'social' });
    if (/unknown/.test(what)) {
      const asked = { at: new Date(), channel, conversation, user, language: 'en' as const };
      const inquiry =
        aside === true
          ? {}
          : {
              inquiry: await inquiries.record({
                ...asked,
                text: `unknown ${count++}`,
                reason: 'no-match',
                offered: [],
                knowledgeVersion: 'v',
              }),
            };
      return say(marked(role, 'I do not know.'), { outcome: 'unanswered', ...inquiry });
    }
    const reply = say(marked(role, 'It is 30%.'), {
      title: marked(role, 'Title'),
      facts: [{ label: marked(role, 'share'), value: marked(role, '30%') }],
      record: 'r',
      entry: 'r/e',
      actions: [
        { id: 'ask:r/x', kind: 'ask', label: marked(role, 'More') },
        { id: 'not-helpful:r/e', kind: 'not-helpful', label: 'No help' },
      ],
    });
    return { ...reply, ...more(what, role) };
  };
}

function more(what: string, role: Role): Partial<Reply> {
  if (/which/.test(what)) {
    return {
      outcome: 'clarify',
      paragraphs: ['Which one?'],
      actions: [{ id: 'choose:r', kind: 'choose', label: marked(role, 'This') }],
    };
  }
  if (/list/.test(what)) {
    const rows = [[marked(role, 'a'), 'b']];
    return { tables: [{ title: marked(role, 'List'), columns: [{ label: 'x' }, { label: 'y' }], rows }] };
  }
  if (/export/.test(what)) {
    const name = role === 'staff' ? 'staff.csv' : 'public.csv';
    return { file: { name, mediaType: 'text/csv', content: marked(role, 'a,b') } };
  }
  if (/check/.test(what)) {
    const form = questions(role);
    return { check: { record: 'r', verdict: 'needs_more_information', asking: form[0]!, form } };
  }
  return {};
}

/** Pages of records, as anyone may read them. */
export const pagesFor = (): PublicPages => ({
  address: 'https://desk.example.go.kr',
  browser: browserFor(undefined),
});

export const LINK = 'https://desk.example.go.kr/records/r';

export const formOf: FormOf = async ({ action, role }) => ({
  action,
  title: marked(role, 'Check'),
  open: questions(role),
  all: questions(role),
});

export function browserFor(role: Role): RecordBrowser {
  return {
    list: () => [
      {
        id: 'r',
        kind: 'program',
        name: marked(role, 'Record'),
        ended: false,
        source: marked(role, 'Source'),
      },
    ],
    read: () => say(marked(role, 'Of the record.'), { title: marked(role, 'Record') }),
    subjectOf: () => marked(role, 'Record'),
    state: () => ({ version: 'v', records: {}, sources: 1, questions: 0, today: '2026-11-22' }),
  };
}
