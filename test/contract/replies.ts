/** Replies for channel tests: one of every kind, and one that would like to act. */
import type { ChannelWords } from '../../adapters/contract.js';
import type { Reply } from '../../src/core/reply.js';

/** A short reply that says `text`. */
export function say(text: string, more: Partial<Reply> = {}): Reply {
  return {
    outcome: 'answered',
    language: 'en',
    paragraphs: [text],
    facts: [],
    sources: [],
    actions: [],
    confidence: 1,
    ...more,
  };
}

export const ANSWER: Reply = {
  outcome: 'answered',
  language: 'ko',
  title: '상생형 스마트공장',
  notice: 'smrat → smart',
  paragraphs: ['정부가 사업비의 30%를 부담합니다.', '나머지는 함께 냅니다.'],
  facts: [
    { label: '정부 부담', value: '30%' },
    { label: '대기업 부담 비율', value: '30%', note: '2024년 3월 기준입니다.' },
  ],
  sources: [
    {
      id: 'release',
      title: '보도자료',
      publisher: '중소벤처기업부',
      date: '2024년 3월 27일',
      locator: '7번째 문단',
      url: 'https://www.mss.go.kr/release',
    },
  ],
  sourceLabel: '출처',
  actions: [
    { id: 'ask:budget', kind: 'ask', label: '예산은 얼마입니까?' },
    { id: 'helpful', kind: 'helpful', label: '도움이 됐습니다' },
  ],
  confidence: 0.97,
  record: 'smart-factory',
  entry: 'smart-factory/funding',
};

export const CLARIFY: Reply = say('Which one do you mean?', {
  outcome: 'clarify',
  actions: [
    { id: 'choose:mou', kind: 'choose', label: 'The agreement' },
    { id: 'choose:program', kind: 'choose', label: 'The program' },
    { id: 'none', kind: 'none', label: 'None of these' },
  ],
});

export const UNANSWERED: Reply = say('I do not know.', { outcome: 'unanswered', inquiry: 'q-1' });

export const SOCIAL: Reply = say('You are welcome.', { outcome: 'social' });

/** Text that a terminal or a chat client would act on: colours, a title, a cleared screen, a bell, reversed direction. */
export const ACTING_TEXT =
  '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u009b2J \u0007 \u202etxt.exe\u202c \u2066x\u2069 \u200f a\rb \u0000 \ud800';

export const HOSTILE: Reply = {
  outcome: 'answered',
  language: 'en',
  title: `T ${ACTING_TEXT}`,
  notice: `N ${ACTING_TEXT}`,
  paragraphs: [`P ${ACTING_TEXT}`],
  facts: [{ label: `L ${ACTING_TEXT}`, value: `V ${ACTING_TEXT}`, note: `M ${ACTING_TEXT}` }],
  sources: [
    {
      id: 's',
      title: ACTING_TEXT,
      publisher: ACTING_TEXT,
      date: ACTING_TEXT,
      locator: ACTING_TEXT,
      url: `https://example.org/${ACTING_TEXT}`,
    },
  ],
  actions: [{ id: 'x', kind: 'ask', label: ACTING_TEXT }],
  confidence: 1,
};

/** The words of a channel under test. */
export const WORDS: ChannelWords = {
  greeting: () => say('Welcome to the desk.', { outcome: 'social' }),
  help: () => say('Ask about a program.', { outcome: 'social' }),
  failure: () => say('Something went wrong on our side.', { outcome: 'unanswered' }),
};
