/** What the app itself says in Slack, in both languages; what is about policy comes from the knowledge base. */
import type { Text } from '../../src/core/knowledge-base.js';
import { SHARED_WORDS, wordsOf } from '../words.js';

export { KIND_NAMES } from '../words.js';

const WORDS = {
  ...SHARED_WORDS,
  thinking: { ko: '자료를 찾고 있습니다…', en: 'is looking in the documents…' },
  share: { ko: '채널에 공유', en: 'Share with the channel' },
  onlyYou: { ko: '나에게만 보이는 답입니다.', en: 'Only you can see this answer.' },
  sharedAnswer: { ko: '정책 안내의 답을 공유했습니다.', en: 'An answer of the policy desk was shared.' },
  commandHelp: {
    ko: '사용법: /policy 다음에 질문을 적어 주세요. 예: /policy 스마트공장 지원비율이 얼마예요? 답은 나에게만 보이고, “채널에 공유”를 누르면 모두에게 보입니다. 쪽지(DM)로 물어보거나 채널에서 저를 언급해도 됩니다.',
    en: 'How to use it: type your question after /policy, such as /policy what share of a smart factory does the government pay? Only you see the answer, until you press “Share with the channel”. You can also send me a direct message, or mention me in a channel.',
  },
  promptsTitle: { ko: '이런 것을 물어볼 수 있습니다', en: 'Some things to ask' },
  // Not helpful
  cancel: { ko: '취소', en: 'Cancel' },
  // Staff
  staffOnly: {
    ko: '담당자만 쓸 수 있는 기능입니다. 궁금한 것은 쪽지(DM)나 /policy로 물어봐 주세요.',
    en: 'Only staff of the desk can do this. To ask something, use a direct message or /policy.',
  },
  homeLibrary: { ko: '사업과 협약', en: 'Programs and agreements' },
  homeKnowledge: { ko: '자료 상태', en: 'The knowledge base' },
  homeSearch: { ko: '이름으로 찾기', en: 'Search by name' },
  homeShowing: { ko: '{total}건 중 {from}–{to}', en: '{from}–{to} of {total}' },
  homeUndelivered: {
    ko: '지난 7일 동안 전달하지 못한 답이 {n}건 있습니다. 로그를 확인해 주세요.',
    en: '{n} replies could not be delivered in the last 7 days. The log says why.',
  },
  next: { ko: '다음', en: 'Next' },
  previous: { ko: '이전', en: 'Previous' },
  all: { ko: '전체', en: 'All' },
  notReachable: { ko: '물어본 사람에게 전달할 수 없습니다', en: 'the asker cannot be reached' },
  newsMore: { ko: '이 밖에 {n}건은 앱 홈에 있습니다.', en: '{n} more are in the app’s home.' },
  sources: { ko: '출처 문서', en: 'sources' },
  questions: { ko: '질문·답', en: 'questions' },
} as const satisfies Record<string, Text>;

export type Word = keyof typeof WORDS;

/** Words of the app, with `{name}` filled in. */
export const word = wordsOf<Word>(WORDS);

/** Every word, for tests. */
export const ALL_WORDS: Readonly<Record<string, Text>> = WORDS;
